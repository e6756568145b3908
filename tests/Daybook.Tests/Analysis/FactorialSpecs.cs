using System.Globalization;
using Daybook.Analysis;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Analysis;

/// <summary>A factorial design: main effects and interactions, against R and through a whole simulated trial.</summary>
public class FactorialSpecs
{
    private const string Fixture = "tests/Daybook.Tests/Trial/Protocol/fixtures/factorial.yaml";

    private const string Truth = """
        truth: factorial
        note: Round numbers. Assumptions, not evidence. Each alone takes ten points off, both together twenty.
        screening: { fail: 0, routes: [clinic], per-week: 60, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 60, between: 6, within: 6, effects: [{ treatment: alone, change: -10 }, { treatment: trained, change: -10 }, { treatment: both, change: -20 }] }
        diary: { late: 0, missed: 0.05, outside: 0, offline: 0 }
        visits: { shift: 1, taken: 0.95 }
        """;

    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run(Bundled.ReadAt(Fixture), Truth, 5, 48));

    [Fact]
    public void effects_are_those_of_r_in_cells_of_unequal_size()
    {
        var (protocol, dataset) = Npk();
        var rows = File.ReadAllLines(Repository.At("oracles", "factorial", "effects.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        foreach (string[] row in rows)
        {
            var plan = new PlannedAnalysis { Id = "effect", Rank = AnalysisRank.Primary, Endpoint = "yield", Method = AnalysisMethod.Factorial, Factors = row[0].Split(' ') };
            var found = FactorialEffect.Of(dataset with { Protocol = protocol }, plan, protocol.Endpoints[0]);
            double[] numbers = [found.Effect!.Value.Estimate, Named(found, "standard-error"), Named(found, "df"), found.P!.Value, found.Effect.Value.Low, found.Effect.Value.High];
            Assert.All(numbers.Zip(row.Skip(1).Select(Number)), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        }
        Assert.Equal(5, rows.Count);
    }

    [Fact]
    public void a_cell_that_nobody_is_in_leaves_no_effect()
    {
        var (protocol, dataset) = Npk();
        var plan = new PlannedAnalysis { Id = "effect", Rank = AnalysisRank.Primary, Endpoint = "yield", Method = AnalysisMethod.Factorial, Factors = ["N"] };
        var found = FactorialEffect.Of(dataset with { Rows = [.. dataset.Rows.Where(row => row.Treatment != "110")] }, plan, protocol.Endpoints[0]);

        Assert.Contains("110", found.NotComputed, StringComparison.Ordinal);
    }

    [Fact]
    public void a_whole_trial_finds_both_main_effects_and_no_interaction()
    {
        Assert.Empty(Study.Value.Refusals.Select(refusal => refusal.Code));
        var run = AnalysisRun.Of(Study.Value.Opened());
        var (main, trained, together) = (run.Analyses[0], run.Analyses[1], run.Analyses[2]);

        Assert.All([main, trained], effect => Assert.InRange(effect.Effect!.Value.Estimate, -14, -6));
        Assert.InRange(0, together.Effect!.Value.Low, together.Effect.Value.High);
        Assert.Equal(4, run.Dataset.Rows.Select(row => row.Treatment).Distinct().Count());
        Assert.Equal(main["mean-both"] - main["mean-trained"], main["both-trained"], 10);
        Assert.Equal((main["both-trained"] + main["alone-neither"]) / 2, main.Effect!.Value.Estimate, 10);
        Assert.NotEmpty(run.Families);
    }

    [Fact]
    public void its_report_says_what_was_judged()
    {
        var report = Report.Of(AnalysisRun.Of(Study.Value.Opened()), Study.Value.Provenance(5), []);

        Assert.Contains("Naltrexone 4.5 mg minus without Naltrexone 4.5 mg", report.Html, StringComparison.Ordinal);
        Assert.Contains("effect of Naltrexone 4.5 mg with Training minus without Training", report.Html, StringComparison.Ordinal);
        Assert.Contains("values were lower under Naltrexone 4.5 mg, which is the better direction", report.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main", -10)]
    [InlineData("together", 0)]
    public void simulated_trials_estimate_what_the_same_people_could_have_shown(string analysis, double effect)
    {
        var protocol = ProtocolReader.Read(Bundled.ReadAt(Fixture), "factorial").Protocol!;
        var truth = TruthReader.Read(Truth, "factorial.truth.yaml", protocol).Truth!;
        var found = OperatingCharacteristics.Of(protocol, truth, 40, protocol.Analyses.Single(plan => plan.Id == analysis), [.. Enumerable.Range(1, 40).Select(seed => (ulong)seed)]);

        Assert.Equal(effect, found.MeanPotential, 0.5);
        Assert.InRange(found.Bias, -5 * found.BiasError, 5 * found.BiasError);
    }

    private static (Protocol Protocol, Dataset Dataset) Npk()
    {
        var rows = File.ReadAllLines(Repository.At("oracles", "factorial", "npk.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        string[] cells = [.. rows.Select(Cell).Distinct().Order(StringComparer.Ordinal)];
        var study = Study.Value.Opened();
        var protocol = study.Protocol with
        {
            Treatments = [.. cells.Select(cell => new Treatment { Id = cell, Name = cell })],
            Factors = [.. "NPK".Select((name, at) => new TreatmentFactor { Id = name.ToString(), Title = name.ToString(), Given = [.. cells.Where(cell => cell[at] == '1')] })],
            Endpoints = [study.Protocol.Endpoints[0] with { Id = "yield" }],
        };
        var template = study.Rows[0];
        return (protocol, study with { Protocol = protocol, Rows = [.. rows.Select(row => template with { Endpoint = "yield", Treatment = Cell(row), Value = Number(row[3]) })] });
    }

    private static string Cell(string[] row) => string.Concat(row.Take(3));

    private static double Named(Finding found, string name) => found.Numbers.Single(number => number.Name == name).Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
