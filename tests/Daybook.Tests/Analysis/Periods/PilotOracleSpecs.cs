using System.Globalization;
using System.Text.Json;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Analysis.Periods;

/// <summary>The pilot's analyses against R (oracles/pilot, made by make.R there).</summary>
public class PilotOracleSpecs
{
    private static readonly Protocol Protocol = Datasets.Read(File.ReadAllText(Repository.At("protocols", "ldn-fibromyalgia-2009.yaml")));
    private static readonly Lazy<AnalysisRun> Demo = new(() => AnalysisRun.Of(Record()));

    [Theory]
    [InlineData("main", "main.csv", "1")]
    [InlineData("main", "main.csv", "2")]
    [InlineData("model-severity", "severity.csv", "1")]
    [InlineData("model-severity", "severity.csv", "2")]
    public void a_model_of_the_diary_agrees_with_nlme(string analysis, string file, string seed)
    {
        // The unadjusted standard error and F, which nlme gives too.
        var plan = Protocol.Analyses.Single(a => a.Id == analysis) with { DegreesOfFreedom = Daybook.Trial.DegreesOfFreedom.Satterthwaite };
        var values = Simulated(file, seed);
        string[] order = [.. Protocol.Periods.Select(p => p.Id)];
        string[] levels = ["placebo", .. order.Where(id => id != "placebo" && (plan.Only.Count == 0 || plan.Only.Contains(id)))];
        var fit = PeriodModel.Fit(plan, order, values);
        var found = new PeriodModelReading(plan, levels, fit, values).Finding(10).Numbers.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);
        var expected = Numbers(analysis, seed);
        // Two optimisers stop at slightly different places of a flat likelihood.
        Assert.Equal(expected["difference"], found["difference"], 1e-3);
        Assert.Equal(expected["drug-baseline"], found["drug-baseline"], 1e-3);
        Assert.Equal(expected["unadjusted-standard-error"], found["standard-error"], 1e-3);
        Assert.Equal(1, found["f"] / expected["f"], 1e-3);
        Assert.Equal(expected["phi"], found["variance-resid|rho"], 1e-3);
        Assert.Equal(expected["log-likelihood"], found["log-likelihood"], 1e-5);
    }

    [Theory]
    [InlineData("model-fiq", 1e-5)]
    [InlineData("reduction-whole", 1e-9)]
    [InlineData("reduction-last-14", 1e-9)]
    [InlineData("predictor-esr", 1e-9)]
    [InlineData("predictor-duration", 1e-9)]
    [InlineData("predictor-impact", 1e-9)]
    public void an_analysis_of_the_demo_agrees_with_r_from_the_entries_on(string analysis, double tolerance)
    {
        var found = Demo.Value.Analyses.Single(a => a.Id == analysis);
        foreach (var (name, expected) in Numbers("demo", analysis))
        {
            double value = name == "n" ? found.N : found[name];
            Assert.True(Math.Abs(value - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{name}: {value} here, {expected} in R");
        }
    }

    private static Dictionary<string, double> Numbers(string first, string second)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At("oracles", "pilot", "numbers.json")));
        return json.RootElement.GetProperty(first).GetProperty(second).EnumerateObject().ToDictionary(n => n.Name, n => n.Value.GetDouble(), StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Repository.At("oracles", "pilot", file)).Skip(1).Select(line => line.Split(','));

    // purpose, seed, participant, period, day, value
    private static List<PeriodValue> Simulated(string file, string seed) => [.. Rows(file).Where(row => row[1] == seed)
        .Select(row => new PeriodValue(new ParticipantKey(row[2]), row[2], row[3], int.Parse(row[4], CultureInfo.InvariantCulture), double.Parse(row[5], CultureInfo.InvariantCulture)))];

    private static Daybook.Analysis.Dataset Record()
    {
        var entries = Rows("demo.csv").Select(Entry).ToList();
        var people = entries.GroupBy(o => o.Participant).Select(Person);
        var state = StudyState.Empty with { Participants = StudyState.Empty.Participants.AddRange(people.Select(her => KeyValuePair.Create(her.Key, her))) };
        return Daybook.Analysis.Dataset.At(Protocol, state, entries, new AllocationList(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<KitId, string>()));
    }

    // label, form, occasion, occasion_key, repeat, item, number, flags, study_day, seq, superseded_by, purpose
    private static Observation Entry(string[] row) => new(
        new ParticipantKey(row[0]), "laboratory", "1.0", row[1], new Occasion(row[2] == "visit" ? OccasionKind.Visit : OccasionKind.DiaryDay, row[3], int.Parse(row[4], CultureInfo.InvariantCulture)),
        row[5], null, 1, row[6].Length == 0 ? null : decimal.Parse(row[6], CultureInfo.InvariantCulture), null, null, row[7], int.Parse(row[8], CultureInfo.InvariantCulture), null,
        long.Parse(row[9], CultureInfo.InvariantCulture), row[10].Length == 0 ? null : long.Parse(row[10], CultureInfo.InvariantCulture));

    private static Participant Person(IGrouping<ParticipantKey, Observation> hers)
    {
        var day = hers.First(o => o.Occasion.Kind == OccasionKind.DiaryDay);
        var one = LocalDatePattern.Iso.Parse(day.Occasion.Key).Value.PlusDays(1 - day.Day!.Value);
        var visits = hers.Where(o => o.Occasion.Kind == OccasionKind.Visit).DistinctBy(o => o.Occasion.Key)
            .Select(o => KeyValuePair.Create(o.Occasion.Key, new HeldVisit(one.PlusDays(o.Day!.Value - 1), o.Day.Value, 0, true)));
        var her = new Participant { Key = hers.Key, Label = hers.Key.Value, Site = "laboratory", Screened = one, DayOne = one };
        return her with { Visits = her.Visits.AddRange(visits) };
    }
}
