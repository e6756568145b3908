using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The study at a glance.</summary>
public sealed record ShowOverview(Viewer By) : IQuery<Overview>
{
    Overview IQuery<Overview>.Answer(Reading reading)
    {
        var state = reading.State;
        var protocol = state.Current is { } current ? state.Versions[current] : null;
        var sites = (protocol?.Sites ?? []).Where(s => By.Sees(s.Id)).Select(s => SiteCounts.Of(state, s)).ToList();
        var opened = state.Opened!;
        return new Overview(
            opened.Study, opened.Slug, opened.Organisation, opened.Title, opened.Purpose,
            protocol?.Version, state.Current?.Value,
            reading.Committed.Head.Size, reading.Committed.Head.Root.ToString(),
            SiteCounts.Sum(sites), sites,
            state.Lock is not null, state.Lock?.Root, state.Code is not null);
    }
}

/// <summary>The study at a glance, for the sites that the viewer sees.</summary>
public sealed record Overview(
    string Study,
    string Slug,
    string Organisation,
    string Title,
    Purpose Purpose,
    string? ProtocolVersion,
    string? ProtocolHash,
    long HeadSize,
    string HeadRoot,
    SiteCounts Total,
    IReadOnlyList<SiteCounts> Sites,
    bool Locked,
    string? LockRoot,
    bool CodeOpen);
