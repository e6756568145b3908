using Daybook.Cli.Fit;
using Xunit;

namespace Daybook.Tests.Cli.Fit;

/// <summary>The mixed-model cases kept in oracles/mixed, which need no fixtures, within the tolerances that they carry.</summary>
public class KeptMixedCaseTests
{
    public static TheoryData<string> Cases() => [.. Directory.EnumerateFiles(Folder(), "*.json").Order(StringComparer.Ordinal).Select(p => Path.GetFileName(p))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void the_kept_case_agrees_within_its_own_tolerances(string name)
    {
        CaseRun run = CaseRun.Of(Path.Combine(Folder(), name));
        Assert.True(run.Outcome == CaseOutcome.Agreed, run.Line());
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Daybook.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests must run from within the repository."), "oracles", "mixed");
    }
}
