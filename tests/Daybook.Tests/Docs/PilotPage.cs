using System.Globalization;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Regression;

namespace Daybook.Tests.Docs;

/// <summary>The figures and tables of <c>docs/methods/pilot-2009.md</c> under the names by which the page calls them.</summary>
internal static class PilotPage
{
    public static IReadOnlyDictionary<string, string> Figures { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cut"] = Digits(PilotRecomputed.Cut, 6),
        ["tests"] = Whole(PilotRecomputed.Family.Count),
        ["cut-keeps"] = Whole(PilotRecomputed.Family.Count(test => test.P <= PilotRecomputed.Cut)),
        ["by-keeps"] = Whole(PilotRecomputed.StepUpYekutieli.Count(p => p <= 0.05)),
        ["bh-keeps"] = Whole(PilotRecomputed.StepUpHochberg.Count(p => p <= 0.05)),
        ["by-fatigue"] = Digits(Yekutieli("fatigue"), 3),
        ["by-heat"] = Digits(Yekutieli("heat threshold"), 3),
        ["r-esr"] = Digits(PilotPaper.Predictors[0].R, 2),
        ["pairs"] = Whole(PilotPaper.Predictors[0].Pairs),
        ["r-esr-low"] = Digits(EsrInterval.Lower, 2),
        ["r-esr-high"] = Digits(EsrInterval.Upper, 2),
        ["r-esr-fiq"] = Digits(PilotRecomputed.Correlation("esr", "fiq").R, 3),
        ["r-response-fiq-low"] = Digits(PilotRecomputed.ResponseWithFiq.Lowest, 2),
        ["r-response-fiq-printed"] = Digits(PilotPaper.Predictors[2].R, 2),
        ["synthetic-mean"] = Digits(Moments.Mean(PilotPaper.SyntheticResponse), 1),
        ["synthetic-r-esr"] = Digits(Pearson.Of(PilotPaper.SyntheticResponse, PilotPaper.Table1("esr")).R, 3),
        ["synthetic-r-duration"] = Digits(Pearson.Of(PilotPaper.SyntheticResponse, PilotPaper.Table1("duration")).R, 3),
        ["synthetic-r-fiq"] = Digits(Pearson.Of(PilotPaper.SyntheticResponse, PilotPaper.Table1("fiq")).R, 2),
        ["synthetic-responders"] = Whole(PilotPaper.SyntheticResponse.Count(response => response >= 30)),
        ["synthetic-slope"] = Digits(SimpleRegression.Slope(PilotPaper.Table1("esr"), PilotPaper.SyntheticResponse), 3),
        ["t-df"] = Whole((int)Trial2013Recomputed.Df),
        ["t"] = Digits(Trial2013Recomputed.T, 2),
        ["t-p"] = Digits(PilotPaper.Trial2013("p"), 3),
        ["t-drug"] = Digits(PilotPaper.Trial2013("reduction under drug"), 1),
        ["t-placebo"] = Digits(PilotPaper.Trial2013("reduction under placebo"), 1),
        ["t-difference"] = Digits(Trial2013Recomputed.Difference, 1),
        ["t-se"] = Digits(Trial2013Recomputed.StandardError, 2),
        ["t-low"] = Digits(Trial2013Recomputed.Interval.Lower, 1),
        ["t-high"] = Digits(Trial2013Recomputed.Interval.Upper, 1),
        ["t-half-drug"] = Digits(PilotPaper.Trial2013("half-width of the interval under drug"), 1),
        ["t-half-placebo"] = Digits(PilotPaper.Trial2013("half-width of the interval under placebo"), 1),
        ["t-sd-drug"] = Digits(Trial2013Recomputed.Sd("drug"), 1),
        ["t-sd-placebo"] = Digits(Trial2013Recomputed.Sd("placebo"), 1),
        ["t-within"] = Digits(Trial2013Recomputed.Within, 2),
    };

    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["f-to-p"] = Table(
            ["Outcome", "F", "df printed", "p printed", "p with 3", "p with the df printed", "Printed p fits"],
            PilotPaper.Tests.Select(test => new[]
            {
                test.Outcome, test.F, FormattableString.Invariant($"{test.NumeratorDf}, {test.DenominatorDf}"), test.P,
                P(PilotRecomputed.P(test, PilotRecomputed.ConditionDf)), P(PilotRecomputed.P(test, test.NumeratorDf)), Fitting(test),
            })),
        ["seventeen"] = Table(
            ["Test", "p", "Under the cut", "Benjamini-Yekutieli", "kept", "Benjamini-Hochberg", "kept"],
            PilotRecomputed.Family.Select((test, i) => (test, i)).OrderBy(pair => pair.test.P).Select(pair => new[]
            {
                pair.test.Name, P(pair.test.P), Yes(pair.test.P <= PilotRecomputed.Cut), Digits(PilotRecomputed.StepUpYekutieli[pair.i], 4),
                Yes(PilotRecomputed.StepUpYekutieli[pair.i] <= 0.05), Digits(PilotRecomputed.StepUpHochberg[pair.i], 4), Yes(PilotRecomputed.StepUpHochberg[pair.i] <= 0.05),
            })),
        ["table1"] = Table(
            ["Column", "Mean", "SD"],
            new[] { ("age", "years"), ("duration", "years"), ("fiq", "points"), ("bmi", "kg/m2"), ("esr", "mm/h") }
                .Select(column => new[] { $"{column.Item1}, {column.Item2}", Digits(PilotRecomputed.Spread(column.Item1).Mean, 1), Digits(PilotRecomputed.Spread(column.Item1).Sd, 1) })),
        ["entangled"] = Table(
            ["ESR with", "r", "interval"],
            new[] { "fiq", "bmi", "age", "duration" }.Select(column => (column, PilotRecomputed.Correlation("esr", column)))
                .Select(pair => new[] { pair.column, Digits(pair.Item2.R, 3), $"{Digits(pair.Item2.Interval.Lower, 2)} to {Digits(pair.Item2.Interval.Upper, 2)}" })),
        ["residual-sd"] = Table(
            ["Contrast", "Difference", "p printed", "df", "visits", "residual SD"],
            PilotPaper.Contrasts.Select(contrast => new[]
            {
                contrast.Name, $"{Digits(contrast.Difference, 2)} {contrast.Unit}", Digits(contrast.P, 3), Whole((int)contrast.Df),
                $"{Whole((int)contrast.Visits)} and {Whole((int)contrast.OtherVisits)}", Digits(PilotRecomputed.ResidualSd(contrast), contrast.Unit == "points" ? 1 : 3),
            })),
    };

    private static Statistics.Interval EsrInterval => Pearson.From(PilotPaper.Predictors[0].R, PilotPaper.Predictors[0].Pairs).Interval;

    private static double Yekutieli(string name) => PilotRecomputed.StepUpYekutieli[PilotRecomputed.Family.ToList().FindIndex(test => test.Name == name)];

    private static string Fitting(PrintedTest test) => (PilotRecomputed.Fits(test, PilotRecomputed.ConditionDf), PilotRecomputed.Fits(test, test.NumeratorDf)) switch
    {
        (true, _) when test.NumeratorDf == PilotRecomputed.ConditionDf => "yes",
        (true, true) => "3 and 1",
        (true, false) => "3 only",
        (false, true) => "1 only",
        _ => "no",
    };

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        string.Concat(new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |\n"));

    private static string P(double p) => Digits(p, p < 0.0005 ? 5 : 4);

    private static string Yes(bool yes) => yes ? "yes" : "no";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Digits(double number, int decimals) => number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
