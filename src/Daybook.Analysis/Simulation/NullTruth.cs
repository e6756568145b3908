namespace Daybook.Analysis;

/// <summary>Truths under which nothing works, to learn how often an analysis says that something does.</summary>
public static class NullTruth
{
    /// <summary>No treatment does anything to anybody, and nothing changes with the periods.</summary>
    public static Truth Sharp(Truth truth) => Without(truth, keepDifferences: false);

    /// <summary>On average no treatment does anything; people differ in their response as much as before.</summary>
    public static Truth Heterogeneous(Truth truth) => Without(truth, keepDifferences: true);

    private static Truth Without(Truth truth, bool keepDifferences)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return truth with
        {
            Measures = [.. truth.Measures.Select(measure => measure with
            {
                PeriodChange = 0,
                Spread = keepDifferences ? measure.Spread : 0,
                Effects = [.. measure.Effects.Select(effect => effect with { Change = 0, Slope = keepDifferences ? effect.Slope : 0 })],
            })],
            Events = [.. truth.Events.Select(happens => happens with { Effects = [] })],
        };
    }
}
