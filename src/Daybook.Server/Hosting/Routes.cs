using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server;

/// <summary>Every route there is: a closed list. A test fails for an endpoint that is not here, and another for a row that no role crawls.</summary>
public static class Routes
{
    private const string S = "/s/{study}";
    private const string P = S + "/participants/{participant}";
    private const string V = P + "/visits/{visit}";

    private static readonly Role[] Everyone = Enum.GetValues<Role>();

    /// <summary>Who reads what participants wrote. A laboratory operator does not (L-6), nor does whoever handles kits or accounts.</summary>
    private static readonly Role[] Readers = [Role.Investigator, Role.Coordinator, Role.Monitor, Role.Statistician];

    /// <summary>Who may know who she is: the people of her site.</summary>
    private static readonly Role[] Reachers = [Role.Investigator, Role.Coordinator];

    /// <summary>Who binds a phone to her.</summary>
    private static readonly Role[] Joiners = [.. Everyone.Where(role => Permissions.May(role, typeof(EnrolDevice)))];
    private static readonly Role[] AtVisits = [Role.Investigator, Role.Coordinator, Role.LabOperator, Role.Pharmacist, Role.Monitor, Role.Statistician];
    private static readonly Role[] Auditors = [Role.Investigator, Role.Coordinator, Role.Monitor, Role.Statistician, Role.Administrator];
    private static readonly Role[] Lockers = [Role.Investigator, Role.Monitor, Role.Statistician, Role.Administrator];

