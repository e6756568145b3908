namespace Daybook.Tests.Docs;

/// <summary>Every figure of <c>docs/methods/pilot-2009.md</c> is computed again. <c>ACCEPT=1</c> writes the figures anew; the words are written by hand.</summary>
public sealed class PilotPageTests
{
    // Names of things, not results: years, the paper's number, degrees of freedom talked about.
    private static readonly string[] Words = ["2009", "2013", "PMC2891387", "NCT00568555", "95", "1", "3", "V1", "30", "10"];

    private static readonly string File = Repository.At("docs", "methods", "pilot-2009.md");

    [Fact]
    public void every_figure_of_the_page_is_what_the_library_computes()
    {
        var page = System.IO.File.ReadAllText(File);
        var computed = AnchoredPage.Render(page, PilotPage.Figures, PilotPage.Tables);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            System.IO.File.WriteAllText(File, computed);
        Assert.Equal(computed, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void no_figure_of_the_page_stands_there_unchecked() =>
        Assert.Empty(AnchoredPage.Unanchored(System.IO.File.ReadAllText(File)).Except(Words));

    [Fact]
    public void a_figure_that_drifts_is_found()
    {
        var page = System.IO.File.ReadAllText(File);
        var drifted = page.Replace("0.566<!--", "0.565<!--", StringComparison.Ordinal);

        Assert.NotEqual(page, drifted);
        Assert.NotEqual(drifted, AnchoredPage.Render(drifted, PilotPage.Figures, PilotPage.Tables));
        Assert.Contains("0.565", AnchoredPage.Unanchored(page + "\nIt is 0.565.\n"));
    }
}
