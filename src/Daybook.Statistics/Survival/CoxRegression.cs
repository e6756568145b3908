using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>Cox's proportional-hazards regression for right-censored times, without an intercept.</summary>
public sealed class CoxRegression
{
    private readonly CoxStrata likelihood;

    /// <summary>A hazard ratio beyond e^15 over the data's range that says nothing (|z| below 1) is on its way to infinity.</summary>
    private void ThrowIfInfinite(double[] point)
    {
        for (int j = 0; j < point.Length; j++)
        {
            if (Math.Abs(point[j]) * likelihood.Range(j) > 15 && point[j] * point[j] < Covariance[j][j])
            {
                throw new InvalidOperationException(
                    $"The hazard ratio of predictor {j + 1} is infinite: those on one side of it have no events while others are at risk.");
            }
        }
    }

    private CoxRegression(CoxStrata likelihood)
    {
        this.likelihood = likelihood;
        double[] zero = new double[likelihood.Size];
        LikelihoodPoint atZero = likelihood.At(zero);
        NullLogLikelihood = atZero.Value;
        ScoreStatistic = SmallMatrix.InverseForm(atZero.Information, atZero.Score);
        (double[] point, LikelihoodPoint at) = NewtonMaximum.Find(zero, likelihood.At);
        Coefficients = point;
        LogLikelihood = at.Value;
        Covariance = SmallMatrix.Inverse(at.Information)
            ?? throw new InvalidOperationException("The information is not positive definite: a predictor repeats others.");
        ThrowIfInfinite(point);
        WaldStatistic = point.Select((b, i) => b * LeastSquares.Dot(at.Information[i], point)).Sum();
    }

    /// <summary>Log hazard ratios.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Inverse of the observed information.</summary>
    public double[][] Covariance { get; }

    /// <summary>The log partial likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>The log partial likelihood without effects.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>Twice the difference of the two.</summary>
    public double LikelihoodRatioStatistic => 2 * (LogLikelihood - NullLogLikelihood);

    /// <summary>Rao's score statistic at no effect; with one group factor and no ties, the log-rank statistic.</summary>
    public double ScoreStatistic { get; }

    /// <summary>Wald's statistic.</summary>
    public double WaldStatistic { get; }

    /// <summary>Fits the model, where there are strata with a baseline hazard of each and common hazard ratios.</summary>
    /// <param name="columns">Predictors, each as long as the times; no intercept.</param>
    /// <param name="times">Times to event or censoring.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <param name="ties">How tied events are treated.</param>
    /// <param name="strata">The stratum of each person, or null for one.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or there is no event.</exception>
    /// <exception cref="InvalidOperationException">An effect is infinite, or a predictor repeats others.</exception>
    public static CoxRegression Fit(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> times, IReadOnlyList<bool> events, CoxTies ties = CoxTies.Efron,
        IReadOnlyList<int>? strata = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(events);
        Require.AtLeast(2, times, nameof(times));
        foreach (double[] column in columns)
        {
            Require.SameLength(column, times, nameof(columns));
            Require.Finite(column, nameof(columns));
        }
        if (events.Count != times.Length || !events.Contains(true))
        {
            throw new ArgumentException("There is one event mark for each time, and at least one event.", nameof(events));
        }
        if (strata is not null && strata.Count != times.Length)
        {
            throw new ArgumentException("Every person has a stratum.", nameof(strata));
        }
        return new CoxRegression(new CoxStrata([.. columns], times.ToArray(), [.. events], ties, strata));
    }

    /// <summary>
    /// The score test that a set of effects does not change with a function of time (Grambsch and Therneau 1994, in the
    /// exact form of R's survival 3): the model is extended by effect x function and tested at zero.
    /// </summary>
    /// <param name="time">The function of time, such as one minus Kaplan-Meier just before.</param>
    /// <param name="effects">Positions of the effects tested together.</param>
    /// <returns>The chi-square with as many degrees of freedom as effects.</returns>
    public (double ChiSquare, double P) ProportionalityTest(Func<double, double> time, IReadOnlyList<int> effects)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(effects);
        LikelihoodPoint extended = likelihood.Extended([.. Coefficients], time);
        int p = Coefficients.Count;
        int[] kept = [.. Enumerable.Range(0, p), .. effects.Select(e => p + e)];
        double[] score = [.. Enumerable.Repeat(0.0, p), .. effects.Select(e => extended.Score[p + e])];
        double chi = SmallMatrix.InverseForm(SmallMatrix.Part(extended.Information, kept), score);
        return (chi, ChiSquare.Survival(chi, effects.Count));
    }

    /// <summary>
    /// Harrell's concordance: the share of comparable pairs in which the one with the higher risk fails first; tied risks
    /// count half, pairs of events at one time do not count; nor do pairs of different strata.
    /// </summary>
    public double Concordance => likelihood.Concordance([.. Coefficients]);

    /// <summary>The covariance of Lin and Wei (1989), robust to a hazard ratio that is not constant: one cluster a person.</summary>
    public double[][] Robust() => Clustered([.. Enumerable.Range(0, likelihood.People)]);

    /// <summary>The cluster-robust covariance of Lin and Wei (1989): score residuals summed within clusters.</summary>
    /// <param name="clusters">The cluster of each person or row; a cluster may span strata.</param>
    /// <exception cref="InvalidOperationException">Ties are exact: their score has no parts that belong to one person.</exception>
    public double[][] Clustered(IReadOnlyList<int> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        double[][] residuals = likelihood.ScoreResiduals([.. Coefficients]);
        int p = Coefficients.Count;
        double[][] influence = [.. Enumerable.Range(0, residuals.Length).GroupBy(i => clusters[i]).Select(rows =>
        {
            double[] sum = [.. Enumerable.Range(0, p).Select(j => rows.Sum(i => residuals[i][j]))];
            return Covariance.Select(v => LeastSquares.Dot(v, sum)).ToArray();
        })];
        return [.. Enumerable.Range(0, p).Select(i => Enumerable.Range(0, p).Select(j => influence.Sum(d => d[i] * d[j])).ToArray())];
    }
}