    public static IReadOnlyList<Route> All { get; } =
    [
        Open("GET", "/healthz", "that the server answers; no data", Health.Show),
        Open("GET", "/assets/{file}", "style sheet and icon; no data", OwnFiles.Answer),
        Open("GET", "/phone", "the diary's application; no data", PhoneFiles.Show),
        Open("GET", "/phone/{part}", "its files; no data", PhoneFiles.Answer),
        Open("GET", "/sign-in", "the ways in: the cast of synthetic studies, or account and password", SignInEndpoint.Show),
        Open("POST", "/sign-in", "begins a session", SignInEndpoint.Answer),
        Open("GET", "/invitation/{token}", "the form behind a one-time link", InvitationEndpoint.Show),
        Open("POST", "/invitation", "sets a password, once", InvitationEndpoint.Answer),
        Open("POST", JoinEndpoint.Path, "binds the phone that brings a code", JoinEndpoint.Answer) with { TakesJson = true },
        Open("POST", PhoneConsentEndpoint.Reading, "the consent document, for the phone that brings a code", PhoneConsentEndpoint.Read) with { TakesJson = true },
        Open("POST", PhoneConsentEndpoint.Signing, "takes the consent that she signed on her phone", PhoneConsentEndpoint.Sign) with { TakesJson = true },
        new("POST", "/sign-out", new Access.SignedIn(), "ends the session", SignInEndpoint.Out),
        new("GET", "/", new Access.SignedIn(), "the studies in which she has a role", StudiesEndpoint.Show),

        In("GET", S + "/", Everyone, "the worklist; a participant is sent to her diary", TodayEndpoint.Show),
        In("GET", S + "/participants", AtVisits, "participants x visits", MatrixEndpoint.Show),
        In("GET", S + "/screening", Readers, "the screening log", ScreeningEndpoint.Show),
        Act<ScreenParticipant>(S + "/screening", "writes a person into the screening log", ScreenParticipantEndpoint.Answer),
        In("GET", P + "/consent", Readers, "what she consented to, and the document in force", ConsentEndpoint.Show),
        Act<GiveConsent>(P + "/consent/code", "makes a code with which she signs on her phone", ConsentEndpoint.MakeCode),
        Act<GiveConsent>(P + "/consent", "records the consent that she signed", GiveConsentEndpoint.Answer) with { LargestBody = GiveConsentEndpoint.LargestBody },
        In("GET", P + "/consent/{copy}", Reachers, "the copy of a consent that she signed, with her name", ConsentCopyEndpoint.Show),
        In("GET", P + "/eligibility", Readers, "the criteria and whether she meets them", EligibilityEndpoint.Show),
        Act<AssessEligibility>(P + "/eligibility", "answers every criterion", AssessEligibilityEndpoint.Answer),
        In("GET", P + "/enrolment", Readers, "whether she is enrolled, where she lives, her devices", EnrolmentEndpoint.Show),
        Act<EnrolParticipant>(P + "/enrolment", "enrols her", EnrolParticipantEndpoint.Answer),
        Act<ChangeLanguage>(P + "/language", "lets her read another language", ChangeLanguageEndpoint.Answer),
        Act<EnrolDevice>(P + "/devices", "binds a device to her", EnrolDeviceEndpoint.Answer),
        Act<RevokeDevice>(P + "/devices/revoke", "takes a device away from her", RevokeDeviceEndpoint.Answer),
        In("GET", P + "/rescue", Joiners, "brings in what a phone could not send", RescueEndpoint.Show),
        In("POST", P + "/rescue", Joiners, "takes what a phone could not send, from a file", RescueEndpoint.Answer) with { LargestBody = RescueEndpoint.LargestBody },
        In("GET", P + "/joining", Joiners, "the code that her phone reads", JoiningEndpoint.Show),
        In("POST", P + "/joining", Joiners, "makes a code for her phone", JoiningEndpoint.Answer),
        In("GET", P + "/schedule", Readers, "when her visits are planned", ScheduleEndpoint.Show),
        Act<MoveSchedule>(P + "/schedule", "moves a start in her schedule", MoveScheduleEndpoint.Answer),
        Act<MakeAppointment>(P + "/appointments", "keeps day and hour of a visit, as agreed with her", MakeAppointmentEndpoint.Answer),
        Act<ReduceDose>(P + "/dose", "puts her on the lower dose", ReduceDoseEndpoint.Answer),
        Act<CancelDoseReduction>(P + "/dose/cancel", "takes back a lower dose entered by mistake", CancelDoseReductionEndpoint.Answer),

        In("GET", P + "/contact", Reachers, "how to reach her and how she wants to be reminded", ContactEndpoint.Show),
        In("POST", P + "/contact", Reachers, "keeps how to reach her", ContactEndpoint.Answer),
        In("GET", P + "/calendar.ics", Reachers, "her visits and diary times as a calendar", CalendarEndpoint.Hers),

        In("GET", P, Readers, "one participant over time", TimelineEndpoint.Show),
        Act<WithdrawParticipant>(P + "/withdraw", "records that she leaves", WithdrawParticipantEndpoint.Answer),
        Act<CorrectWithdrawal>(P + "/withdraw/correct", "corrects the day on which she left", CorrectWithdrawalEndpoint.Answer),
        Act<RescindWithdrawal>(P + "/withdraw/rescind", "takes a withdrawal back that was a mistake", RescindWithdrawalEndpoint.Answer),
        In("GET", P + "/values", Readers, "her values", ValuesEndpoint.Show),
        In("GET", P + "/history", Readers, "every version of one value", ValuesEndpoint.History),
        Act<CorrectItems>(P + "/history", "corrects the value that the query string names", CorrectItemsEndpoint.Answer),
        In("GET", P + "/events", Readers, "the events that may be told", EventsEndpoint.Show),
        Act<RecordEvent>(RecordEventEndpoint.Path, "writes down an event that is told", RecordEventEndpoint.Answer),
        In("GET", P + "/adverse-events", Readers, "her adverse events", AdverseEventsEndpoint.Show),
        Act<RecordAdverseEvent>(P + "/adverse-events/record", "records or updates an adverse event", RecordAdverseEventEndpoint.Answer),
        Act<OpenQuery>(P + "/queries", "opens a query", OpenQueryEndpoint.Answer),
        Act<AnswerQuery>(P + "/queries/{query}/answer", "answers a query", AnswerQueryEndpoint.Answer),
        Act<CloseQuery>(P + "/queries/{query}/close", "closes a query", CloseQueryEndpoint.Answer),

        In("GET", V, AtVisits, "all that is done at one visit", VisitEndpoint.Show),
        Act<HoldVisit>(V + "/hold", "holds the visit", HoldVisitEndpoint.Answer),
        Act<RecordForm>(V + "/forms/{form}", "records a form", RecordFormEndpoint.Answer),
        Act<RecordLabValue>(V + "/labs/{test}", "records a laboratory value", RecordLabValueEndpoint.Answer),
        Act<RecordSensoryTrials>(V + "/sensory/{test}", "records trials of a sensory test", RecordSensoryTrialsEndpoint.Answer),
        Act<RandomiseParticipant>(V + "/randomise", "gives the next place of the sealed list", RandomiseParticipantEndpoint.Answer),
        Act<DispenseKit>(V + "/dispense", "hands a kit out", DispenseKitEndpoint.Answer),
        Act<ReturnKit>(V + "/return", "takes a kit back", ReturnKitEndpoint.Answer),

        In("GET", S + "/queries", Readers, "queries", QueriesEndpoint.Show),
        In("GET", S + "/kits", [Role.Investigator, Role.Coordinator, Role.Pharmacist, Role.Monitor], "stock and kits out, by number only", KitsEndpoint.Show),
        In("GET", S + "/lock", Lockers, "where lock and code stand", LockEndpoint.Show),
        Act<LockStudy>(S + "/lock", "locks the study", LockStudyEndpoint.Answer),
        Act<ApproveUnblinding>(S + "/unblinding", "approves opening the code", ApproveUnblindingEndpoint.Answer),
        In("GET", S + "/report", [Role.Investigator, Role.Coordinator, Role.Pharmacist, Role.Monitor, Role.Statistician], "the report after unblinding, its shell before", ReportEndpoint.Show),
        In("GET", S + "/report/shell", Readers, "the report's layout before unblinding, without treatment", ReportEndpoint.Shell),
        In("GET", S + "/audit", Auditors, "the record, entry by entry", AuditEndpoint.Show),
        In("GET", S + "/people", [Role.Administrator], "who has which role", PeopleEndpoint.Show),
        Act<GrantRole>(S + "/people/grant", "gives a role", GrantRoleEndpoint.Answer),
        Act<RevokeRole>(S + "/people/revoke", "takes a role away", RevokeRoleEndpoint.Answer),

        In("GET", S + "/diary", [Role.Participant], "whether the diary is open", DiaryEndpoint.Home),
        In("POST", S + "/diary/{day}/start", [Role.Participant], "begins or goes on", DiaryEndpoint.Start),
        In("GET", S + "/diary/{day}/{step:int}", [Role.Participant], "one question", DiaryEndpoint.Item),
        In("POST", S + "/diary/{day}/{step:int}", [Role.Participant], "keeps one answer in the session", DiaryEndpoint.Answer),
        In("GET", S + "/diary/{day}/check", [Role.Participant], "the answers before they are sent", DiaryEndpoint.Check),
        In("POST", S + "/diary/{day}/send", [Role.Participant], "sends the diary", SendDiaryEndpoint.Answer),

        In("GET", S + "/diary/report", [Role.Participant], "her own report, once the study is over for her", PersonalReportEndpoint.Own),
        In("GET", S + "/diary/calendar.ics", [Role.Participant], "her visits and diary times as a calendar", CalendarEndpoint.Own),

        In("GET", S + "/checkpoint", Everyone, "the signed head of the record", CheckpointEndpoint.Show),
        In("GET", S + "/export/observations.csv", Readers, "every value as CSV", ObservationsEndpoint.Show),
        In("POST", CommandsEndpoint.Path, Everyone, "any command as JSON; the study checks the role", CommandsEndpoint.Answer) with { TakesJson = true },

        Device("POST", SyncEndpoint.Path, "takes her phone's entries and proves that it has them", SyncEndpoint.Answer),
        Device("GET", CardEndpoint.Path, "the questions and windows of the next six weeks", CardEndpoint.Answer),
        Device("GET", PersonalReportEndpoint.OfPhone, "her own report, for her phone, once the study is over for her", PersonalReportEndpoint.Phone),
        Device("GET", PhoneRemindersEndpoint.Path, "the key that her phone asks for before it takes reminders, and her own time", PhoneRemindersEndpoint.Show),
        Device("POST", PhoneRemindersEndpoint.Path, "registers her phone for reminders and keeps her own time", PhoneRemindersEndpoint.Keep),
        Device("POST", TestReminderEndpoint.Path, "sends her phones a reminder now", TestReminderEndpoint.Answer),
        Device("POST", LaterReminderEndpoint.Path, "calls her again in half an hour", LaterReminderEndpoint.Answer),
        Device("GET", CalendarEndpoint.OfPhone, "her visits and diary times as a calendar, for her phone", CalendarEndpoint.Phone),
    ];

