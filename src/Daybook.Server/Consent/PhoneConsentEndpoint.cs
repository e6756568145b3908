using System.Security.Cryptography;
using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>She reads the consent document on a phone that brings the code of the consent page, and signs it there. Staff are with her, and the consent is recorded by the one who showed the code.
/// Her name stands in the copy alone, and the copy in the identity store; the record has its hash.</summary>
public static class PhoneConsentEndpoint
{
    public const string Reading = "/consent/reading", Signing = "/consent/signing";

    private const int LongestName = 200;

    /// <summary>A code that works, on the phone that used it first.</summary>
    private sealed record Shown(RunningStudy Study, Participant Her, Protocol Protocol, JoiningCode Code)
    {
        public string Version => Protocol.Consent.Version;

        public IReadOnlyList<string> Languages => Spoken.Languages(Protocol);

        public ConsentForm In(string language) => Spoken.In(Protocol, language).Consent;
    }

    public static async Task<IResult> Read(HttpContext http) =>
        await Body<ConsentAsked>(http) is not { } asked ? Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body asks for no document"))
        : Of(http, asked.Code, asked.Key) is not { } shown ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, UsedUp)
        : Results.Bytes(SyncJson.Write(Words(shown, LanguageOf(shown, asked))), "application/json");

    public static async Task<IResult> Sign(HttpContext http)
    {
        if (await Body<ConsentSigning>(http) is not { } asked || SignedIn(asked) is not { } signed)
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body holds no consent that this phone signed"));
        if (Of(http, asked.Code, asked.Key) is not { } shown || signed.Version != shown.Version || !shown.Languages.Contains(signed.Language))
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, UsedUp);
        if (signed.Tries.Count != shown.In(signed.Language).Questions.Count || signed.Tries.Any(tries => tries < 1))
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, Answers.Unreadable("It is not said of every question how often it was tried"));
        // The answer may have been lost on the way: what this phone signed is her copy. What another signed, or paper, is none.
        var refused = CopyOf(shown, asked.Key) is null ? await Keep(shown, signed, asked, FrontDesk.Of(http).Now, http.RequestAborted) : null;
        return refused is null && CopyOf(shown, asked.Key) is { } page ? Results.Bytes(SyncJson.Write(new ConsentCopy(page)), "application/json") : Answers.Problem(StatusCodes.Status422UnprocessableEntity, refused ?? UsedUp);
    }

    /// <summary>The copy stands before the consent that names it, and nothing of a person is kept for a consent that is refused.</summary>
    private static async Task<Refusal?> Keep(Shown shown, ConsentSigned signed, ConsentSigning asked, NodaTime.Instant now, CancellationToken cancelled)
    {
        var (study, her, document, code) = (shown.Study, shown.Her, shown.In(signed.Language), shown.Code);
        var page = SignedConsent.Page(study.State.Opened!, document, her, signed, asked, now);
        var command = new GiveConsent(her.Key, document.Version, Convert.ToHexStringLower(SHA256.HashData(page)), signed.Language);
        study.Identities.PutConsent(her.Key, page);
        var reply = await study.Journal.Do(new Request(command, code.By, $"consent-{JoiningCodes.HashOf(asked.Code)[..32]}", code.Site), cancelled);
        if (!study.State.Participants[her.Key].Consents.Exists(consent => consent.DocumentHash == command.DocumentHash))
            study.Identities.DropConsent(her.Key, command.DocumentHash);
        return (reply as Reply.Refused)?.Refusal;
    }

    private static Shown? Of(HttpContext http, string code, string key)
    {
        var desk = FrontDesk.Of(http);
        return DeviceKey.NameOf(key) is not null && desk.Joining.Use(code, key, CodeFor.Consent) is { } found && desk.Study(found.Study) is { } study
            && study.State.Participants.GetValueOrDefault(found.Participant) is { } her && !study.Identities.IsErased(her.Key) && study.State.Current is { } hash
            ? new Shown(study, her, study.State.Versions[hash], found) : null;
    }

    /// <summary>What she chose; or else what she reads in the study; or else what her phone speaks; or else what the study is written in.</summary>
    private static string LanguageOf(Shown shown, ConsentAsked asked) =>
        new[] { asked.Language, shown.Her.Language }.Concat(shown.Languages.Where(language => Speech(language) == Speech(asked.Speaks))).FirstOrDefault(language => language is not null && shown.Languages.Contains(language)) ?? shown.Languages[0];

    private static string Speech(string tag) => tag.Split('-')[0].ToUpperInvariant();

    private static ConsentReading Words(Shown shown, string language)
    {
        var (study, her, document) = (shown.Study, shown.Her, shown.In(language));
        var opened = study.State.Opened!;
        var old = SignedBefore(shown, language)?.Whole();
        return new ConsentReading(
            opened.Title,
            opened.Purpose == Purpose.Real ? "" : Server.Words.Stamp(opened.Purpose),
            document.Version,
            document.Ideas(),
            [.. document.Ideas().Select((_, at) => document.MoreOf(at) ?? "")],
            old is null ? null : [.. ConsentChanges.Between(old, document.Whole()).Select(change => new ConsentReadingChange(change.Was, change.Is))],
            [.. document.Questions.Select(question => new ConsentReadingQuestion(question.Ask, question.Yes, question.Because))],
            shown.Protocol.Sites.FirstOrDefault(site => site.Id == her.Site)?.Telephone,
            language,
            shown.Languages);
    }

    /// <summary>The document that she signed last, in the language in which she reads now; null when there was none in it, and she reads the whole.</summary>
    private static ConsentForm? SignedBefore(Shown shown, string language)
    {
        var signed = shown.Her.Consents.LastOrDefault()?.Version;
        return shown.Study.State.Versions.Values.LastOrDefault(protocol => protocol.Consent.Version == signed && Spoken.Languages(protocol).Contains(language)) is { } version ? Spoken.In(version, language).Consent : null;
    }

    /// <summary>What she signed; null when the phone's key did not sign it, or when it says too little.</summary>
    private static ConsentSigned? SignedIn(ConsentSigning asked)
    {
        try
        {
            var signed = SyncJson.Read<ConsentSigned>(System.Text.Encoding.UTF8.GetBytes(asked.Signed));
            var named = signed.Name.Trim().Length is > 0 and <= LongestName;
            return named && DeviceKey.Signed(asked.Key, DeviceKey.RequestText("POST", Signing, System.Text.Encoding.UTF8.GetBytes(asked.Signed)), asked.Signature) ? signed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? CopyOf(Shown shown, string key) =>
        shown.Study.State.Participants[shown.Her.Key].Consents.Find(consent => consent.Version == shown.Version) is { } consent && shown.Study.Identities.ReadConsent(shown.Her.Key, consent.DocumentHash) is { } page
            && page.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes($"\n{key}\n")) >= 0
            ? System.Text.Encoding.UTF8.GetString(page) : null;

    private static async Task<T?> Body<T>(HttpContext http)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            using var memory = new MemoryStream();
            await http.Request.Body.CopyToAsync(memory, http.RequestAborted);
            return SyncJson.Read<T>(memory.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Refusal UsedUp { get; } = new("consent.code-used-up", "This code does not work, or not any more", "Nothing was signed.", "Ask the study team to show a new code.");
}
