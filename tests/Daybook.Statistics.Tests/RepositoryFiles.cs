using System.Text.Json;

namespace Daybook.Statistics.Tests;

/// <summary>Finds files of the repository and of the fixtures folder that the tests read in place.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static JsonElement Json(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, path)));
        return document.RootElement.Clone();
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("The tests must run from within the repository.");
    }
}
