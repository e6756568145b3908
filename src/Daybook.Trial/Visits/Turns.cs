namespace Daybook.Trial;

/// <summary>A period may hold several turns: the arm's treatments one after the other, each for as long as it lasts.</summary>
/// <remarks>Everybody lives the same period, and schedule, diary and visits know no more. When one turn gives way to the next depends on the arm,
/// so only the sealed store, and whoever has opened the code, may ask.</remarks>
public static class Turns
{
    /// <summary>How many treatments an arm names: one for each treated period, or for each of its turns.</summary>
    public static int Count(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Periods.Where(period => period.Treated).Sum(Count);
    }

    internal static int Count(Period period) => Math.Max(1, period.Turns.Count);

    /// <summary>The names of the periods, with a period's turns in its place.</summary>
    public static IEnumerable<string> Names(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Periods.SelectMany(period => period.Turns.Count > 0 ? period.Turns : [period.Id]);
    }

    /// <summary>The protocol as the people of <paramref name="arm"/> live it: turns are periods of their own. The protocol itself where there are no turns or no such arm.</summary>
    public static Protocol Lived(Protocol protocol, string arm)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Periods.Any(period => period.Turns.Count > 0) && protocol.Arms.FirstOrDefault(known => known.Id == arm) is { } hers && hers.Treatments.Count == Count(protocol)
            ? protocol with { Periods = [.. PeriodPlan.Of(protocol).SelectMany(plan => Periods(protocol, hers, plan))], Diary = Asked(protocol) }
            : protocol;
    }

    /// <summary>The protocol as each arm lives it; once where there are no turns.</summary>
    public static IReadOnlyList<Protocol> LivedByEach(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Periods.All(period => period.Turns.Count == 0) ? [protocol] : [.. protocol.Arms.Select(arm => Lived(protocol, arm.Id))];
    }

    /// <summary>The dates of one participant of <paramref name="arm"/>; null until her first visit has been held.</summary>
    public static Schedule? Schedule(Protocol protocol, string arm, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        var moved = participant.Moved;
        foreach (var period in protocol.Periods.Where(period => period.Turns.Count > 0 && moved.ContainsKey(period.Id)))
            moved = moved.SetItem(period.Turns[0], moved[period.Id]);
        return Trial.Schedule.Of(Lived(protocol, arm), participant with { Moved = moved });
    }

    /// <summary>Which turn a kit from the visit is for, arm by arm.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="visit">A visit that dispenses.</param>
    /// <param name="treated">The number that anybody may know.</param>
    public static KitTurn SuppliedAt(Protocol protocol, string visit, int treated) => new(treated,
        Handing(protocol, visit),
        protocol.Arms.Select(arm => (arm.Id, Turn: TreatedPeriods.SuppliedAt(Lived(protocol, arm.Id), visit) ?? treated)).ToDictionary(of => of.Id, of => of.Turn, StringComparer.Ordinal));

    /// <summary>What the kits of one participant of <paramref name="arm"/> hold, in the order of the visits that hand them out.</summary>
    public static IReadOnlyList<string> Handed(Protocol protocol, Arm arm)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(arm);
        var lived = Lived(protocol, arm.Id);
        return [.. protocol.Visits.Where(visit => visit.Does.Contains(VisitAct.Dispense)).Select(visit => TreatedPeriods.SuppliedAt(lived, visit.Id)).OfType<int>()
            .Where(turn => turn < arm.Treatments.Count).Select(turn => arm.Treatments[turn])];
    }

    // What is asked in a period is asked in each of its turns. A diary that could not be read has no items yet.
    private static Diary? Asked(Protocol protocol) => protocol.Diary is not { Items: { } items } diary ? protocol.Diary : diary with
    {
        Items = [.. items.Select(item => item with { During = [.. item.During.SelectMany(period => protocol.Periods.FirstOrDefault(known => known.Id == period) is { Turns: { Count: > 0 } turns } ? turns : [period])] })],
    };

    private static int Handing(Protocol protocol, string visit)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Visits.Where(known => known.Does.Contains(VisitAct.Dispense) && TreatedPeriods.SuppliedAt(protocol, known.Id) is not null).TakeWhile(known => known.Id != visit).Count();
    }

    // A turn after the first begins with the visit that hands out its first kit, on whatever day that visit is held.
    private static List<Period> Periods(Protocol protocol, Arm arm, PeriodPlan plan)
    {
        if (plan.Period.Turns.Count == 0)
            return [plan.Period];
        var turns = new List<Period>();
        var day = plan.FirstDay;
        foreach (var (name, treatment) in plan.Period.Turns.Zip(arm.Treatments.Skip(plan.Treated ?? 0)))
        {
            var days = protocol.Treatments.FirstOrDefault(known => known.Id == treatment)?.Days ?? plan.Period.Days;
            turns.Add(turns.Count == 0
                ? plan.Period with { Id = name, Days = days, Turns = [] }
                : new Period { Id = name, Days = days, Anchor = protocol.Visits.FirstOrDefault(visit => visit.Day == day)?.Id, Treated = true });
            day += days;
        }
        return turns;
    }
}

/// <summary>Which of an arm's treatments a kit is for.</summary>
/// <param name="Treated">The number that anybody may know, 0-based: that of the treated period, of its first turn where it has several.</param>
/// <param name="Handing">The number of the kit among those that the protocol plans to hand out to one participant, 0-based.</param>
/// <param name="ByArm">The number for the people of each arm; only the sealed store knows whose arm is whose.</param>
public sealed record KitTurn(int Treated, int Handing, IReadOnlyDictionary<string, int> ByArm)
{
    /// <summary>Of a kit of the lower dose, which handing out of its site it is; null for any other.</summary>
    public LowerHanding? Lower { get; init; }

    /// <summary>The number for the people of <paramref name="arm"/>.</summary>
    public int Of(string arm) => ByArm.GetValueOrDefault(arm, Treated);
}
