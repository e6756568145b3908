using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Regression;

/// <summary>
/// Logistic, Poisson and negative-binomial regression by iteratively reweighted least squares, each step by orthogonal
/// factorisation, to a relative deviance change of 1e-14. Tests are Wald's with the normal distribution.
/// </summary>
public sealed partial class GeneralizedLinearModel
{
    private const int MostSteps = 200;
    private readonly double[][] columns;
    private readonly double[] y, offset, prior;
    private readonly ResponseFamily family;

    private GeneralizedLinearModel(double[][] columns, double[] y, double[] offset, double[] prior, ResponseFamily family)
    {
        (this.columns, this.y, this.offset, this.prior, this.family) = (columns, y, offset, prior, family);
        double[] linear = [.. y.Select(family.Start)];
        double deviance = double.PositiveInfinity;
        LinearRegression? step = null;
        for (int i = 0; i < MostSteps; i++)
        {
            step = Reweighted(linear);
            double[] next = Linear(step.Coefficients);
            double now = DevianceAt(next);
            for (int halving = 0; halving < 30 && (!double.IsFinite(now) || i > 0 && now > deviance * (1 + 1e-8) + 1e-8); halving++)
            {
                next = [.. next.Zip(linear, (a, b) => (a + b) / 2)];
                now = DevianceAt(next);
            }
            bool settled = Math.Abs(now - deviance) <= 1e-14 * (Math.Abs(now) + 0.1);
            (linear, deviance) = (next, now);
            if (settled)
            {
                Settle(step, next);
                return;
            }
        }
        throw new InvalidOperationException(
            "The regression does not settle: a predictor probably separates the outcome, so that an effect is infinite.");
    }

    /// <summary>Coefficients in the order of the columns; NaN where aliased.</summary>
    public IReadOnlyList<double> Coefficients { get; private set; } = [];

    /// <summary>Inverse of the expected information.</summary>
    public double[][] Covariance { get; private set; } = [];

    /// <summary>Fitted means.</summary>
    public IReadOnlyList<double> Means { get; private set; } = [];

    /// <summary>Deviance of the fit.</summary>
    public double Deviance => Total(Means, family.Deviance);

    /// <summary>Deviance of the intercept alone, with the offset where there is one.</summary>
    public double NullDeviance
    {
        get
        {
            if (offset.Any(o => o != offset[0]))
            {
                return new GeneralizedLinearModel([[.. y.Select(_ => 1.0)]], y, offset, prior, family).Deviance;
            }
            double mean = y.Zip(prior, (v, w) => v * w).Sum() / prior.Sum();
            return Total([.. y.Select(_ => mean)], family.Deviance);
        }
    }

    /// <summary>Log-likelihood, all constants included; with weights, that of each row times its weight.</summary>
    public double LogLikelihood => Total(Means, family.LogLikelihood);

    /// <summary>Pearson's chi-square; well above its n - p degrees of freedom it shows overdispersion.</summary>
    public double PearsonChiSquare => Total(Means, (v, m) => (v - m) * (v - m) / family.Variance(m));

    /// <summary>Fits the model.</summary>
    /// <param name="columns">The design's columns, an intercept of ones included where wanted.</param>
    /// <param name="outcome">0 and 1, or counts, as the family has it.</param>
    /// <param name="family">The distribution.</param>
    /// <param name="offset">A known part of the linear predictor, such as log exposure, or null.</param>
    /// <param name="weights">
    /// A weight above 0 for each row, or null for 1: how often it counts, or an inverse probability, in which case only a
    /// robust covariance is honest. Rows of weight 0 are to be left out.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, a weight that is not above 0, or an outcome that the family does not allow.</exception>
    /// <exception cref="InvalidOperationException">An effect is infinite.</exception>
    public static GeneralizedLinearModel Fit(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> outcome, ResponseFamily family, double[]? offset = null, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(family);
        Require.AtLeast(1, outcome, nameof(outcome));
        double[] y = outcome.ToArray();
        if (!y.All(family.Allows))
        {
            throw new ArgumentException("An outcome is not one that the family allows (0 and 1, or whole counts).", nameof(outcome));
        }
        double[] prior = weights ?? [.. y.Select(_ => 1.0)];
        Require.SameLength(prior, y, nameof(weights));
        if (!prior.All(w => w > 0 && double.IsFinite(w)))
        {
            throw new ArgumentException("A weight is a finite number above 0.", nameof(weights));
        }
        return new GeneralizedLinearModel([.. columns], y, offset ?? new double[y.Length], prior, family);
    }

