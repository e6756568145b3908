using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The answer in one sentence, the interval before the estimate, with one figure. A null result has the same sentence.</summary>
internal static class AnswerSection
{
    private const string NoDifference = "The interval includes zero: this trial does not show a difference, and does not exclude the differences inside the interval.";

    public static string Of(ReportMaterial material) => Html.Section(
        "answer",
        "Answer",
        $"<p class=\"answer\">{Html.Text(Say(material))}</p>\n",
        string.Concat(Caveats(material).Select(Html.P)),
        material.Paired is { } figure ? Html.Figure(figure) : "");

    internal static string Say(ReportMaterial material)
    {
        if (!material.Open)
        {
            return "There is no answer yet: the code has not been opened. What follows is the layout of the report, with what may be seen by everybody.";
        }
        if (material.Run.Primary is not { } primary)
        {
            return "The protocol plans no primary analysis.";
        }
        if (primary.NotComputed is { } why)
        {
            return $"The primary analysis could not be computed. {why}";
        }
        return primary.Effect is not { } effect ? RespondersSection.Counts(primary) + " These are counts only, without an interval." : Of(material, primary, effect);
    }

    private static string Of(ReportMaterial material, AnalysisResult primary, Interval effect)
    {
        var (first, second) = (In(material, primary.Active), In(material, primary.Control));
        string sentence = $"{What(primary)}, {Side(primary.Active, first)} minus {Side(primary.Control, second)}: {Between(primary, effect)}; n = {primary.N}. ";
        return sentence + (IncludesZero(effect) ? NoDifference : "The interval does not include zero: " + Meaning(material.Protocol, primary, effect, first ?? primary.Active));
    }

    private static string What(AnalysisResult primary) => primary.Scale switch
    {
        EffectScale.Proportion => "Responders, " + primary.EndpointTitle,
        EffectScale.PercentagePoints => "Reduction in percent, " + primary.EndpointTitle,
        EffectScale.Correlation => $"{primary.MethodInWords}, {primary.EndpointTitle}",
        _ => primary.EndpointTitle,
    };

    private static string Between(AnalysisResult primary, Interval effect)
    {
        var (estimate, low, high) = Print.Parts(primary.Scale == EffectScale.Proportion ? Print.InPercent(effect) : effect);
        return $"between {low} and {high}{Effects.Unit(primary)} ({Print.Number(primary.Confidence * 100)}% confidence interval), estimate {estimate}";
    }

    /// <summary>A comparison of periods is told by what was taken in them.</summary>
    private static string? In(ReportMaterial material, string side) => PeriodColumns.TakenIn(material.Dataset, side);

    private static string Side(string side, string? taken) => taken is null ? side : $"{taken} (period {side})";

    /// <summary>A response and an improvement are the better thing on every scale; of an endpoint's own values its direction decides.</summary>
    private static string Meaning(Protocol protocol, AnalysisResult primary, Interval effect, string first)
    {
        bool more = effect.Low > 0;
        if (protocol.Analyses.FirstOrDefault(a => a.Id == primary.Id) is { Factors.Count: 2 })
        {
            return $"the {primary.Active} was {(more ? "higher" : "lower")} than {primary.Control}.";
        }
        if (protocol.Analyses.FirstOrDefault(a => a.Id == primary.Id) is { Method: AnalysisMethod.MatchedPairs } pairs)
        {
            return $"{(pairs.Compare.Count == 2 ? "the difference of the treatments" : "the value")} was {(more ? "higher" : "lower")} in cases than in their controls.";
        }
        if (primary.Scale == EffectScale.Correlation)
        {
            return more ? "the response was larger where the predictor was." : "the response was smaller where the predictor was larger.";
        }
        if (primary.Scale != EffectScale.Endpoint)
        {
            string who = primary.Scale == EffectScale.Proportion ? $"{(more ? "more" : "fewer")} people responded" : $"the improvement was {(more ? "larger" : "smaller")}";
            return $"{who} under {first}, which is the {(more ? "better" : "worse")} direction.";
        }
        var endpoint = protocol.Endpoints.First(e => e.Id == primary.Endpoint);
        string better = Measures.Better(protocol, endpoint.Item) is { } direction ? $", which is the {((direction == Direction.Higher) == more ? "better" : "worse")} direction" : "";
        return $"values {Moved(endpoint, more)} under {first}{better}.";
    }

    /// <summary>A difference from the start keeps the item's own direction: above zero the values rose.</summary>
    private static string Moved(Endpoint endpoint, bool more) => (endpoint.From, more) switch
    {
        (null, true) => "were higher",
        (null, false) => "were lower",
        (_, true) => "rose more, or fell less,",
        (_, false) => "fell more, or rose less,",
    };

    private static bool IncludesZero(Interval effect) => effect.Low <= 0 && effect.High >= 0;

    /// <summary>What the sentence rests on, and what the design cannot tell, whatever the result.</summary>
    internal static IEnumerable<string> Caveats(ReportMaterial material)
    {
        if (material.Open && material.Protocol.Analyses.FirstOrDefault(a => a.Id == material.Run.Primary?.Id) is { } plan)
        {
            yield return $"It rests on {Basis(material.Protocol, plan)}.";
        }
        if (material.Protocol.Design == Design.FixedOrder)
        {
            yield return "This trial was not randomised: everybody took the treatments in the same order. What the time brought, what people expected and what the drug did stand in the same difference, and no analysis can take them apart."
                + (material.Protocol.Masked.Contains(Role.Participant) ? " Participants were not told when the treatment changed; that weakens expectation and does not remove it." : "");
        }
    }

    private static string Basis(Protocol protocol, PlannedAnalysis plan)
    {
        var endpoint = protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        var days = protocol.Periods.Select(period => period.Id).Where(id => plan.Method != AnalysisMethod.PeriodModel ? plan.Periods.Append(plan.From).Contains(id) : plan.Only.Count == 0 || plan.Only.Contains(id)).ToList();
        string periods = plan.Periods.Count == 0 ? "every treated period" : Words.And(days);
        string left = plan.Only.Count == 0 ? "" : $"; values of {Words.And([.. protocol.Periods.Select(period => period.Id).Except(days)])} are not in it";
        return $"{Words.Window(endpoint.Window)} of {periods}{left}";
    }
}
