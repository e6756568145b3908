namespace Daybook.Trial;

/// <summary>Which treated period a dispensing visit supplies, as the protocol plans it.</summary>
public static class TreatedPeriods
{
    /// <summary>The number of the treated period in which the visit's planned day lies, else of the next one; null when none follows.</summary>
    public static int? SuppliedAt(Protocol protocol, string visitId)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Visits.FirstOrDefault(planned => planned.Id == visitId) is { } visit
            ? PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Treated is not null && visit.Day <= plan.LastDay)?.Treated
            : null;
    }

    /// <summary>The last period in which a kit of the treated period of that number is taken: it goes on from one treated period into the next until a visit hands out a kit for that one; null when the protocol has no such period.</summary>
    internal static Period? LastOfKit(Protocol protocol, int treated)
    {
        var plans = PeriodPlan.Of(protocol);
        var handed = protocol.Visits.Where(visit => visit.Does.Contains(VisitAct.Dispense)).Select(visit => SuppliedAt(protocol, visit.Id)).ToHashSet();
        return plans.FirstOrDefault(plan => plan.Treated == treated) is { } first
            ? plans.Skip(first.Index + 1).TakeWhile(plan => plan.Treated is not null && !handed.Contains(plan.Treated)).Prepend(first).Last().Period
            : null;
    }
}
