namespace Daybook.Trial;

/// <summary>Where taking starts or stops, everyone notices: such a boundary is public.</summary>
internal static class MaskedBoundaryCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Masked.Count == 0)
            return;
        var taken = false;
        foreach (var period in protocol.Periods)
        {
            if (period.Treated != taken && period.Starts == Boundary.Masked)
                problems.Add("DB0181", places.Of(period, "starts"), period.Treated ? $"taking starts with {period.Id}" : $"taking stops with {period.Id}", "write starts: public");
            taken = period.Treated;
        }
    }
}
