using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>
/// Linear regression y = X b + sigma e of outcomes some of which are censored, by maximum likelihood with analytic
/// derivatives: Tobit for normal errors, Weibull and log-normal survival for log times. The last parameter is log sigma,
/// unless the scale is fixed.
/// </summary>
public sealed class CensoredRegression
{
    private readonly double[][] columns;
    private readonly double[] y, upper;
    private readonly Censoring[] censoring;
    private readonly CensoredErrors errors;
    private readonly double? fixedScale;

    private CensoredRegression(double[][] columns, double[] y, Censoring[] censoring, CensoredErrors errors, double? fixedScale, double[] upper)
    {
        (this.columns, this.y, this.upper, this.censoring, this.errors, this.fixedScale) = (columns, y, upper, censoring, errors, fixedScale);
        LinearRegression start = LinearRegression.Fit(columns, y.Select((v, i) => censoring[i] == Censoring.Between ? (v + upper[i]) / 2 : v).ToArray());
        if (start.Aliased.Count > 0)
        {
            throw new ArgumentException("The columns are not independent.", nameof(columns));
        }
        double[] from = fixedScale is null
            ? [.. start.Coefficients, Math.Log(Math.Max(1e-6, Math.Sqrt(start.ResidualSumOfSquares / y.Length)))]
            : [.. start.Coefficients];
        (double[] point, LikelihoodPoint at) = NewtonMaximum.Find(from, Likelihood);
        Parameters = point;
        LogLikelihood = at.Value;
        Covariance = SmallMatrix.Inverse(at.Information)
            ?? throw new InvalidOperationException("The likelihood is flat at its maximum: too few outcomes are uncensored.");
    }

    /// <summary>Coefficients, then log sigma unless the scale is fixed.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>Inverse of the observed information of the parameters.</summary>
    public double[][] Covariance { get; }

    /// <summary>The log-likelihood on the scale of y; a model of log times lacks minus the sum of the events' log times.</summary>
    public double LogLikelihood { get; }

    /// <summary>The error's scale sigma.</summary>
    public double Scale => fixedScale ?? Math.Exp(Parameters[^1]);

    /// <summary>How many outcomes are censored.</summary>
    public int Censored => censoring.Count(c => c != Censoring.None);

    /// <summary>Fits the model.</summary>
    /// <param name="columns">The design's columns, an intercept of ones included where wanted; independent.</param>
    /// <param name="outcome">Outcomes or their limits.</param>
    /// <param name="censoring">What is known of each outcome.</param>
    /// <param name="errors">The errors' distribution.</param>
    /// <param name="fixedScale">A known scale, as 1 for exponential times, or null.</param>
    /// <param name="upper">The upper limit of each outcome that lies between two; what it holds for others does not matter. Null without such.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, an upper limit is not above its outcome, or columns are aliased.</exception>
    /// <exception cref="InvalidOperationException">The likelihood has no finite maximum.</exception>
    public static CensoredRegression Fit(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> outcome, IReadOnlyList<Censoring> censoring,
        CensoredErrors errors = CensoredErrors.Normal, double? fixedScale = null, IReadOnlyList<double>? upper = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(censoring);
        if (censoring.Count != outcome.Length)
        {
            throw new ArgumentException("There is one censoring mark for each outcome.", nameof(censoring));
        }
        double[] low = outcome.ToArray(), high = [.. upper ?? low];
        Require.SameLength(low, high, nameof(upper));
        for (int i = 0; i < low.Length; i++)
        {
            if (censoring[i] == Censoring.Between && !(low[i] < high[i] && double.IsFinite(high[i])))
            {
                throw new ArgumentException($"Outcome {i + 1} lies between {low[i]} and {high[i]}: the upper limit is to be finite and above.", nameof(upper));
            }
        }
        return new CensoredRegression([.. columns], low, [.. censoring], errors, fixedScale, high);
    }

