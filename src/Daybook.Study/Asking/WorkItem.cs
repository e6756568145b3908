using System.Text.Json.Serialization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>One thing to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Site">Where.</param>
/// <param name="Participant">For whom, if for one.</param>
/// <param name="Label">Her label.</param>
/// <param name="Subject">The visit, query, adverse event, diary date, version of the consent or number of kits that it is about.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="Until">The last day on which it is still in time.</param>
/// <param name="Overdue">Whether it is too late already.</param>
public sealed record WorkItem(WorkKind Kind, string Site, ParticipantKey? Participant, string? Label, string Subject, LocalDate? Due, LocalDate? Until, bool Overdue);

/// <summary>The kinds of work, the most urgent first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkKind>))]
public enum WorkKind
{
    DiaryMissed,
    VisitMissed,
    VisitDue,

    /// <summary>She holds a kit that is not of the dose that she takes now.</summary>
    KitExchange,

    /// <summary>As long as the browser of her phone may forget her answers.</summary>
    PhoneAtRisk,
    AdverseEventOpen,
    QueryOpen,
    QueryAnswered,
    ConsentNeeded,
    ConsentRenewal,
    AssessmentNeeded,
    EnrolmentNeeded,
    KitsLow,
    LowerKitsLow,
}
