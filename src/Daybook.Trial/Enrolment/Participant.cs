using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>A participant as far as deciding needs her: no answers but those on which a sub-study may depend, or whose days a stopping rule counts.</summary>
public sealed record Participant
{
    public required ParticipantKey Key { get; init; }

    public required string Site { get; init; }

    public required LocalDate Screened { get; init; }

    /// <summary>The criterion that ended her screening, if one did.</summary>
    public string? FirstFailing { get; init; }

    /// <summary>When and to which version of the document she consented, in order.</summary>
    public ImmutableList<Consented> Consents { get; init; } = [];

    /// <summary>Null until she is assessed.</summary>
    public bool? Eligible { get; init; }

    /// <summary>P-001, given at enrolment, counted per site.</summary>
    public string? Label { get; init; }

    /// <summary>The IANA zone in which she lives.</summary>
    public string? Zone { get; init; }

    /// <summary>The language in which she reads the study; null for the protocol's own.</summary>
    public string? Language { get; init; }

    /// <summary>The version that every rule reads for her.</summary>
    public ProtocolHash? Adopted { get; init; }

    public Place? Place { get; init; }

    public ImmutableSortedDictionary<string, HeldVisit> Visits { get; init; } = ImmutableSortedDictionary.Create<string, HeldVisit>(StringComparer.Ordinal);

    /// <summary>When she is expected at visits, as agreed with her.</summary>
    public ImmutableSortedDictionary<string, Appointment> Appointments { get; init; } = ImmutableSortedDictionary.Create<string, Appointment>(StringComparer.Ordinal);

    /// <summary>Starts of periods that a schedule move fixed.</summary>
    public ImmutableSortedDictionary<string, LocalDate> Moved { get; init; } = ImmutableSortedDictionary.Create<string, LocalDate>(StringComparer.Ordinal);

    /// <summary>Which of its entries each of her devices has sent.</summary>
    public ImmutableSortedDictionary<string, DeviceNumbering> Devices { get; init; } = ImmutableSortedDictionary.Create<string, DeviceNumbering>(StringComparer.Ordinal);

