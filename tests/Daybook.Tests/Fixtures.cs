namespace Daybook.Tests;

/// <summary>Third-party files that the product reads but does not carry; the README says what the folder is.</summary>
public static class Fixtures
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DAYBOOK_FIXTURES") is { Length: > 0 } folder ? folder : null;

    /// <summary>The path of a fixture; the test is reported as skipped when no folder is named.</summary>
    public static string At(params string[] parts)
    {
        Assert.SkipWhen(Folder is null, "DAYBOOK_FIXTURES names no folder of third-party files.");
        return Path.Combine([Folder!, .. parts]);
    }
}
