namespace Daybook.Analysis;

/// <summary>Every pair of periods of a period model, unadjusted, and whether the periods differ at all.</summary>
internal static class PairsOfPeriods
{
    public static string Table(Dataset dataset, AnalysisResult a) => Html.Table(
        $"{a.Id}: every pair of periods, unadjusted. {Omnibus(a)}",
        ["Difference", "Estimate", "Standard error", "p"],
        Of(dataset, a).Select(pair => (IReadOnlyList<string>)[pair.Words, Print.Plain(a[pair.Name]), Print.Plain(a[pair.Name + "-standard-error"]), Print.P(a[pair.Name + "-p"])]));

    /// <summary>The F test of all periods in words.</summary>
    public static string Omnibus(AnalysisResult a) => $"All periods: F = {F(a)}, p {(Print.P(a[AnalysisResult.OmnibusP]) is ['<', ..] small ? small : "= " + Print.P(a[AnalysisResult.OmnibusP]))}.";

    /// <summary>The numbers of F as they are printed: its value and, in brackets, both degrees of freedom.</summary>
    public static string F(AnalysisResult a) => $"{Print.Plain(a["f"])} ({Print.Number(a["f-df"])}, {Print.Plain(a["f-ddf"])})";

    /// <summary>The pairs that the model has, in the order in which it gives them.</summary>
    public static IEnumerable<(string Name, string Words)> Of(Dataset dataset, AnalysisResult a)
    {
        string[] periods = [.. dataset.Protocol.Periods.Select(period => period.Id)];
        return from number in a.Numbers
               from first in periods
               from second in periods
               where number.Name == $"{first}-{second}"
               select (number.Name, $"{first} minus {second}");
    }
}
