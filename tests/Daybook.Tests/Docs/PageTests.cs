using Daybook.Tests.Cli;

namespace Daybook.Tests.Docs;

/// <summary>What a page promises in its console blocks is what the command prints.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages() => [.. Repository.Files(".", ".md").Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal)).Where(HasConsole)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task every_command_of_a_page_prints_what_the_page_says(string page)
    {
        var folder = Directory.CreateTempSubdirectory("daybook-page-");
        try
        {
            // A reader stands in the root of the clone.
            foreach (var part in new[] { "protocols", "oracles", "docs" }) Copy(Repository.At(part), Path.Combine(folder.FullName, part));
            foreach (var block in ConsoleBlock.In(File.ReadAllText(Repository.At(page)))) await Keep(folder.FullName, page, block);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Keep(string folder, string page, ConsoleBlock block)
    {
        var halves = block.Command.Split(" | ", 2);
        string? input = null;
        if (halves is [var echo, _] && echo.StartsWith("echo ", StringComparison.Ordinal)) input = DaybookProcess.Words(echo)[1];
        var words = DaybookProcess.Words(halves[^1]);
        Assert.True(words[0] == "./daybook", $"{page}: only ./daybook can be promised in a console block, not: {block.Command}");
        var needs = words.FirstOrDefault(word => word.StartsWith("$DAYBOOK_FIXTURES", StringComparison.Ordinal));
        if (needs is not null && Fixtures.Folder is null) return;
        var args = words.Skip(1).Select(word => word.Replace("$DAYBOOK_FIXTURES", Fixtures.Folder ?? "", StringComparison.Ordinal));
        var (exit, results, talk) = await DaybookProcess.Run(folder, input, args);
        var broken = block.FirstBroken(results.Length > 0 ? results : talk);
        Assert.True(broken is null, $"{page}: `{block.Command}` (exit {exit}) did not print: {broken}\n--- it printed\n{results}\n--- and said\n{talk}");
    }

    private static bool HasConsole(string path) => ConsoleBlock.In(File.ReadAllText(Repository.At(path))).Any();

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
