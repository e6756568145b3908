using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>A map's parts fit each other and its file.</summary>
internal static class MapCheck
{
    /// <summary>Reports what does not fit within the map.</summary>
    public static void Run(TabularMap map, Places places, ProblemList problems)
    {
        Layout(map, places, problems);
        foreach (var sequence in map.Sequences.Where(sequence => sequence.Treatments.Count != map.Periods.Count))
            problems.Add("DB0302", places.Of(sequence, "treatments"), $"{sequence.Id} names {sequence.Treatments.Count} for {map.Periods.Count} periods");
        Twice(map.Treatments, treatment => treatment.Code ?? treatment.Id, places, problems);
        Twice(map.Sequences, sequence => sequence.Code ?? sequence.Id, places, problems);
        foreach (var value in map.Values)
            Twice(value.Codes, code => code.Code, places, problems);
        if (map.Periods.Distinct(StringComparer.Ordinal).Count() != map.Periods.Count)
            problems.Add("DB0304", places.Of(map, "periods"), "a word stands twice");
    }

    /// <summary>Reports the columns that the map names and the file does not have.</summary>
    public static void Columns(TabularMap map, IReadOnlyList<string> header, Places places, ProblemList problems)
    {
        foreach (var (record, key, index, column) in Named(map))
            if (!header.Contains(column))
                problems.Add("DB0303", index is { } at ? places.Of(record, key, at) : places.Of(record, key), $"the file has no column {column}",
                    Spelling.Nearest(column, header) is { } near ? $"did you mean {near}?" : $"its columns: {string.Join(", ", header.Take(30))}");
    }

    private static void Layout(TabularMap map, Places places, ProblemList problems)
    {
        if (map.Layout == TableLayout.Long && map.Period is null)
            problems.Add("DB0301", places.Of(map, "layout"), "a long file has a column of the period", "add period: and the column's name");
        if (map.Layout == TableLayout.Wide)
            foreach (var key in new List<string> { "period", "treatment" }.Where(key => places.Wrote(map, key)))
                problems.Add("DB0301", places.Of(map, key), $"a wide file has no column of the {key}", "leave the key out");
        if (map.Sequence is null && map.Treatment is null)
            problems.Add("DB0301", places.Of(map, "layout"), "nothing tells what a participant took", map.Layout == TableLayout.Wide ? "add sequence: and the column's name" : "add sequence: or treatment: and the column's name");
        foreach (var value in map.Values)
        {
            var single = map.Layout == TableLayout.Long || value.Once;
            if (single ? value.Column is null || value.Columns.Count > 0 : value.Column is not null || value.Columns.Count != map.Periods.Count)
                problems.Add("DB0301", places.Of(value), single ? $"{value.Id} has one column" : $"{value.Id} has one column for each of {map.Periods.Count} periods",
                    single ? "write column: and its name" : "write columns: [ ... ] in the order of the periods");
        }
    }

    private static void Twice<T>(IEnumerable<T> records, Func<T, string> code, Places places, ProblemList problems)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => !seen.Add(code(record))))
            problems.Add("DB0304", places.Of(record), $"{code(record)} stands for something else already");
    }

    private static IEnumerable<(object Record, string Key, int? Index, string Column)> Named(TabularMap map)
    {
        foreach (var (key, column) in new[] { ("participant", map.Participant), ("sequence", map.Sequence), ("period", map.Period), ("treatment", map.Treatment), ("site", map.Site) })
            if (column is not null)
                yield return (map, key, null, column);
        foreach (var value in map.Values)
        {
            if (value.Column is { } column)
                yield return (value, "column", null, column);
            for (var i = 0; i < value.Columns.Count; i++)
                yield return (value, "columns", i, value.Columns[i]);
        }
    }
}
