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

    /// <summary>The treated period of that number.</summary>
    internal static Period Number(Protocol protocol, int treated) => PeriodPlan.Of(protocol).First(plan => plan.Treated == treated).Period;
}
