using System.Globalization;
using Daybook.Statistics.MixedModels;

namespace Daybook.Bench.Statistics;

/// <summary>What passes between this program and the R scripts: data as CSV, calls and times as lines.</summary>
internal static class Exchange
{
    public static void WriteData(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var data in Scenario.All.Select(s => s.Data).Distinct()) WriteTable(Path.Combine(folder, data + ".csv"), Scenario.Table(data));
        WriteTable(Path.Combine(folder, ClassicScenario.Data + ".csv"), ClassicScenario.Table);
        File.WriteAllLines(Path.Combine(folder, "calls.txt"),
            [.. Scenario.All.Select(s => $"{s.Name}\t{s.Data}\t{s.R}"), .. ClassicScenario.All.Select(s => $"{s.Name}\t{ClassicScenario.Data}\t{s.R}")]);
    }

    public static Dictionary<string, double> ReadTimes(string folder)
    {
        var file = Path.Combine(folder, "r.txt");
        return File.Exists(file)
            ? File.ReadLines(file).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => double.Parse(c[1], CultureInfo.InvariantCulture))
            : [];
    }

    /// <summary>Data sets of the false-positive study, by number.</summary>
    public static IEnumerable<DataTable> ReadTrials(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split(',')).GroupBy(c => c[0]).Select(trial =>
    {
        var rows = trial.ToArray();
        return new DataTable(
            FactorColumn.Of("id", [.. rows.Select(c => c[1])]), new NumberColumn("day", [.. rows.Select(c => Number(c[2]))]),
            FactorColumn.Of("phase", [.. rows.Select(c => c[3])], ["placebo", "drug"]),
            new NumberColumn("drug", [.. rows.Select(c => c[3] == "drug" ? 1.0 : 0)]), new NumberColumn("severity", [.. rows.Select(c => Number(c[4]))]));
    });

    private static void WriteTable(string path, DataTable table)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', table.Columns.Select(c => c.Name)));
        for (var row = 0; row < table.RowCount; row++) writer.WriteLine(string.Join(',', table.Columns.Select(c => Cell(c, row))));
    }

    private static string Cell(Column column, int row) => column switch
    {
        FactorColumn factor => factor.Levels[factor.Codes[row]],
        NumberColumn number => number.Values[row].ToString("R", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
