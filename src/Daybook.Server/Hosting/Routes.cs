using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Daybook.Trial.Role;

namespace Daybook.Server;

/// <summary>Every route there is: a closed list. A test fails for an endpoint that is not here, and another for a row that no role crawls.</summary>
public static class Routes
{
    private const string S = "/s/{study}";
    private const string P = S + "/participants/{participant}";
    private const string V = P + "/visits/{visit}";

    private static readonly Role[] All8 = Enum.GetValues<Role>();
    private static readonly Role[] Staff = [Investigator, Coordinator, LabOperator, Pharmacist, Monitor, Statistician, Administrator];
    private static readonly Role[] Clinic = [Investigator, Coordinator];

    /// <summary>Who reads what participants wrote. A laboratory operator does not (L-6), nor does whoever handles kits or accounts.</summary>
    private static readonly Role[] Readers = [Investigator, Coordinator, Monitor, Statistician];
    private static readonly Role[] AtVisits = [Investigator, Coordinator, LabOperator, Pharmacist, Monitor, Statistician];
    private static readonly Role[] Dispensers = [Coordinator, Pharmacist];
    private static readonly Role[] Auditors = [Investigator, Monitor, Statistician, Administrator];
    private static readonly Role[] Lockers = [Investigator, Monitor, Statistician, Pharmacist];

    public static IReadOnlyList<Route> All { get; } =
    [
        Open("GET", "/healthz", "that the server answers; no data", Health.Show),
        Open("GET", "/assets/{file}", "style sheet and icon; no data", Assets.Answer),
        Open("GET", "/sign-in", "the ways in: the cast of synthetic studies, or account and password", SignInEndpoint.Show),
        Open("POST", "/sign-in", "begins a session", SignInEndpoint.Answer),
        Open("GET", "/invitations/{token}", "the form behind a one-time link", InvitationEndpoint.Show),
        Open("POST", "/invitations", "sets a password, once", InvitationEndpoint.Answer),
        new("POST", "/sign-out", new Access.SignedIn(), "ends the session", SignInEndpoint.Out),
        new("GET", "/", new Access.SignedIn(), "the studies in which she has a role", StudiesEndpoint.Show),

        In("GET", S + "/", All8, "the worklist; a participant is sent to her diary", TodayEndpoint.Show),
        In("GET", S + "/participants", AtVisits, "participants x visits", MatrixEndpoint.Show),
        In("GET", P, Readers, "one participant over time", TimelineEndpoint.Show),
        In("POST", P + "/withdraw", Clinic, "records that she leaves", WithdrawParticipantEndpoint.Answer),
        In("GET", P + "/values", Readers, "her values", ValuesEndpoint.Show),
        In("GET", P + "/history", Readers, "every version of one value", ValuesEndpoint.History),
        In("GET", P + "/adverse-events", Readers, "her adverse events", AdverseEventsEndpoint.Show),
        In("POST", P + "/adverse-events/record", Clinic, "records or updates an adverse event", RecordAdverseEventEndpoint.Answer),
        In("POST", P + "/queries", [Investigator, Coordinator, Monitor, Statistician], "opens a query", OpenQueryEndpoint.Answer),
        In("POST", P + "/queries/{query}/answer", Clinic, "answers a query", AnswerQueryEndpoint.Answer),
        In("POST", P + "/queries/{query}/close", [Monitor], "closes a query", CloseQueryEndpoint.Answer),

        In("GET", V, AtVisits, "all that is done at one visit", VisitEndpoint.Show),
        In("POST", V + "/hold", Clinic, "holds the visit", HoldVisitEndpoint.Answer),
        In("POST", V + "/forms/{form}", Clinic, "records a form", RecordFormEndpoint.Answer),
        In("POST", V + "/labs/{test}", [Investigator, Coordinator, LabOperator], "records a laboratory value", RecordLabValueEndpoint.Answer),
        In("POST", V + "/randomise", Clinic, "gives the next place of the sealed list", RandomiseParticipantEndpoint.Answer),
        In("POST", V + "/dispense", Dispensers, "hands a kit out", DispenseKitEndpoint.Answer),
        In("POST", V + "/return", Dispensers, "takes a kit back", ReturnKitEndpoint.Answer),

        In("GET", S + "/queries", Readers, "queries", QueriesEndpoint.Show),
        In("GET", S + "/kits", [Investigator, Coordinator, Pharmacist, Monitor], "stock and kits out, by number only", KitsEndpoint.Show),
        In("GET", S + "/lock", Lockers, "where lock and code stand", LockEndpoint.Show),
        In("POST", S + "/lock", [Investigator, Statistician], "locks the study", LockStudyEndpoint.Answer),
        In("POST", S + "/unblinding", [Investigator, Pharmacist, Statistician], "approves opening the code", ApproveUnblindingEndpoint.Answer),
        In("GET", S + "/report", [Investigator, Coordinator, Pharmacist, Monitor, Statistician], "the report after unblinding, its shell before", ReportEndpoint.Show),
        In("GET", S + "/audit", Auditors, "the record, entry by entry", AuditEndpoint.Show),
        In("GET", S + "/people", [Administrator], "who has which role", PeopleEndpoint.Show),
        In("POST", S + "/people/grant", [Administrator], "gives a role", GrantRoleEndpoint.Answer),
        In("POST", S + "/people/revoke", [Administrator], "takes a role away", RevokeRoleEndpoint.Answer),

        In("GET", S + "/diary", [Participant], "whether the diary is open", DiaryEndpoint.Home),
        In("POST", S + "/diary/{day}/start", [Participant], "begins or goes on", DiaryEndpoint.Start),
        In("GET", S + "/diary/{day}/{step:int}", [Participant], "one question", DiaryEndpoint.Item),
        In("POST", S + "/diary/{day}/{step:int}", [Participant], "keeps one answer in the session", DiaryEndpoint.Answer),
        In("GET", S + "/diary/{day}/check", [Participant], "the answers before they are sent", DiaryEndpoint.Check),
        In("POST", S + "/diary/{day}/send", [Participant], "sends the diary", SendDiaryEndpoint.Answer),

        In("GET", S + "/checkpoint", All8, "the signed head of the record", CheckpointEndpoint.Show),
        In("GET", S + "/export/observations.csv", Readers, "every value as CSV", ObservationsEndpoint.Show),
        In("POST", S + "/commands", All8, "any command as JSON; the study checks the role", CommandsEndpoint.Answer),
    ];

    /// <summary>Whether the route table lets the role in there.</summary>
    public static bool Opens(string path, Role role) => Opens("GET", path, role) || Opens("POST", path, role);

    public static bool Opens(string method, string path, Role role) =>
        All.Any(route => route.Method == method && route.Path == path && route.Access is Access.Only only && only.Roles.Contains(role));

    internal static void Map(IEndpointRouteBuilder app, IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            var endpoint = app.MapMethods(route.Path, [route.Method], (HttpContext http) => Guard.Pass(http, route)).WithMetadata(route);
            if (route is { Method: "POST", Path: "/sign-in" or "/invitations" })
                endpoint.RequireRateLimiting(DaybookServer.SignInLimit);
        }
    }

    private static Route Open(string method, string path, string shows, Func<HttpContext, Task<IResult>> answer) => new(method, path, new Access.Anyone(), shows, answer);

    private static Route In(string method, string path, Role[] roles, string shows, Func<HttpContext, Task<IResult>> answer) => new(method, path, new Access.Only(roles), shows, answer);
}
