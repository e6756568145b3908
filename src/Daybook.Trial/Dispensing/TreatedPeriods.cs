namespace Daybook.Trial;

/// <summary>Which treated period a dispensing visit supplies, as the protocol plans it.</summary>
internal static class TreatedPeriods
{
    /// <summary>The 0-based number of the treated period in which the visit's planned day lies, else of the next one; null when none follows.</summary>
    public static int? SuppliedAt(Protocol protocol, string visitId)
    {
        var visit = protocol.Visits.FirstOrDefault(planned => planned.Id == visitId);
        if (visit is null)
            return null;
        var (end, treated) = (0, 0);
        foreach (var period in protocol.Periods)
        {
            end += period.Days;
            if (period.Treated && visit.Day <= end)
                return treated;
            treated += period.Treated ? 1 : 0;
        }
        return null;
    }

    /// <summary>The treated period of that 0-based number.</summary>
    public static Period Number(Protocol protocol, int treated) => protocol.Periods.Where(period => period.Treated).ElementAt(treated);
}
