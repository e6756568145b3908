using Daybook.Statistics.Regression;

namespace Daybook.Statistics.MissingData;

/// <summary>What participants of the active arm are taken to follow after they drop out.</summary>
public enum AfterDropOut
{
    /// <summary>Their own arm, as those who stayed with the same history: missing at random.</summary>
    OwnArm,

    /// <summary>The reference arm's means from the first missing visit on (J2R).</summary>
    JumpToReference,

    /// <summary>The reference arm's means at every visit, those before drop-out too (CR).</summary>
    CopyReference,

    /// <summary>The reference arm's changes from the level reached at the last visit (CIR).</summary>
    CopyIncrements,
}

/// <summary>
/// Reference-based imputation by conditional means (Carpenter, Roger and Kenward 2013; Wolbers et al. 2022): the missing
/// visits of a participant are replaced by their expectation given the observed ones, under means that the assumption
/// chooses and one covariance matrix. Deterministic: standard errors come from repeating fit and imputation over
/// jackknife or bootstrap samples. Gaps before the last observed visit, and the reference arm, stay missing at random.
/// </summary>
public static class ReferenceBasedImputation
{
    /// <summary>Completes one participant's visits.</summary>
    /// <param name="outcomes">The outcome at each visit, NaN where missing.</param>
    /// <param name="active">Whether the participant belongs to the active arm.</param>
    /// <param name="activeMeans">Model means of the visits for these covariates in the active arm.</param>
    /// <param name="referenceMeans">Model means for the same covariates in the reference arm.</param>
    /// <param name="covariance">Covariance matrix of the visits.</param>
    /// <param name="assumption">What drop-outs of the active arm follow.</param>
    /// <param name="delta">Added to each visit imputed after drop-out in the active arm: a tipping-point shift.</param>
    /// <returns>The visits with missing ones replaced.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or the covariance of the observed visits is not positive definite.</exception>
    public static double[] Complete(
        IReadOnlyList<double> outcomes, bool active, IReadOnlyList<double> activeMeans, IReadOnlyList<double> referenceMeans,
        double[][] covariance, AfterDropOut assumption, double delta = 0)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(activeMeans);
        ArgumentNullException.ThrowIfNull(referenceMeans);
        ArgumentNullException.ThrowIfNull(covariance);
        int visits = outcomes.Count;
        if (activeMeans.Count != visits || referenceMeans.Count != visits || covariance.Length != visits)
        {
            throw new ArgumentException("Means and covariance have one entry for each visit.", nameof(covariance));
        }
        int[] observed = [.. Enumerable.Range(0, visits).Where(k => !double.IsNaN(outcomes[k]))];
        int last = observed.Length == 0 ? -1 : observed[^1];
        double[] means = Means(active, activeMeans, referenceMeans, last, assumption);
        double[] residuals = [.. observed.Select(k => outcomes[k] - means[k])];
        double[] weights = observed.Length == 0 ? [] : SmallMatrix.Solve(SmallMatrix.Part(covariance, observed), residuals)
            ?? throw new ArgumentException("The covariance of the observed visits is not positive definite.", nameof(covariance));
        double[] complete = [.. outcomes];
        for (int k = 0; k < visits; k++)
        {
            if (double.IsNaN(outcomes[k]))
            {
                complete[k] = means[k] + observed.Select((o, i) => covariance[k][o] * weights[i]).Sum() + (active && k > last ? delta : 0);
            }
        }
        return complete;
    }

    private static double[] Means(
        bool active, IReadOnlyList<double> activeMeans, IReadOnlyList<double> referenceMeans, int last, AfterDropOut assumption)
    {
        double[] own = [.. active ? activeMeans : referenceMeans];
        if (!active || last == own.Length - 1 || assumption == AfterDropOut.OwnArm)
        {
            return own;
        }
        double reached = assumption == AfterDropOut.CopyIncrements && last >= 0 ? activeMeans[last] - referenceMeans[last] : 0;
        for (int k = 0; k < own.Length; k++)
        {
            own[k] = k > last || assumption == AfterDropOut.CopyReference ? referenceMeans[k] + reached : own[k];
        }
        return own;
    }
}
