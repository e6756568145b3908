namespace Daybook.Tests.Trial;

/// <summary>The protocols that come with the product.</summary>
internal static class Bundled
{
    public static string Crossover => Read("minimal-crossover.yaml");

    public static string Parallel => Read("minimal-parallel.yaml");

    public static string Pilot => Read("ldn-fibromyalgia-2009.yaml");

    /// <summary>The crossover of 2013, whose periods are of unequal length.</summary>
    public static string Unequal => Read("ldn-fibromyalgia-2013.yaml");

    public static string Innova => Read("innova.yaml");

    public static IReadOnlyList<string> Files { get; } =
        [.. Repository.Files("protocols", ".yaml").Select(Path.GetFileName).OfType<string>().Where(name => !name.EndsWith(".truth.yaml", StringComparison.Ordinal))];

    public static string Read(string file) => File.ReadAllText(Repository.At("protocols", file)).ReplaceLineEndings("\n");
}
