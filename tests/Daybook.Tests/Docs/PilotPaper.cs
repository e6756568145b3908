using System.Globalization;

namespace Daybook.Tests.Docs;

/// <summary>What the pilot of 2009 and the trial of 2013 print, from <c>oracles/pilot-2009</c>.</summary>
internal static class PilotPaper
{
    public static IReadOnlyList<PrintedTest> Tests { get; } =
        [.. Rows("tests.csv").Select(row => new PrintedTest(row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture), row[4]))];

    public static IReadOnlyList<(string Name, double R, int Pairs, string P)> Predictors { get; } =
        [.. Rows("predictors.csv").Select(row => (row[0], Number(row[1]), (int)Number(row[2]), row[3]))];

    public static IReadOnlyList<PrintedContrast> Contrasts { get; } =
        [.. Rows("contrasts.csv").Select(row => new PrintedContrast(row[0], row[1], Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6])))];

    /// <summary>A column of Table 1, ten values.</summary>
    public static double[] Table1(string column) => Column("table1.csv", column);

    public static double[] SyntheticResponse { get; } = Column("synthetic-response.csv", "synthetic response");

    public static double Trial2013(string quantity) => Number(Rows("trial2013.csv").Single(row => row[0] == quantity)[1]);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Column(string file, string column)
    {
        var at = Array.IndexOf(Lines(file)[0], column);
        return [.. Rows(file).Select(row => Number(row[at]))];
    }

    private static IEnumerable<string[]> Rows(string file) => Lines(file).Skip(1);

    private static string[][] Lines(string file) => [.. File.ReadLines(Repository.At("oracles", "pilot-2009", file)).Select(line => line.Split(','))];
}

/// <summary>An F test as printed.</summary>
internal sealed record PrintedTest(string Outcome, string F, int NumeratorDf, int DenominatorDf, string P);

/// <summary>A difference of two phases as printed, with how many visits each phase has.</summary>
internal sealed record PrintedContrast(string Name, string Unit, double Difference, double P, double Df, double Visits, double OtherVisits);
