namespace Daybook.Cli;

/// <summary>The studies in the box: protocols and truth files that travel inside the program.</summary>
public static class Bundled
{
    /// <summary>Whether a file of that name is bundled.</summary>
    public static bool Has(string name) => typeof(Bundled).Assembly.GetManifestResourceInfo(name) is not null;

    /// <summary>The text of a bundled file, for example <c>minimal-crossover.yaml</c>.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Bundled).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not bundled; these are: {string.Join(", ", typeof(Bundled).Assembly.GetManifestResourceNames())}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
