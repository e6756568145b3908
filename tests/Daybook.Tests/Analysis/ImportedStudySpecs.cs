using System.Text;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

/// <summary>A finished trial that nobody here made, through the commands of a study: import, lock, unblind, analyse.</summary>
public class ImportedStudySpecs
{
    private static MemoryStudy Import()
    {
        var values = Datasets.Asthma().ToList();
        var people = values.Select(v => (v.Participant, v.Sequence)).Distinct().ToList();
        var list = new AllocationList(
            new Dictionary<string, IReadOnlyList<string>> { ["all"] = [.. people.Select(p => p.Sequence)] },
            new Dictionary<KitId, string>());
        var study = new MemoryStudy(Datasets.Yaml, list, Purpose.Real);
        var at = Instant.FromUtc(2026, 6, 1, 9, 0);
        study.Do(new SealAllocation(new string('b', 64), [new StratumPlaces("all", people.Count)], []), Cast.Stan, "seal", at);
        study.Do(
            new ImportFile(
                Encoding.UTF8.GetBytes("the file"), Encoding.UTF8.GetBytes("the map"), values.Count,
                [.. people.Select((p, i) => new ImportedParticipant(new ParticipantKey("k" + p.Participant), p.Participant, "one", "all", i))],
                [.. values.Select(v => new ItemsRecorded(
                    new ParticipantKey("k" + v.Participant), "lung", new Occasion(OccasionKind.Visit, "v" + v.Period), [new ItemAnswer("pef", new Answer.Number((decimal)v.Value, "L/min"))]))]),
            Cast.Stan, "import", at);
        study.Do(new LockStudy(), Cast.Stan, "lock", at);
        study.Do(new ApproveUnblinding(), Cast.Stan, "one", at);
        study.Do(new ApproveUnblinding(), Cast.Ines, "two", at);
        Assert.Empty(study.Refusals.Select(refusal => refusal.What));
        return study;
    }

    [Fact]
    public void an_imported_trial_gives_the_difference_that_was_published()
    {
        var study = Import();
        var dataset = study.Opened();
        Assert.True(dataset.Imported);
        Assert.Equal(26, dataset.Rows.Count(row => row.Value is not null));
        var run = AnalysisRun.Of(dataset);
        Assert.Equal((46.6, 10.8, 11), (Math.Round(run.Primary!["difference"], 1), Math.Round(run.Primary["standard-error"], 1), run.Primary["df"]));
        var report = Report.Of(run, study.Provenance(null) with { Imported = dataset.Imported }, []);
        Assert.Contains("<p class=\"stamp\">IMPORTED</p>", report.Html, StringComparison.Ordinal);
        Assert.Contains("between 22.9 and 70.3 (95% confidence interval), estimate 46.6; n = 13.", report.Html, StringComparison.Ordinal);
        Assert.All(report.Figures, figure => Assert.Null(figure.Stamp));
        Assert.All(report.Figures, figure => Assert.EndsWith(",IMPORTED\n", figure.Table.Csv, StringComparison.Ordinal));
        // The protocol of a file is filled in where the file is silent; the report does not pass that on as fact.
        Assert.Contains("Allocation, masking and period lengths are those of the source and are not in the file.", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("permuted blocks", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody was masked", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("1 days", report.Html, StringComparison.Ordinal);
    }
}
