namespace Daybook.Statistics.Design;

/// <summary>How minimisation measures the imbalance of the arms' counts within one level of a factor.</summary>
public enum ImbalanceMeasure
{
    /// <summary>Largest count less smallest (Pocock and Simon 1975).</summary>
    Range,

    /// <summary>Standard deviation of the counts.</summary>
    StandardDeviation,

    /// <summary>Variance of the counts: large imbalances count more.</summary>
    Variance,

    /// <summary>The candidate arm's own count, so that the arm with the smallest marginal total is preferred (Taves 1974).</summary>
    MarginalTotal,
}
