using System.Runtime.CompilerServices;
using Xunit;

namespace Daybook.Tests;

/// <summary>Compares text with a file that stands in a folder <c>golden</c> beside the test. <c>ACCEPT=1</c> rewrites the file; the diff is the review.</summary>
internal static class Golden
{
    public static void Equals(string name, string actual, [CallerFilePath] string test = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(Located(test))!, "golden", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        Assert.True(File.Exists(file), $"There is no golden file {name}. Run with ACCEPT=1, then read it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    /// <summary>The root of the repository: the first folder above the tests that holds the solution.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
            {
                folder = folder.Parent;
            }
            return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }
    }

    /// <summary>Deterministic builds map the source folder to /_/; here it is put back.</summary>
    private static string Located(string path) => path.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository, path[3..]) : path;
}
