using System.Globalization;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Scores;

/// <summary>One line of <c>oracles/scores/cases.csv</c>.</summary>
public sealed record ScoreCase(Instrument Instrument, string Name, IReadOnlyList<decimal?> Answers, decimal? Value)
{
    public static IReadOnlyList<ScoreCase> All { get; } =
        [.. File.ReadLines(Repository.At("oracles", "scores", "cases.csv")).Skip(1).Select(line => Read(line.Split(',')))];

    /// <summary>Answers written short: <c>3x11</c> is eleven times 3 and <c>-</c> is not answered.</summary>
    public static IReadOnlyList<decimal?> AnswersOf(string text) => [.. text.Split(' ').SelectMany(word =>
    {
        var parts = word.Split('x');
        return Enumerable.Repeat(Number(parts[0], "-"), parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    })];

    private static ScoreCase Read(string[] fields) =>
        new(Enum.GetValues<Instrument>().Single(instrument => Kebab.Of(instrument.ToString()) == fields[0]), fields[1], AnswersOf(fields[2]), Number(fields[3], "none"));

    private static decimal? Number(string text, string missing) => text == missing ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
