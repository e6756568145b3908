using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>A participant as far as deciding needs her: no answers.</summary>
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

    /// <summary>The version that every rule reads for her.</summary>
    public ProtocolHash? Adopted { get; init; }

    public Place? Place { get; init; }

    public ImmutableSortedDictionary<string, HeldVisit> Visits { get; init; } = ImmutableSortedDictionary.Create<string, HeldVisit>(StringComparer.Ordinal);

    /// <summary>Starts of periods that a schedule move fixed.</summary>
    public ImmutableSortedDictionary<string, LocalDate> Moved { get; init; } = ImmutableSortedDictionary.Create<string, LocalDate>(StringComparer.Ordinal);

    /// <summary>The device's last entry number, by device.</summary>
    public ImmutableSortedDictionary<string, long> Devices { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The verdict on every diary day that has an entry, by the date on which its window opened. Of several entries for one day the first counts.</summary>
    public ImmutableSortedDictionary<LocalDate, Verdict> DiaryDays { get; init; } = ImmutableSortedDictionary<LocalDate, Verdict>.Empty;

    /// <summary>Forms and laboratory tests recorded, as <c>visit/form</c>.</summary>
    public ImmutableSortedSet<string> Forms { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ParticipantWithdrawn? Withdrawn { get; init; }

    public bool IsEnrolled => Label is not null;

    /// <summary>The date of day 1, once the first visit has been held.</summary>
    public LocalDate? DayOne { get; init; }
}

/// <summary>A consent with its time.</summary>
public sealed record Consented(string Version, Instant At);

/// <summary>A place of the sealed list.</summary>
public sealed record Place(string Stratum, int Index);

/// <summary>A visit that was held.</summary>
public sealed record HeldVisit(LocalDate Date, int Day, int DaysFromTarget, bool InWindow);