    /// <summary>The cluster-robust covariance: scores summed within clusters between two inverse informations.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    public double[][] Clustered(IReadOnlyList<int> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        int size = Parameters.Count;
        double[][] sums = [.. Enumerable.Range(0, y.Length).GroupBy(i => clusters[i]).Select(rows =>
        {
            double[] sum = new double[size];
            foreach (int row in rows)
            {
                double[] score = Row([.. Parameters], row).Score;
                for (int j = 0; j < size; j++)
                {
                    sum[j] += score[j];
                }
            }
            return Covariance.Select(v => LeastSquares.Dot(v, sum)).ToArray();
        })];
        return [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => sums.Sum(s => s[i] * s[j])).ToArray())];
    }

    private LikelihoodPoint Likelihood(double[] parameters)
    {
        int size = parameters.Length;
        double value = 0;
        double[] score = new double[size];
        double[][] information = SmallMatrix.Zero(size);
        for (int row = 0; row < y.Length; row++)
        {
            LikelihoodPoint one = Row(parameters, row);
            value += one.Value;
            for (int i = 0; i < size; i++)
            {
                score[i] += one.Score[i];
                for (int j = 0; j < size; j++)
                {
                    information[i][j] += one.Information[i][j];
                }
            }
        }
        return new LikelihoodPoint(value, score, information);
    }

    private LikelihoodPoint Row(double[] parameters, int row) =>
        censoring[row] == Censoring.Between ? BetweenRow(parameters, row) : PointRow(parameters, row);

    private LikelihoodPoint PointRow(double[] parameters, int row)
    {
        int p = columns.Length, size = parameters.Length;
        double sigma = fixedScale ?? Math.Exp(parameters[p]), fitted = 0;
        for (int j = 0; j < p; j++)
        {
            fitted += columns[j][row] * parameters[j];
        }
        double z = (y[row] - fitted) / sigma, seen = censoring[row] == Censoring.None ? 1 : 0;
        (double value, double slope, double curve) = StandardErrors.At(errors, censoring[row], z);
        double[] score = new double[size];
        double[][] information = SmallMatrix.Zero(size);
        for (int i = 0; i < p; i++)
        {
            double x = columns[i][row] / sigma;
            score[i] = -slope * x;
            for (int j = 0; j < p; j++)
            {
                information[i][j] = -curve * x * columns[j][row] / sigma;
            }
            if (size > p)
            {
                information[i][p] = information[p][i] = -x * (curve * z + slope);
            }
        }
        if (size > p)
        {
            score[p] = -slope * z - seen;
            information[p][p] = -(curve * z * z + slope * z);
        }
        return new LikelihoodPoint(value - seen * Math.Log(sigma), score, information);
    }

    private LikelihoodPoint BetweenRow(double[] parameters, int row)
    {
        int p = columns.Length, size = parameters.Length;
        double sigma = fixedScale ?? Math.Exp(parameters[p]), fitted = 0;
        for (int j = 0; j < p; j++)
        {
            fitted += columns[j][row] * parameters[j];
        }
        double low = (y[row] - fitted) / sigma, high = (upper[row] - fitted) / sigma;
        IntervalErrors at = IntervalErrors.At(errors, low, high);
        // Of each parameter: by how much it moves the two ends; d2 z / d b d log sigma = x / sigma, d2 z / d log sigma^2 = z.
        (double Low, double High)[] moves = [.. Enumerable.Range(0, size).Select(j =>
            j < p ? (-columns[j][row] / sigma, -columns[j][row] / sigma) : (-low, -high))];
        double[] score = [.. moves.Select(m => at.Low * m.Low + at.High * m.High)];
        double[][] information = SmallMatrix.Zero(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double bend = i < p && j < p ? 0 : -(at.Low * (i < p ? moves[i].Low : moves[j].Low) + at.High * (i < p ? moves[i].High : moves[j].High));
                information[i][j] = -bend - at.LowLow * moves[i].Low * moves[j].Low - at.HighHigh * moves[i].High * moves[j].High
                    - at.LowHigh * (moves[i].Low * moves[j].High + moves[i].High * moves[j].Low);
            }
        }
        return new LikelihoodPoint(at.Value, score, information);
    }
}
