using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Who has which role in the study.</summary>
public static class PeopleEndpoint
{
    public const int LinkHours = 48;

    public static IReadOnlyList<Role> Staff { get; } = [.. Enum.GetValues<Role>().Where(role => role != Role.Participant)];

    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        var made = request.Session.Invitation is { } invitation && invitation.Study == request.Key ? invitation : default((string Study, string For, string Link)?);
        if (made is not null)
            request.Session.Invitation = null;
        var desk = FrontDesk.Of(request.Http);
        // A synthetic study is played by the cast, whoever else has an account on this server.
        var book = request.State.Opened!.Purpose == Purpose.Synthetic ? null : desk.Options.Book;
        var people = book is null
            ? Players.All.Select(player => new PeoplePage.Person(player.Account, player.Name, player.Role, null))
            : book.State.Accounts.Values.SelectMany(account => account.Roles.Where(grant => grant.Study == request.Key).Select(grant => new PeoplePage.Person(account.Id, account.Name, grant.Role, grant.Site)));
        return Task.FromResult(StudyRequest.Show<PeoplePage>(request.Frame("People and roles", "/people", refusal), ("People", people.ToList()),
            ("Sites", request.CurrentProtocol?.Sites ?? []), ("HasBook", book is not null), ("Link", made?.Link), ("LinkFor", made?.For)));
    }
}
