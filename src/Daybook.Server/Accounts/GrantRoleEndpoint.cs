using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Gives a person a role, making her account when there is none, and shows the one-time link with which she sets her password.</summary>
public static class GrantRoleEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var desk = FrontDesk.Of(http);
        if (desk.Options.Book is not { } book || request.State.Opened!.Purpose == Purpose.Synthetic)
            return Answers.NotFound(http);
        var form = await request.Form();
        var (account, name) = (form.Required("account", "The account"), form.Required("name", "The name"));
        var grant = new GrantRole(account, request.Key, form.Choice<Role>("role", "The role"), form.Text("site"));
        if (form.Wrong is { } wrong)
            return await PeopleEndpoint.Page(request, Answers.Unreadable(wrong));
        List<Command> commands = book.State.Accounts.ContainsKey(account) ? [grant] : [new CreateAccount(account, name), grant];
        var id = await request.CommandId();
        foreach (var (command, n) in commands.Select((command, n) => (command, n)))
            if (await book.Journal.Do(command, request.Caller.Actor, $"{id}-{Words.Plain((long)n)}", request.Cancelled) is Reply.Refused refused)
                return await request.Refused(refused.Refusal, refusal => PeopleEndpoint.Page(request, refusal));
        var token = book.MakeLink(account, TimeSpan.FromHours(PeopleEndpoint.LinkHours));
        var link = new Uri(desk.Options.Address, $"/invitation/{token}").ToString();
        return await PeopleEndpoint.Page(request, null, (account, link));
    }
}
