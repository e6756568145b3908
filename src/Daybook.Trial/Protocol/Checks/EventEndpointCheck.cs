namespace Daybook.Trial;

/// <summary>An endpoint summarises one measure, or counts one event day by day.</summary>
internal static class EventEndpointCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints)
            if (Wrong(endpoint, places) is { } wrong)
                problems.Add("DB0249", wrong.Key is null ? places.Of(endpoint) : places.Of(endpoint, wrong.Key), wrong.What, wrong.Suggestion);
    }

    private static (string? Key, string What, string Suggestion)? Wrong(Endpoint endpoint, Places places) => endpoint switch
    {
        { Event: null, Named: null } => (null, $"nothing says what {endpoint.Id} summarises", "write item: and what is measured, or event: and what is counted"),
        { Event: not null, Named: not null } => ("event", $"{endpoint.Id} summarises an item and counts an event", "leave one of the two out"),
        { Event: null } when places.Wrote(endpoint, "counts") => ("counts", "no event is counted here", "leave it out"),
        { Event: { } happens, Window.Kind: WindowKind.Visit } => ("window", $"{happens} is written down on the days of the diary, and no visit counts it", "write whole, first-N or last-N"),
        _ => null,
    };
}
