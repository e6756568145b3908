using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;

namespace Daybook.Trial;

/// <summary>Reads texts and short names. What was probably meant is read in the place of what is wrong.</summary>
internal static partial class Texts
{
    public static string? Read(KeyShape key, YamlText text, ProblemList problems)
    {
        var read = text.Text.Trim();
        if (!text.Quoted && ReadsAsOther().IsMatch(read))
            return Refuse(problems, "DB0108", text, $"{read} reads as a number, a date or a truth value, and a text is wanted", $"write \"{read}\"", Fits(FormOf(key), read) ? read : null);
        if (read.Length == 0)
            return Refuse(problems, "DB0107", text, $"{key.Name} has no value", key.Required ? $"write a value: {key.Key.Hover}" : "write a value or leave the key out");
        if (!YamlCharacters.AreVisible(read))
            return Refuse(problems, "DB0010", text, "the text holds a character that cannot be seen", "leave it out");
        return FormOf(key) switch
        {
            TextForm.ShortName when !ShortName().IsMatch(read) =>
                Refuse(problems, "DB0110", text, "this is not a short name", "write up to 64 letters, digits, hyphens, underscores or full stops"),
            TextForm.Slug when !Slug().IsMatch(read) =>
                Refuse(problems, "DB0110", text, "this is not a short name", "write up to 64 lower-case letters, digits and hyphens, a letter first"),
            TextForm.Language when !Language().IsMatch(read) =>
                Refuse(problems, "DB0126", text, "this is not a language tag", "write for example en or es-419"),
            TextForm.Language when !Tongues.Exists(read) =>
                Refuse(problems, "DB0126", text, $"there is no language {read}", Tongues.Meant(read) is { } meant ? $"did you mean {meant}?" : "write for example en or es-419", Tongues.Meant(read)),
            TextForm.Zone when !TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(read) => UnknownZone(text, read, problems),
            _ => read,
        };
    }

    /// <summary>The form that the value of <paramref name="key"/> must have: names are short names.</summary>
    public static TextForm FormOf(KeyShape key) =>
        key.Key.Form == TextForm.Words && key.Key.Names != Noun.None ? TextForm.ShortName : key.Key.Form;

    private static bool Fits(TextForm form, string text) => form == TextForm.Words || (form == TextForm.ShortName && ShortName().IsMatch(text));

    private static string? UnknownZone(YamlText text, string zone, ProblemList problems)
    {
        var town = "/" + zone.Replace(' ', '_');
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        var ofTown = ids.FirstOrDefault(id => id.EndsWith(town, StringComparison.OrdinalIgnoreCase));
        var near = ofTown ?? Spelling.Nearest(zone, ids);
        return Refuse(problems, "DB0125", text, "there is no such time zone", near is not null ? $"did you mean {near}?" : "write an IANA zone, for example Europe/Madrid", ofTown ?? (near is not null && Spelling.IsOnly(zone, near, ids) ? near : null));
    }

    private static string? Refuse(ProblemList problems, string code, YamlText text, string what, string suggestion, string? meant = null)
    {
        problems.Add(code, text.At, what, suggestion);
        return meant;
    }

    // What YAML 1.1 or 1.2 reads as something other than a text: an author's other tools would.
    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|[-+]?\.[0-9]+|[-+]?\.(inf|nan)|0x[0-9a-f]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|[-+]?[0-9]+(:[0-5]?[0-9])+|true|false|yes|no|on|off)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex ReadsAsOther();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", RegexOptions.CultureInvariant)]
    internal static partial Regex ShortName();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,63}$", RegexOptions.CultureInvariant)]
    internal static partial Regex Slug();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$", RegexOptions.CultureInvariant)]
    internal static partial Regex Language();
}
