using System.Text.Json.Serialization;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Everything that can have happened in a study. The list is closed: every type here is evolved, stored, documented and golden.</summary>
/// <remarks>An event's stored name is its type's name in kebab case and its version: <c>kit-dispensed/1</c>. Old events never change: fields are added, then <c>/2</c> comes with a pure upcaster.</remarks>
public abstract record TrialEvent
{
    /// <summary>The participant whom the event concerns, for the envelope.</summary>
    public virtual ParticipantKey? About => null;
}

// The study

public sealed record StudyOpened(string Study, string Slug, string Organisation, string Title, Purpose Purpose) : TrialEvent;

public sealed record ProtocolPublished(ProtocolHash Hash, string Protocol, string Version) : TrialEvent;

/// <summary>The allocation list and the kits were sealed; the ledger holds only the commitment to them.</summary>
/// <param name="Commitment">The Merkle root over the salted leaves, lower-case hexadecimal.</param>
/// <param name="Strata">How many places each stratum has.</param>
/// <param name="Kits">The kits of every site, by number only, in the order of their numbers.</param>
public sealed record AllocationSealed(string Commitment, IReadOnlyList<StratumPlaces> Strata, IReadOnlyList<SiteKits> Kits) : TrialEvent;

public sealed record StratumPlaces(string Stratum, int Places);

/// <summary>The kits of one site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Kits">The kits of the planned dose, in the order of their numbers.</param>
public sealed record SiteKits(string Site, IReadOnlyList<KitId> Kits)
{
    /// <summary>The kits of the lower dose, where it has kits of its own. They are as many of every treatment, so which they are tells nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KitId>? Lower { get; init; }

    /// <summary>All of them.</summary>
    internal IEnumerable<KitId> All => Kits.Concat(Lower ?? []);
}

// From screening to allocation

