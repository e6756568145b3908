using System.Text.Json.Nodes;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>The AB/BA crossover with a binary outcome.</summary>
internal static class CrossoverBinaryFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        CrossoverTable table = CrossoverTable.Read(referenceCase.Data, "y");
        string[] sequences = [.. table.Sequences.Where(s => table.Participants.Any(p => p.Sequence == s))];
        BinaryCrossover.Preferences[] preferences = [.. sequences.Select(s => Count(table, s))];
        TwoByTwo gart = BinaryCrossover.MainlandGart(preferences[0], preferences[1]);
        var discordant = new TwoProportions(preferences[0].Period1, preferences[0].Period1 + preferences[0].Period2,
            preferences[1].Period1, preferences[1].Period1 + preferences[1].Period2);
        (double chi, double p, double exact) = BinaryCrossover.Prescott(preferences[0], preferences[1]);
        int n = table.Participants.Count;
        return Tree.Of(
            ("n_subjects", n), ("joint", Joint(table)), ("mainland_gart_fisher_p", gart.FisherTwoSided),
            ("mainland_gart_odds_ratio_cond", ReferenceRounding.ConditionalOddsRatio(gart, preferences[0].Period1)),
            ("mainland_gart_chisq", discordant.ChiSquare), ("prescott_chisq_n_minus_1", chi), ("prescott_p_asymptotic", p),
            ("prescott_p_exact", exact), ("prescott_chisq_n", chi * n / (n - 1)),
            ("mcnemar_ignoring_period_exact_p", McNemar(referenceCase, table)), ("carryover_fisher_p_on_total", CarryOver(table, sequences)));
    }

    private static BinaryCrossover.Preferences Count(CrossoverTable table, string sequence)
    {
        int Of(int sign) => table.Participants.Count(p => p.Sequence == sequence && Math.Sign(p.Period1 - p.Period2) == sign);
        return new BinaryCrossover.Preferences(Of(-1), Of(0), Of(1));
    }

    private static JsonObject Joint(CrossoverTable table) => Tree.Of(table.Participants
        .GroupBy(p => $"{p.Sequence}_{Names.R(p.Period1)}_{Names.R(p.Period2)}").OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, (object?)g.Count())));

    private static double McNemar(ReferenceCase referenceCase, CrossoverTable table)
    {
        string firstLevel = referenceCase.Data["treatment"].AsFactor().Levels[0];
        (double A, double B)[] pairs = [.. table.Participants.Select(p =>
            table.FirstTreatment(p.Sequence) == firstLevel ? (p.Period1, p.Period2) : (p.Period2, p.Period1))];
        return new PairedBinary(0, pairs.Count(p => p.A == 1 && p.B == 0), pairs.Count(p => p.A == 0 && p.B == 1), 0).McNemarExactP;
    }

    private static double CarryOver(CrossoverTable table, string[] sequences)
    {
        double[] totals = [.. table.Participants.Select(p => p.Period1 + p.Period2).Distinct().Order()];
        return totals.Length < 2 ? 1 : new ContingencyTable([.. sequences.Select(s => totals.Select(t =>
            table.Participants.Count(p => p.Sequence == s && p.Period1 + p.Period2 == t)).ToArray())]).FreemanHalton();
    }
}
