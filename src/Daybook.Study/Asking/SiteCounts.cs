using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Numbers of a site. Kits are counted together, whatever they hold; those of the lower dose, which everybody may tell, by themselves.</summary>
public sealed record SiteCounts(
    string Site,
    string Name,
    int Screened,
    int ScreenFailed,
    int Consented,
    int Enrolled,
    int Randomised,
    int Withdrawn,
    int OpenQueries,
    int AdverseEvents,
    int Serious,
    int KitsInStock,
    int KitsOut,
    int? LowerKitsLeft)
{
    internal static SiteCounts Of(StudyState state, Site site)
    {
        var people = state.Participants.Values.Where(p => p.Site == site.Id).ToList();
        var keys = people.Select(p => p.Key).ToHashSet();
        var events = state.AdverseEvents.Values.Where(e => keys.Contains(e.Recorded.Participant)).ToList();
        var kits = state.Kits.Values.Where(k => k.Site == site.Id).ToList();
        return new SiteCounts(
            site.Id, site.Name,
            people.Count,
            people.Count(p => p.FirstFailing is not null || p.Eligible is false),
            people.Count(p => !p.Consents.IsEmpty),
            people.Count(p => p.IsEnrolled),
            people.Count(p => p.Place is not null),
            people.Count(p => p.Withdrawn is not null),
            state.Queries.Values.Count(q => q.Status != QueryStatus.Closed && keys.Contains(q.Opened.Participant)),
            events.Count,
            events.Count(e => e.Recorded.Serious),
            kits.Count(k => k is { Holder: null, Lower: false }),
            kits.Count(k => k.Holder is not null && k.Returned is null),
            LowerKits.Left(state, site.Id));
    }

    internal static SiteCounts Sum(IReadOnlyList<SiteCounts> sites) => new(
        "", "",
        sites.Sum(s => s.Screened), sites.Sum(s => s.ScreenFailed), sites.Sum(s => s.Consented), sites.Sum(s => s.Enrolled),
        sites.Sum(s => s.Randomised), sites.Sum(s => s.Withdrawn), sites.Sum(s => s.OpenQueries), sites.Sum(s => s.AdverseEvents),
        sites.Sum(s => s.Serious), sites.Sum(s => s.KitsInStock), sites.Sum(s => s.KitsOut),
        sites.Any(s => s.LowerKitsLeft is not null) ? sites.Sum(s => s.LowerKitsLeft) : null);
}
