using System.Text;
using CsCheck;
using Daybook.Exchange;
using Daybook.Trial;

namespace Daybook.Tests.Exchange;

public class TabularImportTests
{
    internal const string Map = """
        study: two-drugs
        title: Two drugs
        layout: long
        participant: who
        sequence: order
        period: when
        treatment: drug
        treatments: [{ id: one, name: Drug one, code: A }, { id: two, name: Drug two, code: B }]
        sequences: [{ id: AB, treatments: [one, two] }, { id: BA, treatments: [two, one] }]
        periods: ["1", "2"]
        values: [{ id: pain, name: Pain, column: score, range: [0, 100], better: lower }]
        analyses: [{ id: main, rank: primary, endpoint: pain, method: crossover-difference, compare: [one, two] }]

        """;

    internal const string Table = """
        who,order,when,drug,score
        p1,AB,1,A,40
        p1,AB,2,B,50.5
        p2,BA,1,B,NA
        p2,BA,2,A,30

        """;

    [Fact]
    public void a_small_file_becomes_a_study() => Golden.Equals("study.txt", Describe(Study(Map, Table)));

    [Theory]
    [InlineData("\r\n"), InlineData("\r"), InlineData("\n")]
    public void any_line_ends_do(string lineEnd) => Assert.Equal(Describe(Study(Map, Table)), Describe(Study(Map, Table.ReplaceLineEndings(lineEnd))));

    [Fact]
    public void a_byte_order_mark_and_quotes_do() =>
        Assert.Equal(Describe(Study(Map, Table)), Describe(Study(Map, "\uFEFF" + Table.Replace("p1", "\"p1\"", StringComparison.Ordinal).Replace("score", "\"score\"", StringComparison.Ordinal))));

    [Fact]
    public void semicolons_and_decimal_commas_do() =>
        Assert.Equal(Describe(Study(Map, Table)), Describe(Study(Map + "separator: semicolon\ndecimal: comma\n", Table.Replace(',', ';').Replace('.', ','))));

    [Fact]
    public void tabs_do() => Assert.Equal(Describe(Study(Map, Table)), Describe(Study(Map + "separator: tab\n", Table.Replace(',', '\t'))));

    [Fact]
    public void several_files_are_read_as_one()
    {
        var parts = Table.Split("p2,BA,1,B");
        var reading = Read(Map, parts[0], "who,order,when,drug,score\np2,BA,1,B" + parts[1]);

        Assert.Equal(Describe(Study(Map, Table)), Describe(reading.Study!));
    }

    [Fact]
    public void a_wide_file_gives_the_same_values_as_a_long_one()
    {
        var wide = Map.Replace("layout: long", "layout: wide", StringComparison.Ordinal).Replace("period: when\ntreatment: drug\n", "", StringComparison.Ordinal)
            .Replace("column: score", "columns: [first, second]", StringComparison.Ordinal);

        Assert.Equal(Describe(Study(Map, Table)), Describe(Study(wide, "who,order,first,second\np1,AB,40,50.5\np2,BA,NA,30\n")));
    }

    [Fact]
    public void without_a_column_the_sequence_is_found_from_what_was_taken()
    {
        var map = Map.Replace("sequence: order\n", "", StringComparison.Ordinal);

        Assert.Equal(Describe(Study(Map, Table)), Describe(Study(map, Table)));
    }

    [Fact]
    public void every_row_that_does_not_fit_is_listed_and_nothing_is_imported()
    {
        var reading = Read(Map, """
            who,order,when,drug,score
            p1,AB,1,A,40
            p1,AB,1,A,41
            p1,AB,2,A,50
            p2,BA,1,B,"4,5"
            p2,BA,3,A,30
            ,AB,1,A,40
            p3,AC,1,A,40
            p4,AB,1,A
            p4,AB,1,A,400
            p4,BA,2,A,40
            p5,AB,1,C,40
            p6,AB,"1"x,A,40
            p7,AB,1,A,1e999
            """);

        Assert.Null(reading.Study);
        Golden.Equals("rejected.txt", string.Concat(reading.Rejected.Select(row => $"{row.File}:{row.Line} {row.Column}: {row.What}\n")));
    }

    [Fact]
    public void line_numbers_count_line_ends_within_quotes()
    {
        var reading = Read(Map, "who,order,when,drug,score\n\"p\n1\",AB,1,A,40\np2,AB,1,A,many\n");

        Assert.Equal(4, Assert.Single(reading.Rejected).Line);
    }

    [Fact]
    public void bytes_that_are_not_text_are_refused()
    {
        var reading = TabularImport.Read(Map, "map.yaml", [new TabularFile("data.csv", new byte[] { 0x77, 0xE9, 0x0A })]);

        Assert.Null(reading.Study);
        Assert.Contains("UTF-8", Assert.Single(reading.Rejected).What, StringComparison.Ordinal);
    }

