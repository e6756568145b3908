namespace Daybook.Trial;

/// <summary>What can be wrong with a map, the file that says what an imported table means.</summary>
internal static class ProblemsOfMaps
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0301", "the map does not fit the layout", "A long file has one row for each participant and period, with a column for the period. A wide file has one row for each participant, with one column of each value for each period."),
        new("DB0302", "a sequence does not fill the periods", "Every sequence names one treatment for each period, in order."),
        new("DB0303", "the file has no such column", "The map names a column that is not in the first row of the file."),
        new("DB0304", "one word for two things", "A word of the file must stand for one treatment, sequence, period or code."),
        new("DB0305", "the study that the map describes is refused", "The map gives a protocol, and that protocol has a problem of its own; its code says which."),
    ];
}