    /// <summary>Whether the route table lets the role in there.</summary>
    public static bool Opens(string path, Role role) => Opens("GET", path, role) || Opens("POST", path, role);

    public static bool Opens(string method, string path, Role role) =>
        All.Any(route => route.Method == method && route.Path == path && route.Access is Access.Only only && only.Roles.Contains(role));

    internal static void Map(IEndpointRouteBuilder app, IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            var endpoint = app.MapMethods(route.Path, [route.Method], (Delegate)((HttpContext http) => Guard.Pass(http, route))).WithMetadata(route);
            if (route is { Method: "POST", Path: "/sign-in" or "/invitation" or JoinEndpoint.Path or PhoneConsentEndpoint.Reading or PhoneConsentEndpoint.Signing })
                endpoint.RequireRateLimiting(DaybookServer.SignInLimit);
        }
    }

    private static Route Open(string method, string path, string shows, Func<HttpContext, Task<IResult>> answer) => new(method, path, new Access.Anyone(), shows, answer);

    private static Route Device(string method, string path, string shows, Func<HttpContext, DeviceRequest, Task<IResult>> answer) =>
        new(method, path, new Access.Device(), shows, http => answer(http, (DeviceRequest)http.Items[typeof(DeviceRequest)]!)) { TakesJson = true };

    /// <summary>An act is open to whom the study permits the command.</summary>
    private static Route Act<T>(string path, string shows, Func<HttpContext, Task<IResult>> answer)
        where T : Command => In("POST", path, [.. Everyone.Where(role => Permissions.May(role, typeof(T)))], shows, answer);

    private static Route In(string method, string path, Role[] roles, string shows, Func<HttpContext, Task<IResult>> answer) => new(method, path, new Access.Only(roles), shows, answer);
}
