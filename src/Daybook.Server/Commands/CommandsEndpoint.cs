using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The door for programs: any command as JSON, answered with receipts or with the refusal. The study itself checks the role, as it does for every command.</summary>
public static class CommandsEndpoint
{
    /// <summary>The one write that takes JSON and no form.</summary>
    public const string Path = "/s/{study}/commands";

    /// <summary>The header that carries the caller's own id of the command; the same id with the same command gets the old receipts.</summary>
    public const string IdHeader = "X-Daybook-Command-Id";

    /// <summary>What stands before a caller's id in the record: no caller can take an id under which the server itself will act.</summary>
    private const string Own = "api:";

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var id = http.Request.Headers[IdHeader].ToString();
        if (id.Length is < 1 or > 100)
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable($"The header {IdHeader} is missing, or longer than 100 characters"));
        if (!http.Request.HasJsonContentType())
            return Answers.Problem(StatusCodes.Status415UnsupportedMediaType, Answers.Unreadable("The body is not application/json"));
        Command command;
        try
        {
            command = TrialJson.ReadCommand(await Body(http));
        }
        catch (JsonException unreadable)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body is not a command: " + unreadable.Message));
        }
        // Who has which role stands in the server's book, where it is seen and taken away; a study's own record gives nobody a role.
        if (command is CreateAccount or GrantRole or RevokeRole)
            return Answers.Problem(StatusCodes.Status403Forbidden, Answers.AccountsElsewhere);
        return await request.Study.Journal.Do(new Request(command, ActorOf(request, command), Own + id, request.Caller.Site), request.Cancelled) switch
        {
            Reply.Done done => Results.Json(done.Receipts),
            Reply.Refused refused => Answers.Problem(StatusOf(refused.Refusal), refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A participant speaks through her own device; through another's she is only herself, and the study refuses her.</summary>
    private static Actor ActorOf(StudyRequest request, Command command) =>
        command is SubmitEntry entry && request.Caller.Participant is { } herself && request.State.Devices.TryGetValue(entry.Device, out var holder) && holder == herself
        ? new Actor(ActorKind.Device, entry.Device, Role.Participant)
        : request.Caller.Actor;

    private static int StatusOf(Refusal refusal) =>
        refusal.Code == Answers.NotForRole.Code ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;

    private static async Task<byte[]> Body(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory, http.RequestAborted);
        return memory.ToArray();
    }
}
