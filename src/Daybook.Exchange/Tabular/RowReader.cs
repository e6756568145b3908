using System.Globalization;
using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>Gathers the participants of a table, row by row, and rejects every row that does not fit.</summary>
internal sealed class RowReader(TabularMap map, List<RejectedRow> rejected)
{
    private readonly CellReader cells = new(map);
    private readonly SequenceReader sequences = new(map);
    private readonly IReadOnlyList<MappedValue> once = [.. map.Values.Where(value => value.Once)];
    private readonly IReadOnlyList<MappedValue> each = [.. map.Values.Where(value => !value.Once)];
    private readonly Dictionary<string, TabularPerson> people = new(StringComparer.Ordinal);
    private readonly List<TabularPerson> inOrder = [];

    /// <summary>The participants in the order of the file.</summary>
    public IReadOnlyList<TabularPerson> People(Table table)
    {
        foreach (var hers in table.Rows.GroupBy(row => row[map.Participant], StringComparer.Ordinal))
        {
            var taken = map.Sequence is null ? sequences.Taken([.. hers]) : default;
            foreach (var row in hers)
                Read(row, hers.Key, map.Sequence is null ? taken : sequences.Named(row));
        }
        return inOrder;
    }

    private void Read(TableRow row, string subject, (MappedSequence? Sequence, string? Wrong) found)
    {
        if (cells.IsMissing(subject))
            Reject(row, map.Participant, "the participant is missing");
        else if (Person(row, subject, found) is { } person)
        {
            PutOnce(row, person);
            if (map.Layout == TableLayout.Wide)
                PutAll(row, person);
            else
                PutPeriod(row, person);
        }
    }

    private TabularPerson? Person(TableRow row, string subject, (MappedSequence? Sequence, string? Wrong) found)
    {
        var (sequence, wrong) = found;
        var site = map.Site is { } column ? row[column] : map.Sites.Count > 0 ? map.Sites[0].Id : ImportedProtocol.OneSite;
        if (sequence is null)
            return Reject(row, map.Sequence ?? map.Treatment, wrong ?? "the sequence is not known");
        if (map.Site is not null && map.Sites.All(known => known.Id != site))
            return Reject(row, map.Site, $"{CellReader.Shown(site)} is not a site of the map");
        if (!people.TryGetValue(subject, out var person))
        {
            person = new TabularPerson(new ParticipantKey(string.Create(CultureInfo.InvariantCulture, $"imported-{inOrder.Count + 1:0000}")), subject, site, sequence, map.Periods.Count);
            people.Add(subject, person);
            inOrder.Add(person);
        }
        if (person.Sequence != sequence)
            return Reject(row, map.Sequence, $"participant {subject} is in sequence {person.Sequence.Id} on another row");
        return person.Site == site ? person : Reject(row, map.Site, $"participant {subject} is at site {person.Site} on another row");
    }

    private void PutOnce(TableRow row, TabularPerson person)
    {
        var values = Values(row, once, value => value.Column!);
        if (values is not null && person.Once is { } before && !before.SequenceEqual(values))
            Reject(row, once.Zip(before.Zip(values)).First(pair => pair.Second.First != pair.Second.Second).First.Column, $"participant {person.Label} has another value on another row");
        else
            person.Once ??= values;
    }

    private void PutPeriod(TableRow row, TabularPerson person)
    {
        var period = sequences.PeriodOf(row);
        if (period < 0)
            Reject(row, map.Period, $"{CellReader.Shown(row[map.Period!])} is not one of the periods {string.Join(", ", map.Periods)}");
        else if (person.Has(period))
            Reject(row, map.Period, $"participant {person.Label} has period {map.Periods[period]} on another row");
        else if (sequences.Contradiction(row, person.Sequence, period) is { } contradiction)
            Reject(row, map.Treatment, contradiction);
        else if (Values(row, each, value => value.Column!) is { } values)
            person.Put(period, values);
    }

    private void PutAll(TableRow row, TabularPerson person)
    {
        if (person.Has(0))
        {
            Reject(row, map.Participant, $"participant {person.Label} stands on another row");
            return;
        }
        for (var period = 0; period < map.Periods.Count; period++)
            if (Values(row, each, value => value.Columns[period]) is { } values)
                person.Put(period, values);
    }

    private Answer[]? Values(TableRow row, IReadOnlyList<MappedValue> values, Func<MappedValue, string> column)
    {
        var answers = new Answer[values.Count];
        var whole = true;
        for (var i = 0; i < answers.Length; i++)
        {
            var (answer, wrong) = cells.Read(values[i], row[column(values[i])]);
            if (answer is null)
            {
                Reject(row, column(values[i]), wrong!);
                whole = false;
            }
            else
                answers[i] = answer;
        }
        return whole ? answers : null;
    }

    private TabularPerson? Reject(TableRow row, string? column, string what)
    {
        rejected.Add(new RejectedRow(row.File, row.Line, column, what));
        return null;
    }
}
