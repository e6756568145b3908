using NodaTime;

namespace Daybook.Trial;

/// <summary>An entry from a participant's device, as it arrived. It is never refused once the device is known: it is kept and judged.</summary>
/// <param name="Participant">Whose device it is.</param>
/// <param name="EntryId">The id that the device gave the entry.</param>
/// <param name="Device">The device.</param>
/// <param name="Number">The device's own number of the entry, contiguous from 1. A negative one is kept in the words of a query and stored as 0.</param>
/// <param name="Payload">The bytes of an items-recorded/1 document, verbatim.</param>
/// <param name="LocalClock">What the device's clock said when the entry was made, ISO 8601 with offset; evidence, not truth.</param>
/// <param name="Zone">The zone that the device reported.</param>
/// <param name="Signature">The device's signature, base64, when it has a key (spec/sync.md).</param>
/// <param name="SentClock">What the device's clock said when it sent the entry: against the arrival it shows a clock that is wrong.</param>
/// <param name="Seen">The latest moment that the device knew to have passed when the entry was made: against the local clock it shows one that was set back.</param>
public sealed record SubmitEntry(
    ParticipantKey Participant,
    string EntryId,
    string Device,
    long Number,
    ReadOnlyMemory<byte> Payload,
    string? LocalClock,
    string? Zone,
    string? Signature,
    string? SentClock = null,
    string? Seen = null) : Command
{
    private const int LongestName = 200;

    public override ParticipantKey? About => Participant;

    public static Decision Decide(SubmitEntry command, StudyState study, Act act)
    {
        if (Stranger(command, study, act) is { } refusal)
            return refusal;
        var findings = new EntryFindings(command, study, act);
        findings.LookAtNumber();
        findings.LookAtSignature();
        findings.LookAtHolder();
        findings.LookAtClock();
        var read = TrialJson.TryRead(EventNames.Of(typeof(ItemsRecorded)), command.Payload.Span, out var happened, out _);
        if (read && happened is ItemsRecorded items && items.Participant == command.Participant && IsNamed(items))
            return Keep(items, VerdictRules.Of(items, study, act, command), findings, command, study, act);
        findings.Add("entry.unreadable", null, $"An entry of her device could not be read and is kept as it came: {(read ? "it names another participant or no usable occasion" : "it is no items-recorded/1 document")}.");
        return Accept(new UnreadableEntryKept(command.Payload), [], findings, command);
    }

    /// <summary>Keeps other bytes that came under the id of an entry already kept: neither is dropped, and a query asks.</summary>
    /// <param name="command">The later submission.</param>
    /// <param name="firstSeq">The entry that was kept first.</param>
    /// <param name="entryId">The id under which the later bytes are kept.</param>
    /// <param name="study">The state.</param>
    /// <param name="act">The act.</param>
    public static Decision KeepConflict(SubmitEntry command, long firstSeq, string entryId, StudyState study, Act act)
    {
        if (Stranger(command, study, act) is { } refusal)
            return refusal;
        var findings = new EntryFindings(command, study, act);
        findings.Add("entry.conflict", null, $"Her device sent other bytes under the id of entry {firstSeq}. Both are kept; which one is right?");
        return Accept(new ConflictingEntryKept(command.Payload), [], findings, command with { EntryId = entryId });
    }

    // The verdict says the occasion again; what is longer than a name would not fit beside it.
    private static bool IsNamed(ItemsRecorded items) => items.Form.Length <= LongestName && items.Occasion.Key.Length <= LongestName;

    private static Refusal? Stranger(SubmitEntry command, StudyState study, Act act)
    {
        var bound = study.Devices.TryGetValue(command.Device, out var holder) && holder == command.Participant;
        return bound && (act.By.Kind != ActorKind.Device || act.By.Id == command.Device) ? null : Refusals.DeviceUnknown(command.Device);
    }

    private static Decision.Accepted Keep(ItemsRecorded items, VerdictGiven verdict, EntryFindings findings, SubmitEntry command, StudyState study, Act act)
    {
        findings.LookAtVerdict(verdict, items);
        findings.LookAtItems(items);
        findings.LookAtAlerts(items);
        TrialEvent[] following = [.. Following(items, verdict, study, act, command)];
        findings.LookAtWords(items, left: following.Any(happened => happened is ParticipantWithdrawn) || study.Participants[items.Participant].Withdrawn is not null);
        return Accept(items, [verdict, .. following], findings, command);
    }

    /// <summary>What an entry brings about: it is written down what was found about the phone, or she leaves. She leaves whatever her phone's clock says.</summary>
    private static IEnumerable<TrialEvent> Following(ItemsRecorded items, VerdictGiven verdict, StudyState study, Act act, SubmitEntry command) =>
        items.Form == PhoneForms.Checks && verdict.Verdict == Verdict.InTime ? [PhoneChecks.Of(items, command.Device)]
        : items.Form == PhoneForms.Withdrawal && verdict.Verdict is Verdict.InTime or Verdict.BeforeConsent && Leaving(items, study, act, command) is { } left ? [left] : [];

    /// <summary>Her leaving, once. It is dated by the day on which she said so, where her phone's clock can be believed; else by the day on which the study heard of it, so that no entry of hers before that is left out.</summary>
    private static ParticipantWithdrawn? Leaving(ItemsRecorded items, StudyState study, Act act, SubmitEntry command)
    {
        var her = study.Participants[items.Participant];
        if (her.Withdrawn is not null || !items.Answers.Any(answer => answer is { Item: PhoneForms.Leaves, Answer: Answer.Boolean(true) }))
            return null;
        var zone = DateTimeZoneProviders.Tzdb[study.ZoneOf(her)];
        var clock = ClockEvidence.Of(command, act);
        var (said, heard) = (clock.Made.InZone(zone).Date, clock.Arrived.InZone(zone).Date);
        return new ParticipantWithdrawn(her.Key, clock.IsProven && said >= her.Consents[0].At.InZone(zone).Date ? said : heard, null);
    }

    private static Decision.Accepted Accept(TrialEvent kept, IEnumerable<TrialEvent> found, EntryFindings findings, SubmitEntry command) => new(
        [
            new NewEntry(kept) { EntryId = command.EntryId, Payload = command.Payload, Origin = new Origin(command.Device, Math.Max(0, command.Number)) },
            .. found.Concat(findings.Queries).Select(happened => new NewEntry(happened)),
        ],
        []);
}
