using System.Diagnostics;
using Daybook.Statistics.Descriptive;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The protocol's estimators: how several values of a window become one.</summary>
public static class Estimate
{
    /// <param name="estimator">The estimator by name.</param>
    /// <param name="values">At least one value, in the order of their days.</param>
    public static double Of(Estimator estimator, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return estimator switch
        {
            Estimator.Mean => Moments.Mean([.. values]),
            Estimator.Median => Quantiles.Median([.. values]),
            Estimator.Lowest => values.Min(),
            Estimator.Highest => values.Max(),
            Estimator.Last or Estimator.CensoredTime => values[^1],
            Estimator.Total => values.Sum(),
            _ => throw new UnreachableException(),
        };
    }
}
