namespace Daybook.Exchange;

/// <summary>Finds a participant's sequence, from its own column or from what she took.</summary>
internal sealed class SequenceReader(TabularMap map)
{
    /// <summary>The sequence that the row names, or why it is not known.</summary>
    public (MappedSequence? Sequence, string? Wrong) Named(TableRow row) =>
        map.Sequences.FirstOrDefault(known => (known.Code ?? known.Id) == row[map.Sequence!]) is { } sequence
            ? (sequence, null)
            : (null, $"{CellReader.Shown(row[map.Sequence!])} is not a sequence of the map");

    /// <summary>The sequence that what a participant took gives, or why it is not known.</summary>
    public (MappedSequence? Sequence, string? Wrong) Taken(IReadOnlyList<TableRow> hers)
    {
        if (hers.FirstOrDefault(row => TreatmentOf(row) is null) is { } unknown)
            return (null, $"{CellReader.Shown(unknown[map.Treatment!])} is not a treatment of the map");
        var fitting = map.Sequences.Where(known => hers.All(row => Contradiction(row, known, PeriodOf(row)) is null)).ToList();
        return fitting switch
        {
            [var only] => (only, null),
            [] => (null, "what the participant took is no sequence of the map"),
            _ => (null, $"what the participant took fits {string.Join(" and ", fitting.Select(known => known.Id))}"),
        };
    }

    /// <summary>The row's period, 0-based; -1 when the map does not know it.</summary>
    public int PeriodOf(TableRow row) => map.Periods.ToList().IndexOf(row[map.Period!]);

    /// <summary>Why the row's treatment cannot be that of the sequence in the period; null when it is, or the file does not say.</summary>
    public string? Contradiction(TableRow row, MappedSequence sequence, int period)
    {
        if (map.Treatment is null || period < 0)
            return null;
        if (TreatmentOf(row) is not { } taken)
            return $"{CellReader.Shown(row[map.Treatment])} is not a treatment of the map";
        return taken.Id == sequence.Treatments[period] ? null : $"sequence {sequence.Id} has {sequence.Treatments[period]} in period {map.Periods[period]}, the row {taken.Id}";
    }

    private MappedTreatment? TreatmentOf(TableRow row) => map.Treatments.FirstOrDefault(known => (known.Code ?? known.Id) == row[map.Treatment!]);
}
