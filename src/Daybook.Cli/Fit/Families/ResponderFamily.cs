using System.Text.Json.Nodes;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>Responders at several thresholds; whoever has no value is a non-responder.</summary>
internal static class ResponderFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject model = referenceCase.Model;
        string column = (string)model["column"]!, arm = (string)model["arm"]!;
        CaseColumn arms = referenceCase.Data[arm].AsFactor();
        double[] values = referenceCase.Data[column].Numbers;
        return Tree.Of(model["thresholds"].ToNumbers().Select(threshold => ("t" + Names.R(threshold), (object?)(
            (string?)model["pair"] is { } pair
                ? Paired(referenceCase.Data[pair].AsFactor(), arms, values, threshold)
                : Parallel(arms, values, threshold)))));
    }

    private static JsonObject Paired(CaseColumn people, CaseColumn arms, double[] values, double threshold)
    {
        var responses = new Dictionary<int, bool[]>();
        for (int row = 0; row < values.Length; row++)
        {
            if (!responses.TryGetValue(people.Codes[row], out bool[]? response))
            {
                responses[people.Codes[row]] = response = new bool[2];
            }
            response[arms.Codes[row]] = values[row] >= threshold;
        }
        int Count(bool first, bool second) => responses.Values.Count(r => r[0] == first && r[1] == second);
        // Second minus first: the second condition takes the part of "first" in the paired table.
        var pairs = new PairedBinary(Count(true, true), Count(false, true), Count(true, false), Count(false, false));
        return Tree.Of(
            ("responders", Tree.Of((arms.Levels[0], pairs.Both + pairs.OnlySecond), (arms.Levels[1], pairs.Both + pairs.OnlyFirst))),
            ("n", pairs.N),
            ("discordant", Tree.Of(("only_second", pairs.OnlyFirst), ("only_first", pairs.OnlySecond))),
            ("mcnemar_exact_p", pairs.McNemarExactP), ("rd_second_minus_first", pairs.RiskDifference),
            ("rd_newcombe_paired10", pairs.NewcombeInterval()));
    }

    private static JsonObject Parallel(CaseColumn arms, double[] values, double threshold)
    {
        int Size(int level) => arms.Codes.Count(c => c == level);
        int Responders(int level) => arms.Codes.Where((c, row) => c == level && values[row] >= threshold).Count();
        var groups = new TwoProportions(Responders(1), Size(1), Responders(0), Size(0));
        return Tree.Of(
            ("responders", Tree.Of((arms.Levels[0], groups.X2), (arms.Levels[1], groups.X1))),
            ("n", Tree.Of((arms.Levels[0], groups.N2), (arms.Levels[1], groups.N1))),
            ("rd", groups.RiskDifference), ("rd_miettinen_nurminen", groups.MiettinenNurminenInterval()), ("fisher_p", groups.Table.FisherTwoSided));
    }
}
