using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>A person who comes to the study, with everything about her that is settled before anything happens.</summary>
/// <param name="Number">1 for the first who was screened.</param>
/// <param name="Key">Her opaque key.</param>
/// <param name="Site">The site that she comes to.</param>
/// <param name="Screened">The day of screening.</param>
/// <param name="FirstVisit">The day of her first visit.</param>
/// <param name="Route">How she heard of the study.</param>
/// <param name="Fails">The criterion that she fails.</param>
/// <param name="FailsAtVisit">Whether that is found at the first visit, not on the telephone.</param>
/// <param name="Withdraws">The study day on which she leaves.</param>
/// <param name="Leaves">The study day on which she would leave, if she does.</param>
internal sealed record Candidate(
    int Number,
    ParticipantKey Key,
    Site Site,
    LocalDate Screened,
    LocalDate FirstVisit,
    string Route,
    Criterion? Fails,
    bool FailsAtVisit,
    int? Withdraws,
    int Leaves)
{
    public string Device => "phone-" + Key.Value[..8];
}