    [Fact]
    public void an_empty_file_is_refused()
    {
        Assert.Single(Read(Map, "").Rejected);
        Assert.Single(Read(Map, "who,order,when,drug,score\n").Rejected);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("who,order,when,drug,score\n", "the file has a header and no row")]
    public void an_empty_file_among_several_is_refused_by_name(string empty, string what)
    {
        var reading = Read(Map, Table, empty);

        Assert.Null(reading.Study);
        Assert.Equal(new RejectedRow("data-2.csv", 1, null, what), Assert.Single(reading.Rejected));
    }

    [Theory]
    [InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("12.345678901234567890123456789", null)]
    [InlineData("1.234567890123456789012345678", "1.234567890123456789012345678")]
    [InlineData("1.50e1", "15")]
    [InlineData("5e-28", "0.0000000000000000000000000005")]
    [InlineData("15e-29", null)]
    [InlineData("1e-30", null)]
    [InlineData("0e-30", "0")]
    [InlineData("0.00000000000000000000000000000000000", "0")]
    public void a_number_is_kept_to_its_last_digit_or_refused(string cell, string? kept)
    {
        var reading = Read(Map, Table.Replace("50.5", cell, StringComparison.Ordinal));

        if (kept is null)
            Assert.Contains("cannot be kept exactly", Assert.Single(reading.Rejected).What, StringComparison.Ordinal);
        else
            Assert.Contains(reading.Study!.Command.Entries.SelectMany(entry => entry.Answers), answer => answer.Answer is Answer.Number number && number.Value == decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static (string Code, string From, string To)[] FaultsOfMaps { get; } =
    [
        ("DB0301", "period: when\n", ""),
        ("DB0302", "treatments: [one, two] }, {", "treatments: [one] }, {"),
        ("DB0303", "column: score", "column: scores"),
        ("DB0304", "code: B", "code: A"),
        ("DB0305", "method: crossover-difference", "method: two-sample"),
        ("DB0101", "layout: long", "layot: long"),
        ("DB0131", "endpoint: pain", "endpoint: pian"),
    ];

    public static TheoryData<string, string, string> MapFaults => [.. FaultsOfMaps];

    [Theory, MemberData(nameof(MapFaults))]
    public void a_fault_of_the_map_is_found_in_the_map(string code, string from, string to)
    {
        var reading = Read(Map.Replace(from, to, StringComparison.Ordinal), Table);

        Assert.Null(reading.Study);
        Golden.Equals($"map-{code}.txt", ProblemText.Render(reading.Problems));
        Assert.Contains(reading.Problems, problem => problem.Code == code);
    }

    [Fact]
    public void every_key_of_the_map_is_explained()
    {
        var schema = ProtocolSchema.Write(typeof(TabularMap), "A map of a table");

        Assert.DoesNotContain("\"description\": \"\"", schema, StringComparison.Ordinal);
        Assert.Contains("\"participant\"", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void any_change_of_the_file_is_imported_whole_or_not_at_all() =>
        Gen.Select(Gen.Int[0, Table.Length - 1], Gen.Int[0, 12], Gen.Char[",\"\n\r;.0123456789ABNAp\0\u00e9"].Array[0, 5]).Sample((at, length, put) =>
        {
            var changed = string.Concat(Table.AsSpan(0, at), new string(put), Table.AsSpan(Math.Min(Table.Length, at + length)));
            var reading = Read(Map, changed);
            return (reading.Study is null) == (reading.Rejected.Count + reading.Problems.Count > 0);
        }, iter: 2_000);

    [Fact]
    public void quotes_separators_and_line_ends_survive_in_cells() =>
        Gen.Char["ab,;\"\n \t"].Array[0, 8].Select(chars => new string(chars)).Array[1, 5].Where(cells => cells is not [""]).Sample(cells =>
        {
            var rejected = new List<RejectedRow>();
            var text = string.Join(",", cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
            var row = Assert.Single(CsvTable.Read("cells.csv", Encoding.UTF8.GetBytes(text), ',', rejected));
            return rejected.Count == 0 && row.Cells.SequenceEqual(cells);
        }, iter: 1_000);

    private static TabularStudy Study(string map, string table)
    {
        var reading = Read(map, table);
        Assert.Equal("", ProblemText.Render(reading.Problems) + string.Join("\n", reading.Rejected));
        return reading.Study!;
    }

    internal static TabularReading Read(string map, params string[] tables) =>
        TabularImport.Read(map, "map.yaml", [.. tables.Select((table, index) => new TabularFile($"data-{index + 1}.csv", Encoding.UTF8.GetBytes(table)))]);

    private static string Describe(TabularStudy study)
    {
        var text = new StringBuilder(study.ProtocolYaml).Append("---\n");
        foreach (var person in study.Command.Participants)
            text.Append(person).Append(' ').Append(study.Allocation.Places[person.Stratum][person.Index]).Append('\n');
        foreach (var entry in study.Command.Entries)
            text.Append(entry.Participant).Append(' ').Append(entry.Form).Append(' ').Append(entry.Occasion.Key).Append(": ").AppendJoin("; ", entry.Answers).Append('\n');
        return text.ToString();
    }
}
