using NodaTime;

namespace Daybook.Trial;

/// <summary>A schedule written out: its periods, visits, diary days, kits and the days that make every endpoint. Of a participant, or on paper.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Arm">The arm for which it is written out; null where nobody may know, or where all arms have the same dates.</param>
/// <param name="Participant">Whose it is; null on paper.</param>
public sealed record Timetable(Schedule Schedule, Arm? Arm = null, Participant? Participant = null)
{
    public Protocol Protocol => Schedule.Protocol;

    /// <summary>What the participant's study is for; null on paper.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>What the timetable must say of itself wherever it is written: SYNTHETIC or REHEARSAL; null on paper and for a real study.</summary>
    public string? Stamp => StampOf(Purpose);

    internal static string? StampOf(Purpose? purpose) => purpose is null or Trial.Purpose.Real ? null : purpose.Value.ToString().ToUpperInvariant();

    /// <summary>The time of day at which she wants to be called first; null for the opening of the diary.</summary>
    public LocalTime? Own { get; init; }

    /// <summary>The window of every diary day, in order; none without a diary.</summary>
    public IReadOnlyList<DiaryWindow> Diary { get; } = Schedule.Protocol.Diary is null ? []
        : [.. Enumerable.Range(1, Schedule.DayNumber(Schedule.LastDiaryDay)).Select(day => Schedule.DiaryWindow(Schedule.DateOf(day)))];

    public IReadOnlyList<PlannedKit> Kits { get; } = PlannedKit.Of(Schedule);

    /// <summary>The endpoints of the primary analyses, in the order of the protocol.</summary>
    public IReadOnlyList<Endpoint> Primary =>
        [.. Protocol.Analyses.Where(analysis => analysis.Rank == AnalysisRank.Primary).Select(analysis => analysis.Endpoint).Distinct()
            .Select(id => Protocol.Endpoints.First(endpoint => endpoint.Id == id))];

    /// <summary>What is taken in a period; null when nothing is, or when the arm is not known.</summary>
    public string? Treatment(PeriodDates period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Treated is { } number ? Arm?.Treatments[number] : null;
    }

    /// <summary>What is known of a diary day of the participant; null when there is no entry, or on paper.</summary>
    public Verdict? Entry(LocalDate day) => Participant?.DiaryDays.TryGetValue(day, out var verdict) == true ? verdict : null;
}