    /// <summary>When devices were taken away from her.</summary>
    public ImmutableSortedDictionary<string, Instant> Revoked { get; init; } = ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal);

    /// <summary>What was found when each of her phones was set up.</summary>
    public ImmutableSortedDictionary<string, PhoneChecks> Phones { get; init; } = ImmutableSortedDictionary.Create<string, PhoneChecks>(StringComparer.Ordinal);

    /// <summary>The verdict on every diary day that has an entry, by the date on which its window opened. Of several entries for one day the first counts.</summary>
    public ImmutableSortedDictionary<LocalDate, Verdict> DiaryDays { get; init; } = ImmutableSortedDictionary<LocalDate, Verdict>.Empty;

    /// <summary>Forms and laboratory tests recorded, as <c>visit/form</c>.</summary>
    public ImmutableSortedSet<string> Forms { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How often each form was filled in on each occasion, as <c>form@kind:key</c>.</summary>
    public ImmutableSortedDictionary<string, int> Filled { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The sensory trials that were made, as <c>visit/test/place</c>.</summary>
    public ImmutableSortedDictionary<string, TrialsMade> Sensory { get; init; } = ImmutableSortedDictionary.Create<string, TrialsMade>(StringComparer.Ordinal);

    /// <summary>Her entries that hold answers, by seq: what a correction may correct.</summary>
    public ImmutableSortedDictionary<long, EntryPlace> Entries { get; init; } = ImmutableSortedDictionary<long, EntryPlace>.Empty;

    /// <summary>Her answers on which her stratum or a sub-study may depend, also one that an amendment adds, by the entry that brought them.</summary>
    public ImmutableSortedDictionary<long, ImmutableArray<ItemAnswer>> Fitness { get; init; } = ImmutableSortedDictionary<long, ImmutableArray<ItemAnswer>>.Empty;

    /// <summary>What her diaries say of the days that stopping rules count, by the entry or correction that said it.</summary>
    public ImmutableSortedDictionary<long, ImmutableArray<StruckDay>> Struck { get; init; } = ImmutableSortedDictionary<long, ImmutableArray<StruckDay>>.Empty;

    /// <summary>The kits that she was given, in order.</summary>
    public ImmutableList<KitId> Kits { get; init; } = [];

    /// <summary>The lower dose that she takes, if she does not tolerate the planned one.</summary>
    public ReducedDose? Reduced { get; init; }

    /// <summary>That she left, with the day as it was last corrected; null when she did not, or it was taken back.</summary>
    public ParticipantWithdrawn? Withdrawn { get; init; }

    /// <summary>The entry that took a withdrawal of hers back: what her phone said before it counts no more.</summary>
    public long? Stays { get; init; }

    /// <summary>The trials of one test at one visit, by place.</summary>
    public ImmutableSortedDictionary<string, TrialsMade> SensoryAt(string visit, string test)
    {
        var before = SensoryTrials.KeyOf(visit, test, "");
        return Sensory.Where(made => made.Key.StartsWith(before, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(made => made.Key[before.Length..], made => made.Value, StringComparer.Ordinal);
    }

    /// <summary>Her place of the sealed list. With one arm nobody is randomised, and everybody's place is the first.</summary>
    public Place? PlaceIn(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Place ?? (protocol.Allocation is null ? new Place(AllocationPlaces.All, 0) : null);
    }

    public bool IsEnrolled => Label is not null;

    /// <summary>What people call her: her label, before enrolment her key.</summary>
    public string Name => Label ?? Key.Value;

    /// <summary>True when she came with a finished file; her data were not collected here and nothing is added to them.</summary>
    public bool Imported => Route == ImportFile.Route;

    /// <summary>How she came to the study, as the screening log has it.</summary>
    public string Route { get; init; } = "";

    /// <summary>The date of day 1, once the first visit has been held.</summary>
    public LocalDate? DayOne { get; init; }
}

/// <summary>Which form an entry filled in, and when in the study.</summary>
/// <param name="Form">The form.</param>
/// <param name="Occasion">The occasion as it counts, with its repeat.</param>
/// <param name="Items">The items it answered, at a visit; of sensory testing the trials that gave a value, as <c>test/place/trial</c>; empty for a diary.</param>
public sealed record EntryPlace(string Form, Occasion Occasion, ImmutableArray<string> Items)
{
    /// <summary>The verdict on it, when it came from a device; a correction does not change it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The study day on which it was made, when it came from a device.</summary>
    public int? Day { get; init; }

    /// <summary>Whether the staff wrote down what they were told of an event: from her phone it would have a verdict.</summary>
    internal bool Told => Occasion.Kind == OccasionKind.Event && Verdict is null;

    /// <summary>The items of the diary that rest on its day, by what was known of her dates when it came; one that a correction answers rests no more.</summary>
    public ImmutableArray<string> Resting { get; init; } = [];

    /// <summary>The items that rest or that its answers leave out, corrections included.</summary>
    public ImmutableArray<string> NotAsked { get; init; } = [];

    /// <summary>The items that it left out before any correction; what remains of it says so when it is erased.</summary>
    public ImmutableArray<string> NotAskedAtFirst { get; init; } = [];

    /// <summary>Those of them that it answered all the same. Their values are kept and not analysed.</summary>
    public ImmutableArray<string> Idle { get; init; } = [];
}

/// <summary>A consent with its time.</summary>
/// <param name="DocumentHash">The SHA-256 of the signed copy, as the record names it.</param>
/// <param name="Language">The language in which she read and signed it; null when nobody said.</param>
public sealed record Consented(string Version, Instant At, string DocumentHash, string? Language = null)
{
    /// <summary>The version of the protocol to which she consented: the one that was in force, or else one that has that document.</summary>
    public ProtocolHash? To { get; init; }
}

/// <summary>A place of the sealed list.</summary>
public sealed record Place(string Stratum, int Index);

/// <summary>A visit that was held.</summary>
public sealed record HeldVisit(LocalDate Date, int Day, int DaysFromTarget, bool InWindow);
