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
            // Without the third-party files the steps that need them are left out, and so is what stands on them; the test says that it was skipped.
            var missing = new List<string>();
            foreach (var block in ConsoleBlock.In(File.ReadAllText(Repository.At(page))))
            {
                var lacks = Fixtures.Folder is null && block.Command.Contains("$DAYBOOK_FIXTURES", StringComparison.Ordinal);
                if (lacks) missing.Add(DataOf(block));
                else if (!missing.Contains(DataOf(block))) await Keep(folder.FullName, page, block);
            }
            Assert.SkipWhen(missing.Count > 0, $"{page}: DAYBOOK_FIXTURES names no folder of third-party files; the other commands of the page hold.");
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
        var args = words.Skip(1).Select(word => word.Replace("$DAYBOOK_FIXTURES", Fixtures.Folder ?? "", StringComparison.Ordinal));
        var (exit, results, talk) = await DaybookProcess.Run(folder, input, args);
        Assert.True(exit == 0, $"{page}: `{block.Command}` ended with {exit}.\n{talk}");
        var broken = block.FirstBroken(results.Length > 0 ? results : talk);
        Assert.True(broken is null, $"{page}: `{block.Command}` (exit {exit}) did not print: {broken}\n--- it printed\n{results}\n--- and said\n{talk}");
    }

    private static string DataOf(ConsoleBlock block) =>
        DaybookProcess.Words(block.Command).SkipWhile(word => word != "--data").Skip(1).FirstOrDefault() ?? "";

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
