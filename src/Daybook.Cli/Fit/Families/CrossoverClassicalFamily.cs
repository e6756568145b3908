using System.Text.Json.Nodes;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Means;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>The AB/BA crossover with a continuous outcome: completers, one row a participant and period.</summary>
internal static class CrossoverClassicalFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string response = (string)referenceCase.Model["response"]!;
        string interest = (string)referenceCase.Model["treatment_of_interest"]!;
        CrossoverTable table = CrossoverTable.Read(referenceCase.Data, response);
        string[] sequences = [.. table.Sequences.Where(s => table.Participants.Any(p => p.Sequence == s))];
        string active = sequences.Single(s => table.FirstTreatment(s) == interest);
        PeriodPair[] first = Pairs(table, p => p.Sequence == active), second = Pairs(table, p => p.Sequence != active);
        TwoPeriodCrossoverResult result = TwoPeriodCrossover.Analyse(first, second);
        KochResult koch = TwoPeriodCrossover.Koch(first, second);
        double exact = PermutationTest.TwoSample(Differences(first), Differences(second)).PTwoSided;
        return Tree.Of(
            ("n", Tree.Of(sequences.Select(s => (s, (object?)table.Participants.Count(p => p.Sequence == s))))),
            ("cell_means", Tree.Of(
                ("seqT_p1", first.Average(p => p.Period1)), ("seqT_p2", first.Average(p => p.Period2)),
                ("seqR_p1", second.Average(p => p.Period1)), ("seqR_p2", second.Average(p => p.Period2)))),
            ("treatment", Full(result.Treatment, ("ci90", result.Treatment.IntervalAt(0.9)))),
            ("period", Tree.Of(("estimate_p1_minus_p2", result.Period.Estimate), ("se", result.Period.StandardError),
                ("t", result.Period.T), ("p", result.Period.P))),
            ("carryover", Tree.Of(("lambda_difference_of_sums", result.CarryOver.Estimate), ("se", result.CarryOver.StandardError),
                ("t", result.CarryOver.T), ("df", result.CarryOver.Df), ("p", result.CarryOver.P))),
            ("paired_ignoring_period", Full(result.PairedIgnoringPeriod)),
            ("period1_only", Full(result.Period1Only)),
            ("anova", Tree.Of(("ss_sequence", result.Anova.Sequence),
                ("ss_subject_within_sequence", result.Anova.ParticipantWithinSequence), ("ss_residual", result.Anova.Residual),
                ("ms_residual", result.Anova.ResidualMeanSquare), ("df_residual", result.Anova.ResidualDf))),
            ("koch_treatment", Koch(koch.Treatment)), ("koch_carryover", Koch(koch.CarryOver)), ("koch_period", Koch(koch.Period)),
            ("permutation_treatment_p_exact", exact),
            ("within_subject_sd", result.Anova.WithinParticipantSd),
            ("carryover_warning", TwoPeriodCrossover.CarryOverWarning));
    }

    private static PeriodPair[] Pairs(CrossoverTable table, Func<CrossoverParticipant, bool> which) =>
        [.. table.Participants.Where(which).Select(p => new PeriodPair(p.Period1, p.Period2))];

    private static double[] Differences(PeriodPair[] pairs) => [.. pairs.Select(p => p.Period1 - p.Period2)];

    private static JsonObject Full(TTestResult t, params (string, object?)[] more) => Tree.Of(
        [("estimate", t.Estimate), ("se", t.StandardError), ("df", t.Df), ("t", t.T), ("p", t.P), ("ci", t.Interval), .. more]);

    private static JsonObject Koch(KochComparison c) => Tree.Of(
        ("W", c.Test.Statistic), ("p_exact", c.Test.PExact), ("p_normal", c.Test.PNormal), ("shift", c.Shift), ("ci", c.Interval));
}