/// <summary>The screening log: the only datum before consent.</summary>
public sealed record ParticipantScreened(ParticipantKey Participant, string Site, LocalDate Date, string Route, string? FirstFailing) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record ConsentGiven(ParticipantKey Participant, string Version, string DocumentHash, string? Language = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record EligibilityAssessed(ParticipantKey Participant, IReadOnlyList<CriterionAnswer> Answers, string? FirstFailing) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record CriterionAnswer(string Criterion, Answer Answer);

public sealed record ParticipantEnrolled(ParticipantKey Participant, string Label, string Zone, string? Language = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>She reads the study in another of its languages from now on.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Language">The language, as a BCP 47 tag.</param>
public sealed record LanguageChanged(ParticipantKey Participant, string Language) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record ProtocolAdopted(ParticipantKey Participant, ProtocolHash Hash, string? Reason = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>The participant holds a place of the sealed list. Which arm that is, nobody learns from here.</summary>
/// <param name="Participant">Who was randomised.</param>
/// <param name="Stratum">The list.</param>
/// <param name="Index">The place in it, 0-based.</param>
/// <param name="Levels">Of minimisation, her level of each factor as it was known then, the site first where it is balanced. With them and the sealed numbers the allocation can be repeated.</param>
public sealed record ParticipantRandomised(ParticipantKey Participant, string Stratum, int Index, IReadOnlyList<string>? Levels = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

// Drug

public sealed record KitDispensed(ParticipantKey Participant, KitId Kit, string Visit, LocalDate Date, int Units) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record KitReturned(ParticipantKey Participant, KitId Kit, string Visit, LocalDate Date, int Units, string? Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>She takes the lower dose of the protocol from that date on.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Date">The first day of the lower dose.</param>
/// <param name="Units">How many units she takes a day from then on, at most.</param>
/// <param name="Reason">Why.</param>
public sealed record DoseReduced(ParticipantKey Participant, LocalDate Date, int Units, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>The lower dose was entered by mistake and counts as if it had not been entered.</summary>
public sealed record DoseReductionCancelled(ParticipantKey Participant, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

// Data

/// <summary>A device is hers from now on.</summary>
/// <param name="Participant">Whose device it is.</param>
/// <param name="Device">The device: the name of its key, or a word for one that has none.</param>
/// <param name="Key">The public key with which it signs its entries; null for one that signs none.</param>
public sealed record DeviceEnrolled(ParticipantKey Participant, string Device, string? Key = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>A device is hers no longer.</summary>
public sealed record DeviceRevoked(ParticipantKey Participant, string Device, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>Answers to a form. From a device, the stored payload is the bytes that arrived, verbatim.</summary>
/// <param name="Participant">Whose answers they are.</param>
/// <param name="Form">diary, laboratory, or the id of a form.</param>
/// <param name="Occasion">When in the study.</param>
/// <param name="Answers">The answers, in the order in which they were given.</param>
/// <param name="Collected">The date of the sample, when the values come from one.</param>
public sealed record ItemsRecorded(ParticipantKey Participant, string Form, Occasion Occasion, IReadOnlyList<ItemAnswer> Answers, LocalDate? Collected = null) : TrialEvent
{
    public override ParticipantKey? About => Participant;

    /// <summary>Who told the staff of an event that they wrote down. Of anything else it is not written at all, so that what a phone sends stays as it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Teller? ToldBy { get; init; }
}

/// <summary>Bytes from an enrolled device that cannot be read as an entry. They are the payload, verbatim.</summary>
public sealed record UnreadableEntryKept(ReadOnlyMemory<byte> Payload) : TrialEvent;

/// <summary>Other bytes from an enrolled device under the id of an entry that was already kept. They are the payload, verbatim.</summary>
public sealed record ConflictingEntryKept(ReadOnlyMemory<byte> Payload) : TrialEvent;

/// <summary>What the server found about the entry <paramref name="EntryId"/>, with the rules it used.</summary>
/// <param name="Participant">Whose entry it is.</param>
/// <param name="EntryId">The entry that is judged.</param>
/// <param name="Verdict">The finding.</param>
/// <param name="Rules">The version of the rules.</param>
/// <param name="Tzdb">The version of the time-zone data.</param>
/// <param name="Day">The study day that the entry belongs to, when there is one.</param>
/// <param name="Occasion">The occasion as it counts: the entry's own, with the number of earlier entries for it.</param>
/// <param name="Made">When the entry was made, as far as the evidence goes: what the device said, never after the arrival.</param>
public sealed record VerdictGiven(ParticipantKey Participant, string EntryId, Verdict Verdict, string Rules, string Tzdb, int? Day, Occasion Occasion, Instant Made) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>What a phone found about itself when it was set up with her; a later one takes the place of it.</summary>
/// <param name="Participant">Whose phone it is.</param>
/// <param name="Device">The phone.</param>
/// <param name="Installed">Whether the diary is on its home screen.</param>
/// <param name="Persisted">Whether its browser keeps what it stores.</param>
/// <param name="Reminded">Whether a test reminder came.</param>
/// <param name="Practised">Whether the diary was tried out.</param>
public sealed record PhoneChecked(ParticipantKey Participant, string Device, bool Installed, bool Persisted, bool Reminded, bool Practised) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>New answers in place of those of the entry <paramref name="Entry"/>; the old ones stay readable.</summary>
public sealed record ItemsCorrected(ParticipantKey Participant, long Entry, IReadOnlyList<ItemAnswer> Answers, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record VisitHeld(ParticipantKey Participant, string Visit, LocalDate Date, int Day, int DaysFromTarget, bool InWindow) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>Day and hour of a visit were agreed with her.</summary>
public sealed record AppointmentMade(ParticipantKey Participant, string Visit, LocalDate Date, LocalTime Time) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record ScheduleMoved(ParticipantKey Participant, string Period, LocalDate Start, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>A finished file came in: its bytes and its map are blobs, its values follow as recorded items.</summary>
public sealed record FileImported(string FileHash, string MapHash, int Rows, int Participants) : TrialEvent;

// Safety and questions

public sealed record AdverseEventRecorded(
    ParticipantKey Participant,
    string AdverseEvent,
    string Term,
    LocalDate Onset,
    LocalDate? Resolved,
    Severity Severity,
    bool Serious,
    Relatedness Relatedness,
    ActionTaken Action,
    Outcome Outcome) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public enum Severity
{
    Mild,
    Moderate,
    Severe,
}

public enum Relatedness
{
    NotRelated,
    Unlikely,
    Possible,
    Probable,
    Definite,
}

public enum ActionTaken
{
    None,
    DoseReduced,
    DrugInterrupted,
    DrugWithdrawn,
}

public enum Outcome
{
    Recovered,
    Recovering,
    NotRecovered,
    RecoveredWithSequelae,
    Fatal,
    Unknown,
}

/// <summary>A question about a value or a participant. <paramref name="Rule"/> names the automatic check that asked, if one did.</summary>
public sealed record QueryOpened(ParticipantKey Participant, string Query, long? Entry, string? Item, string Text, string? Rule) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record QueryAnswered(ParticipantKey Participant, string Query, string Text) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record QueryClosed(ParticipantKey Participant, string Query) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>A stopping rule is met. It stops nothing and opens no code: somebody looks at it until <paramref name="Until"/>, and a query holds what was decided.</summary>
/// <param name="Participant">With whom it came to be met.</param>
/// <param name="Rule">The rule of the protocol.</param>
/// <param name="Until">When somebody has looked at it.</param>
public sealed record StoppingRuleMet(ParticipantKey Participant, string Rule, Instant Until) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

public sealed record ParticipantWithdrawn(ParticipantKey Participant, LocalDate Date, string? Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>She left on another day than was written down.</summary>
public sealed record WithdrawalCorrected(ParticipantKey Participant, LocalDate Date, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>She never left: the withdrawal counts as if it had not been entered.</summary>
public sealed record WithdrawalRescinded(ParticipantKey Participant, string Reason) : TrialEvent
{
    public override ParticipantKey? About => Participant;
}

/// <summary>What entries said was erased. What the fold needs of them is said here again, without the answers.</summary>
public sealed record PayloadRedacted(IReadOnlyList<RedactedEntry> Entries, string Justification) : TrialEvent;

// Lock and code

/// <summary>The dataset is the entries before <paramref name="Size"/>, whose root is <paramref name="Root"/>.</summary>
public sealed record StudyLocked(long Size, string Root) : TrialEvent;

public sealed record UnblindingApproved(string Person) : TrialEvent;

/// <summary>Two people have opened the code. The list is the one that was committed to.</summary>
public sealed record CodeOpened(string First, string Second, string Commitment) : TrialEvent;

public sealed record StudyUnlocked(string Reason) : TrialEvent;

// People

public sealed record AccountCreated(string Account, string Name) : TrialEvent;

public sealed record RoleGranted(string Account, string Study, Role Role, string? Site) : TrialEvent;

public sealed record RoleRevoked(string Account, string Study, Role Role, string Reason) : TrialEvent;