    /// <summary>The profile-likelihood interval of a coefficient: where the deviance rises by the chi-square quantile.</summary>
    /// <param name="column">The coefficient's position.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>An infinite limit where the deviance stays below.</returns>
    public Interval ProfileInterval(int column, double level = 0.95)
    {
        Require.Level(level);
        double rise = ChiSquare.Quantile(level, 1), best = Deviance, error = Math.Sqrt(Covariance[column][column]);
        double Excess(double value) => ProfileDeviance(column, value) - best - rise;
        double Limit(int sign)
        {
            double reach = 2 * error;
            while (Excess(Coefficients[column] + sign * reach) < 0)
            {
                reach *= 2;
                if (reach > 64 * error)
                {
                    return sign * double.PositiveInfinity;
                }
            }
            return RootFinder.Find(Excess, Coefficients[column], Coefficients[column] + sign * reach, 1e-9 * error);
        }
        return new Interval(Limit(-1), Limit(1), level);
    }

    /// <summary>The smallest deviance with one coefficient held at a value.</summary>
    /// <param name="column">The coefficient's position.</param>
    /// <param name="value">Its value.</param>
    public double ProfileDeviance(int column, double value)
    {
        double[][] others = [.. columns.Where((_, j) => j != column)];
        double[] known = [.. offset.Select((o, i) => o + value * columns[column][i])];
        return others.Length > 0
            ? new GeneralizedLinearModel(others, y, known, prior, family).Deviance
            : Total([.. known.Select(family.Mean)], family.Deviance);
    }

    /// <summary>Takes the results of the last step; its weights are those of the step before, as in every IRLS program.</summary>
    private void Settle(LinearRegression last, double[] linear)
    {
        Coefficients = last.Coefficients;
        Leverages = last.Leverages;
        linearPredictor = linear;
        Means = [.. linear.Select(family.Mean)];
        // The weighted regression's covariance has its own residual variance; the families here have dispersion 1.
        double scale = last.Sigma * last.Sigma;
        double[][] covariance = last.Covariance();
        Covariance = [.. covariance.Select(row => row.Select(v => v / scale).ToArray())];
    }

    private LinearRegression Reweighted(double[] linear)
    {
        double[] weights = new double[y.Length], working = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double mean = family.Mean(linear[i]), slope = family.Slope(linear[i]);
            weights[i] = slope * Math.Sqrt(prior[i] / family.Variance(mean));
            working[i] = weights[i] * (linear[i] - offset[i] + (y[i] - mean) / slope);
            if (!double.IsFinite(working[i]))
            {
                throw new InvalidOperationException(
                    "A fitted mean has reached its limit: a predictor probably separates the outcome, so that an effect is infinite.");
            }
        }
        return LinearRegression.Fit([.. columns.Select(c => c.Zip(weights, (v, w) => v * w).ToArray())], working);
    }

    private double[] Linear(IReadOnlyList<double> coefficients) => [.. Enumerable.Range(0, y.Length).Select(i =>
        offset[i] + columns.Select((c, j) => double.IsNaN(coefficients[j]) ? 0 : c[i] * coefficients[j]).Sum())];

    private double DevianceAt(double[] linear) => Total([.. linear.Select(family.Mean)], family.Deviance);

    private double Total(IReadOnlyList<double> means, Func<double, double, double> part)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += prior[i] * part(y[i], means[i]);
        }
        return sum;
    }
}
