using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>Every bundled study goes from its protocol to the report of its primary endpoint, lived by virtual participants.</summary>
public class BundledTrialSpecs(ITestOutputHelper output)
{
    internal static readonly Lazy<MemoryStudy> Innova = new(() => MemoryStudy.Run("innova", 11, 16));

    public static TheoryData<string, int> Studies => new()
    {
        { "ldn-fibromyalgia-2009", 12 },
        { "ldn-fibromyalgia-2013", 12 },
        { "innova", 16 },
        { "n-of-1-sleep", 8 },
        { "minimal-crossover", 12 },
        { "minimal-parallel", 20 },
    };

    [Fact]
    public void every_bundled_study_is_among_them() =>
        Assert.Equal(Daybook.Tests.Trial.Bundled.Files.Select(Path.GetFileNameWithoutExtension).Order(), Studies.Select(study => study.Data.Item1).Order());

    [Theory, MemberData(nameof(Studies))]
    public void it_is_lived_locked_and_reported(string name, int participants)
    {
        var study = name == "innova" ? Innova.Value : MemoryStudy.Run(name, 11, participants);
        Assert.Empty(study.Refusals.Select(refusal => $"{refusal.Code}: {refusal.What}").Distinct());
        var run = AnalysisRun.Of(study.Opened());
        var report = Report.Of(run, study.Provenance(11), []);

        Assert.Equal(participants, study.State.Participants.Values.Count(her => her.IsEnrolled));
        Assert.Empty(run.Analyses.Where(analysis => analysis.NotComputed is not null).Select(analysis => $"{analysis.Id}: {analysis.NotComputed}"));
        Assert.NotNull(run.Primary!.Effect);
        Assert.Contains(run.Primary.EndpointTitle, report.Html, StringComparison.Ordinal);
        output.WriteLine($"{run.Primary.Id}: {run.Primary.Effect}, p = {run.Primary.P}, n = {run.Primary.N}");
    }

    [Fact]
    public void of_a_yes_before_treatment_the_people_are_counted()
    {
        var study = Innova.Value;
        var html = Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(11), []).Html;
        int right = study.Observations.Count(o => o.Item == "right-handed" && o.Number == 1 && study.State.Participants[o.Participant].Place is not null);
        Assert.InRange(right, 1, 16);
        Assert.Matches($@"(?s)Right-handed\?<.{{0,300}}?>{right} of 16 \(\d+%\)<", html);
    }

    [Fact]
    public void a_level_and_a_change_of_one_item_never_share_an_axis()
    {
        var study = MemoryStudy.Run("ldn-fibromyalgia-2013", 11, 12);
        var forest = Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(11), []).Figures.Single(figure => figure.Id == "forest");
        // Three analyses of the change of pain; the model of its level stays in the table of analyses.
        Assert.Equal(3, forest.Table.Rows.Count);
    }

    [Theory, MemberData(nameof(Studies))]
    public void twenty_simulated_replicates_of_its_primary_analysis_can_be_analysed(string name, int participants)
    {
        var protocol = ProtocolReader.Read(Daybook.Tests.Trial.Bundled.Read(name + ".yaml"), name).Protocol!;
        var truth = MemoryStudy.Truth(name, protocol);
        var plan = protocol.Analyses.First(analysis => analysis.Rank == AnalysisRank.Primary);
        ulong[] seeds = [.. Enumerable.Range(1, 20).Select(i => (ulong)i)];
        Assert.Null(OperatingCharacteristics.Unfit(plan));
        var found = OperatingCharacteristics.Of(protocol, truth, participants, plan, seeds);
        output.WriteLine(found.ToString());
        Assert.Equal(20, found.Fitted);
        // Five Monte Carlo errors: a wrong estimand is further off than that.
        Assert.InRange(found.Bias, -5 * found.BiasError, 5 * found.BiasError);
    }
}
