using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>A file to bring in.</summary>
public sealed record TabularFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A finished crossover as a study: its protocol, who took what, and the command that brings the values in.</summary>
/// <param name="Slug">The study's short name.</param>
/// <param name="Title">The study's title.</param>
/// <param name="ProtocolYaml">The protocol that the map and the file describe.</param>
/// <param name="Allocation">The sequence of every participant, in the order of the file, in one stratum.</param>
/// <param name="Command">The participants and their values.</param>
public sealed record TabularStudy(string Slug, string Title, string ProtocolYaml, AllocationList Allocation, ImportFile Command);

/// <summary>What came of reading a map with its files: a study, or everything that is wrong with them. Nothing is half-imported.</summary>
/// <param name="Study">The study; null when the map has a problem or any row is rejected.</param>
/// <param name="Problems">What is wrong with the map.</param>
/// <param name="Rejected">The rows that cannot be brought in, in the order of the files.</param>
public sealed record TabularReading(TabularStudy? Study, IReadOnlyList<Problem> Problems, IReadOnlyList<RejectedRow> Rejected);

/// <summary>Brings in the table of a finished crossover.</summary>
public static class TabularImport
{
    /// <summary>The one stratum of an imported allocation.</summary>
    public const string Stratum = "all";

    /// <summary>Reads <paramref name="files"/> by the map. Several files have the same columns and are kept as one, one after the other.</summary>
    public static TabularReading Read(string mapYaml, string mapName, IReadOnlyList<TabularFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reading = StrictYaml.Read<TabularMap>(mapYaml, mapName);
        if (reading.Value is not { } map || reading.Problems.Count > 0)
            return new TabularReading(null, reading.Problems.InOrder(), []);
        MapCheck.Run(map, reading.Places, reading.Problems);
        var rejected = new List<RejectedRow>();
        var table = Table.Read(map, files, rejected);
        if (table.Header.Count > 0)
            MapCheck.Columns(map, table.Header, reading.Places, reading.Problems);
        if (reading.Problems.Count > 0)
            return new TabularReading(null, reading.Problems.InOrder(), rejected);
        var people = new RowReader(map, rejected).People(table);
        if (people.Count == 0 && rejected.Count == 0)
            rejected.Add(new RejectedRow(files.Count > 0 ? files[0].Name : mapName, 1, null, "there is no row"));
        if (rejected.Count > 0)
            return new TabularReading(null, [], [.. rejected.OrderBy(row => files.ToList().FindIndex(file => file.Name == row.File)).ThenBy(row => row.Line)]);
        return Study(map, mapYaml, table, people, files, reading);
    }

    private static TabularReading Study(TabularMap map, string mapYaml, Table table, IReadOnlyList<TabularPerson> people, IReadOnlyList<TabularFile> files, YamlReading<TabularMap> reading)
    {
        var yaml = ImportedProtocol.Write(map, people.Count);
        foreach (var problem in ProtocolReader.Read(yaml, "imported.yaml").Problems)
            reading.Problems.Add("DB0305", reading.Places.Of(map, "analyses"), $"{problem.Code}, {problem.Title}: {problem.What}", problem.Suggestion);
        if (reading.Problems.Count > 0)
            return new TabularReading(null, reading.Problems.InOrder(), []);
        var places = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Stratum] = [.. people.Select(person => person.Sequence.Id)] };
        var command = new ImportFile(
            files.Count == 1 ? files[0].Bytes : files.SelectMany(file => file.Bytes.ToArray()).ToArray(),
            System.Text.Encoding.UTF8.GetBytes(mapYaml),
            table.Rows.Count,
            [.. people.Select((person, index) => new ImportedParticipant(person.Key, person.Label, person.Site, Stratum, index))],
            [.. people.SelectMany(person => person.Entries(map))]);
        return new TabularReading(new TabularStudy(map.Study, map.Title, yaml, new AllocationList(places, new Dictionary<KitId, string>()), command), [], []);
    }
}
