using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The rows of one planned comparison.</summary>
/// <param name="Plan">The analysis.</param>
/// <param name="Endpoint">Its endpoint.</param>
/// <param name="Rows">The endpoint's rows under one of the two treatments, with and without a value.</param>
internal sealed record PlannedComparison(PlannedAnalysis Plan, Endpoint Endpoint, IReadOnlyList<EndpointRow> Rows)
{
    /// <summary>The rows of the endpoints of which a responder must have improved in one too.</summary>
    public ILookup<(ParticipantKey, int Period), EndpointRow> AndAny { get; init; } = Array.Empty<EndpointRow>().ToLookup(row => (row.Participant, row.PeriodNumber));

    public string Active => Plan.Compare[0];

    public string Control => Plan.Compare[1];

    public double Confidence => (double)Plan.Confidence;

    public static PlannedComparison Of(Dataset dataset, PlannedAnalysis plan)
    {
        var endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        return new(plan, endpoint, [.. dataset.Rows.Where(row => row.Endpoint == endpoint.Id && plan.Compare.Contains(row.Treatment, StringComparer.Ordinal))])
        {
            AndAny = dataset.Rows.Where(row => endpoint.Responder?.AndAny.Contains(row.Endpoint, StringComparer.Ordinal) == true).ToLookup(row => (row.Participant, row.PeriodNumber)),
        };
    }

    /// <summary>Those with a value under both treatments, in the order of the dataset; a treatment taken in several periods is averaged over them.</summary>
    public IReadOnlyList<(EndpointRow Person, double Active, double Control)> Pairs()
    {
        var pairs = new List<(EndpointRow, double, double)>();
        foreach (var person in Rows.GroupBy(row => row.Participant))
        {
            if (Mean(person, Active) is { } active && Mean(person, Control) is { } control)
            {
                pairs.Add((person.First(), active, control));
            }
        }
        return pairs;
    }

    private static double? Mean(IEnumerable<EndpointRow> rows, string treatment)
    {
        double[] values = [.. rows.Where(row => row.Treatment == treatment).Select(row => row.Value).OfType<double>()];
        return values.Length == 0 ? null : Statistics.Descriptive.Moments.Mean(values);
    }
}

/// <summary>What a method gives back: numbers, or the reason why there are none.</summary>
internal sealed record Finding(int N, Interval? Effect, double? P, IReadOnlyList<ResultNumber> Numbers, IReadOnlyList<string> Notes, string? NotComputed = null)
{
    public static Finding None(int n, string why) => new(n, null, null, [], [], why);
}
