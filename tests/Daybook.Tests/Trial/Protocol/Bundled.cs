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

    /// <summary>Every protocol of the product and every fixture of a feature, by its path in the repository.</summary>
    public static IReadOnlyList<string> AllFiles { get; } =
        [.. Files.Select(file => $"protocols/{file}"), .. Repository.Files("tests/Daybook.Tests/Trial/Protocol", ".yaml").Where(path => path.Contains("/fixtures/", StringComparison.Ordinal))];

    public static string ReadAt(string path) => File.ReadAllText(Repository.At(path.Split('/'))).ReplaceLineEndings("\n");

    public static string Read(string file) => File.ReadAllText(Repository.At("protocols", file)).ReplaceLineEndings("\n");
}
