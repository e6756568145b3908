using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>One request inside a study, after the guard: one committed state for the whole of it.</summary>
public sealed record StudyRequest(HttpContext Http, RunningStudy Study, StudyState State, Caller Caller, Session Session, Instant Now)
{
    public string Key => State.Opened!.Study;

    public CancellationToken Cancelled => Http.RequestAborted;

    public static StudyRequest Of(HttpContext http) => (StudyRequest)http.Items[typeof(StudyRequest)]!;

    public Frame Frame(string title, string here = "", Refusal? refusal = null) => new(title, here)
    {
        Study = Key,
        StudyTitle = State.Opened!.Title,
        Purpose = State.Opened.Purpose,
        Caller = Caller,
        FormToken = Session.FormToken,
        Seen = State.Size,
        Phone = Caller.Role == Role.Participant,
        Refusal = refusal,
        Typed = Typed.Of(Http.Request),
    };

    public string Path(string rest) => $"/s/{Key}{rest}";

    /// <summary>What a file's name begins with when the study is not a real one.</summary>
    public string FileStamp => StampOf(State.Opened!.Purpose);

    /// <summary>The same for a request that is no person's.</summary>
    public static string StampOf(Purpose purpose) => purpose == Purpose.Real ? "" : Words.Stamp(purpose) + "-";

    public string? FromPath(string name) => Http.Request.RouteValues[name] as string;

    /// <summary>The participant that the path names, if there is one and the caller may see her.</summary>
    public Participant? Participant() =>
        FromPath("participant") is { } key && State.Participants.TryGetValue(new ParticipantKey(key), out var participant) && Caller.Sees(participant) ? participant : null;

    /// <summary>The version that every rule reads for the participant: hers, or the one that she would adopt.</summary>
    public Protocol? ProtocolOf(Participant participant) => (participant.Adopted ?? State.Current) is { } hash ? State.Versions[hash] : null;

    /// <summary>Today's date where the participant lives, or else at her site.</summary>
    public LocalDate DateOf(Participant participant) => Now.InZone(DateTimeZoneProviders.Tzdb[participant.Zone ?? ZoneOf(participant.Site)]).Date;

    /// <summary>Today's date at a site.</summary>
    public LocalDate DateAt(string? site) => Now.InZone(DateTimeZoneProviders.Tzdb[ZoneOf(site)]).Date;

    public string ZoneOf(string? site) => CurrentProtocol?.Sites.FirstOrDefault(known => known.Id == site)?.Zone ?? "Etc/UTC";

    public Protocol? CurrentProtocol => State.Current is { } hash ? State.Versions[hash] : null;

    public Task<T> Ask<T>(IQuery<T> query) => Study.Ask(query, Cancelled);

    /// <summary>The page as a refusal leaves it: 422 when the frame carries one.</summary>
    public static IResult Show<T>(Frame frame, params IEnumerable<(string Name, object? Value)> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        ArgumentNullException.ThrowIfNull(frame);
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all["Frame"] = frame;
        return new PageResult(typeof(T), all, frame.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The page of a list that the query string asks for.</summary>
    public Page Page(int limit = 50) => new(Number("from"), limit);

    /// <summary>A whole number of the query string; 0 when it is none.</summary>
    public int Number(string name) =>
        int.TryParse(Http.Request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A word of the query string; null when it is empty.</summary>
    public string? Asked(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public async Task<FormAnswers> Form() => new(await Http.Request.ReadFormAsync(Cancelled));

    /// <summary>Puts the act to the study. Done answers 303 to a person and the receipts to a program; refused answers 422, with the page that asked.</summary>
    public async Task<IResult> Do(Command command, string then, Func<Refusal, Task<IResult>> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        switch (await Study.Journal.Do(new Request(command, Caller.Actor, await CommandId(), Caller.Site), Cancelled))
        {
            case Reply.Done done:
                return Answers.WantsJson(Http) ? Results.Json(done.Receipts) : Answers.SeeOther(Http, Path(then));
            case Reply.Refused refused:
                return await Refused(refused.Refusal, page);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The same for a form: one that cannot be read is refused before the study is asked.</summary>
    public Task<IResult> Do(FormAnswers form, Command command, string then, Func<Refusal, Task<IResult>> page)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Wrong is { } wrong ? Refused(Answers.Unreadable(wrong), page) : Do(command, then, page);
    }

    public async Task<IResult> Refused(Refusal refusal, Func<Refusal, Task<IResult>> page) => Answers.WantsJson(Http)
        ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, refusal)
        : await page(refusal);

    /// <summary>The same form sent twice is one act: its id comes from the session, the page's state, the path and everything filled in.</summary>
    public async Task<string> CommandId()
    {
        var form = await Http.Request.ReadFormAsync(Cancelled);
        var filled = string.Join('\n', form.Where(field => field.Key != "token").OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}").Concat(form.Files.Select(HashOf)));
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Session.FormToken), Encoding.UTF8.GetBytes($"{Http.Request.Path}\n{filled}"));
        return "web-" + Convert.ToHexStringLower(hash)[..32];
    }

    private static string HashOf(IFormFile file)
    {
        using var bytes = file.OpenReadStream();
        return $"{file.Name}={Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }

    /// <summary>An id for what the form makes. It comes from the form's own id, not from what the study holds by now, so that a form sent twice asks the same.</summary>
    public async Task<string> NewId(string kind) => $"{kind}-{(await CommandId())[^8..].ToUpperInvariant()}";
}
