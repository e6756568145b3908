using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>All that is done at one visit, on one page (C-5).</summary>
public sealed record VisitView(ParticipantKey Participant, string Name, Visit Visit, LocalDate Today)
{
    public HeldVisit? Held { get; init; }

    /// <summary>Its target and window in words.</summary>
    public string Window { get; init; } = "";

    public IReadOnlyList<FormOfVisit> Forms { get; init; } = [];

    public IReadOnlyList<LabOfVisit> Labs { get; init; } = [];

    public IReadOnlyList<SensoryView> Sensory { get; init; } = [];

    public bool Randomises { get; init; }

    public bool Randomised { get; init; }

    public bool Dispenses { get; init; }

    public bool Returns { get; init; }

    /// <summary>Kits that were handed out at this visit.</summary>
    public IReadOnlyList<Kit> Dispensed { get; init; } = [];

    /// <summary>Whether the kit handed out last is exchanged for one of the dose that she takes now.</summary>
    public bool Exchanges { get; init; }

    /// <summary>Whether what she is handed today is of the lower dose.</summary>
    public bool Lower { get; init; }

    /// <summary>Kits that she holds and that were handed out before this visit.</summary>
    public IReadOnlyList<Kit> Out { get; init; } = [];

    public sealed record FormOfVisit(Form Form, bool Recorded);

    public sealed record LabOfVisit(LabTest Test, bool Recorded);

    /// <summary>The visit as it stands; null when her protocol has no such visit.</summary>
    public static VisitView? Of(Protocol protocol, Participant participant, StudyState state, string id, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(state);
        if (protocol.Visits.FirstOrDefault(known => known.Id == id) is not { } visit)
            return null;
        bool Hers(string formOrTest) => Substudies.ClosedTo(protocol, participant, formOrTest) is null;
        var hers = state.Kits.Values.Where(kit => kit.Holder == participant.Key).ToList();
        return new VisitView(participant.Key, participant.Label ?? Words.Short(participant.Key), visit, today)
        {
            Held = participant.Visits.GetValueOrDefault(id),
            Window = WindowOf(Schedule.Of(protocol, participant), visit),
            Forms = [.. visit.Forms.Where(Hers).Select(form => new FormOfVisit(protocol.Forms.First(known => known.Id == form), participant.Forms.Contains($"{id}/{form}")))],
            Labs = [.. visit.Labs.Where(Hers).Select(test => new LabOfVisit(protocol.Labs.First(known => known.Id == test), participant.Forms.Contains($"{id}/{test}")))],
            Sensory = [.. visit.Sensory.Where(Hers).Select(test => SensoryView.Of(protocol.Sensory.First(known => known.Id == test), participant, id))],
            Randomises = visit.Does.Contains(VisitAct.Randomise),
            Randomised = participant.Place is not null,
            Dispenses = visit.Does.Contains(VisitAct.Dispense),
            Returns = visit.Does.Contains(VisitAct.Return) || hers.Exists(kit => kit.Visit == id && kit.Exchanged is not null),
            Dispensed = [.. hers.Where(kit => kit.Visit == id)],
            Exchanges = LowerKits.Exchanges(state, participant, id, today),
            Lower = LowerKits.Takes(protocol, participant, today),
            Out = [.. hers.Where(kit => (kit.Visit != id || kit.Exchanged is not null) && kit.Returned is null)],
        };
    }

    private static string WindowOf(Schedule? schedule, Visit visit)
    {
        if (schedule?.PlannedVisit(visit.Id) is not { } planned)
            return visit.Day == 1 ? "the first visit: its date is day 1" : $"planned on day {Words.Plain(visit.Day)}";
        return planned.Earliest == planned.Latest
            ? $"planned on {Words.Date(planned.Target)}"
            : $"planned on {Words.Date(planned.Target)}, window {Words.Iso(planned.Earliest)} to {Words.Iso(planned.Latest)}";
    }
}
