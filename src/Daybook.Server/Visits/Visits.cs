using System.Diagnostics;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>How a visit's state is marked and said.</summary>
public static class Visits
{
    public static Mark MarkOf(CellState state) => state switch
    {
        CellState.Held => Mark.Done,
        CellState.HeldOutsideWindow => Mark.OffWindow,
        CellState.Due => Mark.Due,
        CellState.Missed => Mark.Missed,
        CellState.NotYet => Mark.Later,
        CellState.NotPlanned => Mark.NotPlanned,
        _ => throw new UnreachableException($"{state}"),
    };

    /// <summary>P-001, V2: open now, 2026-06-20 to 2026-06-24.</summary>
    public static string Say(string who, MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return $"{who}, {Words.Visit(cell.Visit)}: {MarkOf(cell.State).Words}{When(cell)}";
    }

    /// <summary>The date on which it was held, or the dates on which it may be.</summary>
    public static string When(MatrixCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell switch
        {
            { Held: { } held } => $" on {Words.Iso(held)}",
            { Earliest: { } earliest, Latest: { } latest } when earliest != latest => $", {Words.Iso(earliest)} to {Words.Iso(latest)}",
            { Target: { } target } => $", {Words.Iso(target)}",
            _ => "",
        };
    }
}
