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
        return primary.Effect is not { } effect ? RespondersSection.Counts(primary) + " These are counts only, without an interval."
            : primary.OnEndpointScale ? Sentence(primary, primary.EndpointTitle, Print.Plain(effect), "") + Meaning(material.Protocol, primary, effect)
            : Sentence(primary, "Responders, " + primary.EndpointTitle, Print.Percentage(effect), " percentage points") + Responding(primary, effect);
    }

    private static string Sentence(AnalysisResult primary, string what, string plain, string unit)
    {
        int open = plain.IndexOf('(', StringComparison.Ordinal);
        string[] ends = plain[(open + 1)..^1].Split(" to ");
        return $"{what}, {primary.Active} minus {primary.Control}: between {ends[0]} and {ends[1]}{unit} "
            + $"({Print.Number(primary.Confidence * 100)}% confidence interval), estimate {plain[..(open - 1)]}; n = {primary.N}. ";
    }

    private static string Meaning(Protocol protocol, AnalysisResult primary, Interval effect)
    {
        if (IncludesZero(effect))
        {
            return NoDifference;
        }
        string lower = effect.High < 0 ? "lower" : "higher";
        string better = BetterOf(protocol, primary.Endpoint) is { } direction
            ? (direction == Direction.Lower) == (effect.High < 0) ? ", which is the better direction" : ", which is the worse direction"
            : "";
        return $"The interval does not include zero: values were {lower} under {primary.Active}{better}.";
    }

    /// <summary>A response is the better thing on every scale, so the direction is that of the proportions.</summary>
    private static string Responding(AnalysisResult primary, Interval effect) => IncludesZero(effect) ? NoDifference
        : effect.Low > 0 ? $"The interval does not include zero: more people responded under {primary.Active}, which is the better direction."
        : $"The interval does not include zero: fewer people responded under {primary.Active}, which is the worse direction.";

    private static bool IncludesZero(Interval effect) => effect.Low <= 0 && effect.High >= 0;

    private static Direction? BetterOf(Protocol protocol, string endpoint)
    {
        string item = protocol.Endpoints.First(e => e.Id == endpoint).Item;
        return (protocol.Diary?.Items ?? []).Concat(protocol.Forms.SelectMany(form => form.Items)).FirstOrDefault(i => i.Id == item)?.Better;
    }
}
