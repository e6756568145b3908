using System.Text.Json.Nodes;
using Daybook.Statistics.Design;

namespace Daybook.Cli.Fit.Families;

/// <summary>Power and sample size of simple designs.</summary>
internal static class PowerFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        referenceCase.Inputs["specs"]!.AsObject().Select(spec => (spec.Key, (object?)Analyse(spec.Value!.AsObject()))));

    private static JsonObject Analyse(JsonObject spec)
    {
        double N(string name) => spec[name].ToNumber();
        double alpha = spec["alpha"] is { } given ? given.ToNumber() : 0.05;
        string kind = (string)spec["kind"]!;
        double value = kind switch
        {
            "t_two" => Power.TwoSampleT(N("n"), N("delta"), N("sd"), alpha),
            "t_paired" => Power.PairedT(N("n"), N("delta"), N("sd"), alpha),
            "t_n" => Power.TwoSampleTSize(N("delta"), N("sd"), N("power"), alpha),
            "xo" => Power.Crossover(N("n"), N("delta"), N("sd_within"), alpha),
            "prop" => Power.TwoProportions(N("n"), N("p1"), N("p2"), alpha),
            "tost_paired" => Power.CrossoverEquivalence(N("n"), N("delta"), N("sd_within"), N("margin"), alpha),
            "mcnemar" => Power.McNemarExact(spec["n"].ToCount(), N("p10"), N("p01"), alpha),
            _ => throw new InvalidCaseException($"The kind of power '{kind}' is not known here."),
        };
        return Tree.Of((kind == "t_n" ? "n_per_group" : "power", value));
    }
}
