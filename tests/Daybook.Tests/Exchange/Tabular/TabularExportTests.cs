using System.Text;
using CsCheck;
using Daybook.Exchange;
using Daybook.Trial;

namespace Daybook.Tests.Exchange;

public class TabularExportTests
{
    private static readonly Observation Pain = new(
        new ParticipantKey("k-7"), "north", "1.0", "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-05"), "pain", null, 1,
        42.50m, null, "mm", "", 5, "2026-06-05T21:14:03", 311, null);

    private static readonly Observation NotDrawn = new(
        new ParticipantKey("k-7"), "north", "1.0", "laboratory", new Occasion(OccasionKind.Visit, "v1"), "esr", null, 1,
        null, "tube broke, \"twice\"", null, "not-done", 1, "2026-06-01", 290, 295);

    [Fact]
    public void observations_are_written_as_a_tidy_table()
    {
        var table = Write(Pain, NotDrawn, Pain with { Number = -1.5m, Flags = "late out-of-range" }, Pain with { Number = null, Flags = "skipped" });

        Assert.Equal(5, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Golden.Equals("export.csv", table.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("  =1"), InlineData("\r=1")]
    public void a_text_that_a_spreadsheet_would_run_is_defused(string text) =>
        Assert.StartsWith("'", Cells(NotDrawn with { Text = text })[Column("text")], StringComparison.Ordinal);

    [Theory]
    [InlineData("no pain"), InlineData("a = b"), InlineData("3"), InlineData("2026-06-01")]
    public void any_other_text_is_as_it_was(string text) => Assert.Equal(text, Cells(NotDrawn with { Text = text })[Column("text")]);

    [Fact]
    public void numbers_are_never_touched() =>
        Gen.Decimal.Sample(number => Cells(Pain with { Number = number })[Column("number")] == number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void any_text_comes_back_from_the_file() =>
        Gen.String.Where(text => text.All(c => !char.IsSurrogate(c) && c != '\r') && text.Length > 0).Sample(text =>
        {
            var back = Cells(NotDrawn with { Text = text })[Column("text")];
            return back == text || back == "'" + text;
        }, iter: 2_000);

    [Fact]
    public async Task a_stream_of_observations_gives_the_same_file()
    {
        using var writer = new StringWriter();
        await TabularExport.WriteAsync(writer, Stream(), Purpose.Synthetic, LabelOf, CancellationToken.None);

        Assert.Equal(Write(Pain, NotDrawn), writer.ToString());

        static async IAsyncEnumerable<Observation> Stream()
        {
            yield return Pain;
            await Task.Yield();
            yield return NotDrawn;
        }
    }

    private static string Write(params Observation[] observations)
    {
        using var writer = new StringWriter();
        TabularExport.Write(writer, observations, Purpose.Synthetic, LabelOf);
        return writer.ToString();
    }

    private static IReadOnlyList<string> Cells(Observation observation)
    {
        var rejected = new List<RejectedRow>();
        var rows = CsvTable.Read("export.csv", Encoding.UTF8.GetBytes(Write(observation)), ',', rejected);
        Assert.Empty(rejected);
        return rows[1].Cells;
    }

    private static int Column(string name) => TabularExport.Columns.ToList().IndexOf(name);

    private static string LabelOf(ParticipantKey participant) => $"P-{participant.Value[2..].PadLeft(3, '0')}";
}
