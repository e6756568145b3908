using System.Globalization;
using Daybook.Trial;
using YamlDotNet.RepresentationModel;

namespace Daybook.Tests.Trial;

/// <summary>A good file with one value written otherwise, or one key left out: mostly still good.</summary>
internal static class SeededChange
{
    /// <summary>The changed file; null when the seed finds nothing to change.</summary>
    public static string? Of(string yaml, int seed)
    {
        var random = new Random(seed);
        var sites = FaultSite.In<Protocol>(yaml).Where(site => site.IsSimple && !site.IsName && site.Value is YamlScalarNode).ToList();
        var site = sites[random.Next(sites.Count)];
        if (!site.Shape.Required && site.NextKey is { } next && random.Next(2) == 0)
            return string.Concat(yaml.AsSpan(0, site.KeyStart), yaml.AsSpan(next));
        return Other(site, random) is { } other ? string.Concat(yaml.AsSpan(0, site.ValueStart), other, yaml.AsSpan(site.ValueEnd)) : null;
    }

    private static string? Other(FaultSite site, Random random)
    {
        var written = ((YamlScalarNode)site.Value).Value!;
        var type = site.Shape.Element;
        return type == typeof(int) ? (int.Parse(written, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : type == typeof(bool) ? written == "true" ? "false" : "true"
            : type.IsEnum ? Kebab.WordsOf(type).Where(word => word != written).ElementAtOrDefault(random.Next(Enum.GetNames(type).Length))
            : type == typeof(string) && site.Shape.Key is { Form: TextForm.Words, RefersTo: Noun.None } && site.Shape.Name is not ("unit" or "version") ? $"\"{written.Replace("\n", " ", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)} again\""
            : null;
    }
}
