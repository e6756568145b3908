using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The answer in one sentence, the interval before the estimate, with one figure. A null result has the same sentence.</summary>
internal static class AnswerSection
{
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
        return primary.Effect is { } effect ? Sentence(material.Protocol, primary, effect) : $"The primary analysis gives counts only: {primary.MethodInWords}.";
    }

    private static string Sentence(Protocol protocol, AnalysisResult primary, Interval effect)
    {
        string plain = Print.Plain(effect);
        int open = plain.IndexOf('(', StringComparison.Ordinal);
        string[] ends = plain[(open + 1)..^1].Split(" to ");
        return $"{primary.EndpointTitle}, {primary.Active} minus {primary.Control}: between {ends[0]} and {ends[1]} "
            + $"({Print.Number(primary.Confidence * 100)}% confidence interval), estimate {plain[..(open - 1)]}; n = {primary.N}. {Meaning(protocol, primary, effect)}";
    }

    private static string Meaning(Protocol protocol, AnalysisResult primary, Interval effect)
    {
        if (effect.Low <= 0 && effect.High >= 0)
        {
            return "The interval includes no difference: this trial does not show one, and does not exclude the differences inside the interval.";
        }
        string lower = effect.High < 0 ? "lower" : "higher";
        string better = BetterOf(protocol, primary.Endpoint) is { } direction
            ? (direction == Direction.Lower) == (effect.High < 0) ? ", which is the better direction" : ", which is the worse direction"
            : "";
        return $"The interval excludes no difference: values were {lower} under {primary.Active}{better}.";
    }

    private static Direction? BetterOf(Protocol protocol, string endpoint)
    {
        string item = protocol.Endpoints.First(e => e.Id == endpoint).Item;
        return (protocol.Diary?.Items ?? []).Concat(protocol.Forms.SelectMany(form => form.Items)).FirstOrDefault(i => i.Id == item)?.Better;
    }
}
