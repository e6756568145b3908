using System.Globalization;
using CsCheck;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Tests.Study;

public class ObservationNumberTests
{
    private static readonly Observation Seed = new(
        new ParticipantKey("k-7"), "north", "1.0", "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-05"), "pain", null, 1,
        0, null, "mm", "", 5, "2026-06-05T21:14:03", 311, null);

    [Theory]
    [InlineData("123456789.1234567"), InlineData("0.30000000000000004"), InlineData("42.5"), InlineData("-0.001"), InlineData("0.0000000000000000000000000005"), InlineData("1000000000000000000000")]
    public void a_number_comes_back_from_the_table_as_it_was(string written)
    {
        var number = decimal.Parse(written, CultureInfo.InvariantCulture);

        Assert.Equal(number, Assert.Single(ThroughTheTable(number)));
    }

    [Fact]
    public void any_number_of_fifteen_digits_comes_back_as_it_was() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 28]).Select((digits, scale) => new decimal(unchecked((int)Math.Abs(digits)), (int)(Math.Abs(digits) >> 32), 0, digits < 0, (byte)scale))
            .Array[1, 20].Sample(numbers => ThroughTheTable(numbers).SequenceEqual(numbers.Select(number => (decimal?)number)), iter: 100);

    private static List<decimal?> ThroughTheTable(params decimal[] numbers)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        ObservationTable.Make(connection, null);
        ObservationTable.Write(connection, null, [.. numbers.Select((number, index) => new ObservationRow(Seed with { Number = number }, index, Corrects: false))]);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, n, participant, site, protocol_version, form, occasion_kind, occasion_key, repeat, item, place, trial, num, text, unit, flags, day, local_time, superseded_by FROM observation ORDER BY n";
        using var reader = command.ExecuteReader();
        var back = new List<decimal?>();
        while (reader.Read())
            back.Add(ObservationTable.Read(reader).Value.Number);
        return back;
    }
}
