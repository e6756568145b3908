using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>A table of counts, perhaps ordered, perhaps stratified.</summary>
internal static class ContingencyFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        int[][] counts = Rows(referenceCase.Inputs["table"]!);
        var table = new ContingencyTable(counts);
        (double concordant, double discordant) = table.OrderedPairs;
        return Tree.Of(
            ("chisq", table.ChiSquare), ("df", table.Df), ("p", ChiSquare.Survival(table.ChiSquare, table.Df)),
            ("G2", table.LikelihoodRatio), ("G2_p", ChiSquare.Survival(table.LikelihoodRatio, table.Df)),
            ("fisher_freeman_halton_p", table.FreemanHalton()), ("cramers_v", table.CramersV), ("min_expected", table.SmallestExpected),
            ("cochran_armitage", Trend(counts)),
            ("linear_by_linear", Chi(table.LinearByLinear)),
            ("goodman_kruskal_gamma", Tree.Of(("concordant", concordant), ("discordant", discordant),
                ("gamma", (concordant - discordant) / (concordant + discordant)))),
            ("cmh", referenceCase.Inputs["strata"] is JsonObject strata ? Stratified(strata) : null));
    }

    private static JsonObject? Trend(int[][] counts)
    {
        bool wide = counts[0].Length != 2;
        if (wide && counts.Length != 2)
        {
            return null;
        }
        int[] events = wide ? counts[0] : [.. counts.Select(row => row[0])];
        int[] sizes = wide ? [.. counts[0].Zip(counts[1], (a, b) => a + b)] : [.. counts.Select(row => row.Sum())];
        return Chi(ContingencyTable.CochranArmitage(events, sizes));
    }

    private static JsonObject Stratified(JsonObject strata)
    {
        int[][][] tables = [.. strata.Select(s => Rows(s.Value!))];
        if (tables.Any(t => t.Length != 2 || t[0].Length != 2))
        {
            (double general, int df, double p) = StratifiedTable.GeneralAssociation(tables);
            return Tree.Of(("chisq", general), ("df", df), ("p", p));
        }
        var stratified = new CochranMantelHaenszel(tables.Select(t => (t[0][0], t[0][1], t[1][0], t[1][1])));
        double chi = stratified.ChiSquare();
        return Tree.Of(("chisq", chi), ("p", ChiSquare.Survival(chi, 1)), ("common_or", stratified.CommonOddsRatio),
            ("ci", stratified.OddsRatioInterval()), ("exact_p", stratified.ExactP()), ("chisq_cc", stratified.ChiSquare(corrected: true)));
    }

    private static JsonObject Chi(double statistic) => Tree.Of(("chisq", statistic), ("p", ChiSquare.Survival(statistic, 1)));

    private static int[][] Rows(JsonNode table) => table is JsonObject named
        ? [.. named.Select(row => row.Value!.AsObject().Select(cell => cell.Value.ToCount()).ToArray())]
        : [.. table.AsArray().Select(row => row!.AsArray().Select(cell => cell.ToCount()).ToArray())];
}
