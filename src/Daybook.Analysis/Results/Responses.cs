using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>One participant's reductions from a period in two others, in percent of it.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Label">The label that people say.</param>
/// <param name="From">Her value in the period from which the reduction counts.</param>
/// <param name="First">Her value in the first period.</param>
/// <param name="Second">Her value in the second period.</param>
/// <param name="Sign">1 where lower is better, -1 where higher is: a reduction is always an improvement.</param>
public sealed record Response(ParticipantKey Participant, string Label, double From, double First, double Second, int Sign)
{
    /// <summary>The improvement in the first period, in percent.</summary>
    public double FirstReduction => Sign * 100 * (From - First) / From;

    /// <summary>The improvement in the second period, in percent.</summary>
    public double SecondReduction => Sign * 100 * (From - Second) / From;

    /// <summary>The response: the difference of the two, in percentage points.</summary>
    public double Points => FirstReduction - SecondReduction;
}

/// <summary>The responses of a study.</summary>
public static class Responses
{
    /// <summary>Those with a value in all three periods, and above zero in the one from which the reduction counts.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="plan">An analysis with <c>periods</c> and <c>from</c>.</param>
    public static IReadOnlyList<Response> Of(Dataset dataset, PlannedAnalysis plan)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(plan);
        var endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        int sign = Measures.Better(dataset.Protocol, endpoint.Item) == Direction.Higher ? -1 : 1;
        var values = PeriodValues.Of(dataset, endpoint).ToLookup(value => value.Participant);
        var responses = new List<Response>();
        foreach (var her in dataset.Participants)
        {
            if (Summary(plan.From!) is > 0 and { } from && Summary(plan.Periods[0]) is { } first && Summary(plan.Periods[1]) is { } second)
            {
                responses.Add(new Response(her.Key, her.Label, from, first, second, sign));
            }
            double? Summary(string period) => PeriodValues.Summary(endpoint, values[her.Key], period);
        }
        return responses;
    }
}
