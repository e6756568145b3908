using System.Diagnostics;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>A line of the worklist in words: what, by when, and where the one button leads.</summary>
/// <param name="Route">The route that the button needs, as the table writes it inside a study.</param>
public sealed record Work(Mark Mark, string What, string ByWhen, string Act, string Path, string Route)
{
    private const string ToParticipant = "/participants/{participant}";
    private const string ToVisit = ToParticipant + "/visits/{visit}";

    public static Work Of(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var participant = $"/participants/{item.Participant?.Value}";
        var visit = $"{participant}/visits/{item.Subject}";
        return item.Kind switch
        {
            WorkKind.VisitDue => New(Mark.Due, $"Visit {Words.Visit(item.Subject)}", "Open visit", visit, ToVisit),
            WorkKind.VisitMissed => New(Mark.Missed, $"Visit {Words.Visit(item.Subject)} was not held", "Open visit", visit, ToVisit),
            WorkKind.DiaryMissed => New(Mark.Missed, $"Diary of {item.Subject} is missing", "Look", participant, ToParticipant),
            WorkKind.PhoneAtRisk => New(Mark.Incomplete, "Her browser may forget her answers: the diary is not on her home screen, and the browser promised nothing", "Phone", participant + "/enrolment", ToParticipant + "/enrolment"),
            WorkKind.ConsentNeeded => New(Mark.Due, "Consent has not been given", "Consent", participant + "/consent", ToParticipant + "/consent"),
            WorkKind.ConsentRenewal => New(Mark.Due, $"Consent to version {item.Subject} is due", "Consent", participant + "/consent", ToParticipant + "/consent"),
            WorkKind.AssessmentNeeded => New(Mark.Due, "Eligibility has not been assessed", "Assess", participant + "/eligibility", ToParticipant + "/eligibility"),
            WorkKind.EnrolmentNeeded => New(Mark.Due, "Eligible and not enrolled", "Enrol", participant + "/enrolment", ToParticipant + "/enrolment"),
            WorkKind.QueryOpen => New(Mark.Asked, $"Query {item.Subject} is open", "Read", "/queries?status=open", "/queries"),
            WorkKind.QueryAnswered => New(Mark.Asked, $"Query {item.Subject} is answered", "Read", "/queries?status=answered", "/queries"),
            WorkKind.AdverseEventOpen => New(Mark.Incomplete, $"Adverse event {item.Subject} has no outcome", "Update", $"{participant}/adverse-events", ToParticipant + "/adverse-events"),
            WorkKind.KitExchange => New(Mark.Due, "The kit that she holds is not of the dose that she takes now: exchange it", "Open visit", visit, ToVisit),
            WorkKind.LowerKitsLow => New(Mark.Incomplete, $"Kits of the lower dose are running low: {item.Subject} in stock", "Kits", "/kits", "/kits"),
            WorkKind.KitsLow => New(Mark.Incomplete, $"Kits are running low: {item.Subject} in stock", "Kits", "/kits", "/kits"),
            _ => throw new UnreachableException($"{item.Kind}"),
        };

        Work New(Mark mark, string what, string act, string path, string route) => new(item.Overdue ? Mark.Missed : mark, what, Deadline(item), act, path, route);
    }

    private static string Deadline(WorkItem item) => (item.Due, item.Until) switch
    {
        (null, null) => "",
        ({ } due, null) => Words.Date(due),
        (null, { } until) => "until " + Words.Date(until),
        ({ } due, { } until) when due == until => Words.Date(due),
        ({ } due, { } until) => $"{Words.Date(due)}, until {Words.Date(until)}",
    };
}
