using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Regression;

/// <summary>
/// Ordinary least squares y = X b + e, by orthogonal factorisation and never by cross-products. Columns that are linear
/// combinations of those before them are dropped and named in <see cref="Aliased"/>; their coefficients are NaN.
/// </summary>
public sealed class LinearRegression
{
    private readonly LeastSquares factors;
    private readonly double[][] columns;
    private readonly double[][] inverse;
    private readonly double[] projections;

    private LinearRegression(double[][] columns, double[] y)
    {
        this.columns = columns;
        Outcome = y;
        factors = new LeastSquares(columns);
        double[] coefficients;
        (coefficients, projections, double[] residuals) = factors.Solve(y);
        Residuals = residuals;
        inverse = factors.InverseCrossProduct();
        Leverages = factors.Leverages();
        Coefficients = Spread(coefficients);
        ResidualSumOfSquares = LeastSquares.Dot(residuals, residuals);
    }

    /// <summary>Coefficients in the order of the columns; NaN where aliased.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Positions of the columns that were dropped.</summary>
    public IReadOnlyList<int> Aliased => [.. Enumerable.Range(0, columns.Length).Except(factors.Kept)];

    /// <summary>The outcome.</summary>
    public IReadOnlyList<double> Outcome { get; }

    /// <summary>Outcome minus fitted value.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Leverages h, the diagonal of the hat matrix; they sum to the rank.</summary>
    public IReadOnlyList<double> Leverages { get; }

    /// <summary>Rows.</summary>
    public int N => Outcome.Count;

    /// <summary>Independent columns.</summary>
    public int Rank => factors.Rank;

    /// <summary>Residual degrees of freedom, n - rank.</summary>
    public int ResidualDf => N - Rank;

    /// <summary>Residual sum of squares.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Residual standard deviation; NaN without residual degrees of freedom.</summary>
    public double Sigma => ResidualDf > 0 ? Math.Sqrt(ResidualSumOfSquares / ResidualDf) : double.NaN;

    /// <summary>Sum of squares about the mean.</summary>
    public double TotalSumOfSquares => Moments.SumOfSquares([.. Outcome]);

    /// <summary>1 - RSS / TSS about the mean; meaningful with an intercept.</summary>
    public double R2 => 1 - ResidualSumOfSquares / TotalSumOfSquares;

    /// <summary>R2 adjusted for the columns.</summary>
    public double AdjustedR2 => 1 - (1 - R2) * (N - 1) / ResidualDf;

    /// <summary>log|X'X| of the independent columns.</summary>
    public double LogDeterminant => factors.LogDeterminant;

    /// <summary>Log-likelihood at the maximum-likelihood variance RSS / n.</summary>
    public double LogLikelihood => -N / 2.0 * (Math.Log(2 * Math.PI * ResidualSumOfSquares / N) + 1);

    /// <summary>Akaike's criterion; the variance counts as a parameter.</summary>
    public double Aic => -2 * LogLikelihood + 2 * (Rank + 1);

    /// <summary>Schwarz's criterion with n rows.</summary>
    public double Bic => -2 * LogLikelihood + Math.Log(N) * (Rank + 1);

    /// <summary>Residuals of each row when it is left out: e / (1 - h). Infinite where h is 1.</summary>
    public IReadOnlyList<double> LeaveOneOutResiduals => [.. Residuals.Select((e, i) => e / (1 - Leverages[i]))];

    /// <summary>PRESS, the sum of squared leave-one-out residuals (Allen 1974).</summary>
    public double Press => LeaveOneOutResiduals.Sum(e => e * e);

    /// <summary>1 - PRESS / TSS: how much is predicted of participants the model has not seen.</summary>
    public double PredictedR2 => 1 - Press / TotalSumOfSquares;

    /// <summary>1 - PRESS over the leave-one-out total (each row against the mean of the others).</summary>
    public double Q2
    {
        get
        {
            double sum = Moments.Sum([.. Outcome]);
            return 1 - Press / Outcome.Sum(y => Math.Pow(y - (sum - y) / (N - 1), 2));
        }
    }

    /// <summary>Cook's distances.</summary>
    public IReadOnlyList<double> CooksDistances =>
        [.. Residuals.Select((e, i) => Math.Pow(e / (Sigma * (1 - Leverages[i])), 2) * Leverages[i] / Rank)];

    /// <summary>Externally studentised residuals: t with n - p - 1 degrees of freedom each.</summary>
    public IReadOnlyList<double> StudentisedResiduals => [.. Residuals.Select((e, i) =>
    {
        double variance = (ResidualSumOfSquares - e * e / (1 - Leverages[i])) / (ResidualDf - 1);
        return e / Math.Sqrt(variance * (1 - Leverages[i]));
    })];

    /// <summary>Durbin and Watson's statistic of the rows in their order: 2 without serial correlation.</summary>
    public double DurbinWatson =>
        Residuals.Zip(Residuals.Skip(1), (a, b) => (b - a) * (b - a)).Sum() / ResidualSumOfSquares;

    /// <summary>What each independent column explains beyond those before it.</summary>
    public IReadOnlyList<double> SequentialSumsOfSquares => Spread([.. projections.Select(p => p * p)]);

    /// <summary>Fits the model.</summary>
    /// <param name="columns">The design's columns, an intercept of ones included where wanted.</param>
    /// <param name="outcome">The outcome, as long as each column.</param>
    /// <exception cref="ArgumentException">No columns, lengths that differ, or a value that is not finite.</exception>
    public static LinearRegression Fit(IReadOnlyList<double[]> columns, ReadOnlySpan<double> outcome)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException("A regression needs at least one column.", nameof(columns));
        }
        Require.AtLeast(1, outcome, nameof(outcome));
        foreach (double[] column in columns)
        {
            Require.SameLength(column, outcome, nameof(columns));
            Require.Finite(column, nameof(columns));
        }
        return new LinearRegression([.. columns], outcome.ToArray());
    }

    /// <summary>The model-based covariance of the coefficients; NaN rows where aliased.</summary>
    public double[][] Covariance() => Expand(Scale(inverse, ResidualSumOfSquares / ResidualDf));

    /// <summary>A heteroscedasticity-consistent covariance.</summary>
    /// <param name="kind">How squared residuals are weighted.</param>
    public double[][] Covariance(HeteroscedasticityConsistent kind)
    {
        double[] weights = [.. Residuals.Select((e, i) => kind switch
        {
            HeteroscedasticityConsistent.HC0 => e * e,
            HeteroscedasticityConsistent.HC1 => e * e * N / ResidualDf,
            HeteroscedasticityConsistent.HC2 => e * e / (1 - Leverages[i]),
            _ => e * e / ((1 - Leverages[i]) * (1 - Leverages[i])),
        })];
        return Sandwich((a, b) => Enumerable.Range(0, N).Sum(i => weights[i] * a[i] * b[i]));
    }

    /// <summary>Newey and West's covariance for serially correlated rows: Bartlett weights 1 - l/(lag + 1).</summary>
    /// <param name="lag">The longest lag with weight, at least 0.</param>
    public double[][] NeweyWest(int lag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        return Sandwich((a, b) =>
        {
            double sum = 0;
            for (int l = 0; l <= Math.Min(lag, N - 1); l++)
            {
                double weight = 1 - l / (lag + 1.0);
                for (int i = l; i < N; i++)
                {
                    double now = Residuals[i] * Residuals[i - l];
                    sum += weight * now * (l == 0 ? a[i] * b[i] : a[i] * b[i - l] + a[i - l] * b[i]);
                }
            }
            return sum;
        });
    }

    /// <summary>The cluster-robust covariance CR0: residual cross-products summed within clusters.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    public double[][] Clustered(IReadOnlyList<int> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        int[][] groups = [.. Enumerable.Range(0, N).GroupBy(i => clusters[i]).Select(g => g.ToArray())];
        return Sandwich((a, b) => groups.Sum(rows => rows.Sum(i => Residuals[i] * a[i]) * rows.Sum(i => Residuals[i] * b[i])));
    }

    /// <summary>Tests and bounds a linear combination of the coefficients.</summary>
    /// <param name="weights">One weight a column; zero where a column is aliased.</param>
    /// <param name="covariance">Another covariance than the model's, or null.</param>
    /// <param name="level">Confidence level.</param>
    public Means.TTestResult Combination(ReadOnlySpan<double> weights, double[][]? covariance = null, double level = 0.95)
    {
        double[] w = weights.ToArray();
        double[][] v = covariance ?? Covariance();
        double estimate = 0, variance = 0;
        foreach (int i in factors.Kept)
        {
            estimate += w[i] * Coefficients[i];
            foreach (int j in factors.Kept)
            {
                variance += w[i] * w[j] * v[i][j];
            }
        }
        return Means.TTestResult.From(estimate, Math.Sqrt(variance), ResidualDf, 0, level);
    }

    /// <summary>One coefficient with its test and interval.</summary>
    /// <param name="column">The column's position.</param>
    /// <param name="covariance">Another covariance than the model's, or null.</param>
    /// <param name="level">Confidence level.</param>
    public Means.TTestResult Coefficient(int column, double[][]? covariance = null, double level = 0.95)
    {
        double[] unit = new double[columns.Length];
        unit[column] = 1;
        return Combination(unit, covariance, level);
    }

    /// <summary>Breusch and Pagan's test of constant variance, in Koenker's studentised form: n R2 of e^2 on X.</summary>
    /// <returns>The statistic and its chi-square p value with rank - 1 degrees of freedom.</returns>
    public (double Statistic, double P) BreuschPagan()
    {
        double[] squares = [.. Residuals.Select(e => e * e)];
        double statistic = N * Fit(columns, squares).R2;
        return (statistic, ChiSquare.Survival(statistic, Rank - 1));
    }

    /// <summary>Variance inflation of a column: 1/(1 - R2) of that column on the others, an intercept among them.</summary>
    /// <param name="column">The column's position.</param>
    public double VarianceInflation(int column)
    {
        int place = factors.Kept.IndexOf(column);
        return place < 0 ? double.PositiveInfinity : inverse[place][place] * Moments.SumOfSquares(columns[column]);
    }

    /// <summary>
    /// The covariance whose meat is given as a form of two columns. The columns are those of the pseudo-inverse, so that
    /// nearly collinear designs lose nothing to X'X.
    /// </summary>
    private double[][] Sandwich(Func<double[], double[], double> meat)
    {
        double[][] weights = factors.PseudoInverse();
        return Expand([.. weights.Select(a => weights.Select(b => meat(a, b)).ToArray())]);
    }

    private static double[][] Scale(double[][] a, double factor) => [.. a.Select(row => row.Select(v => v * factor).ToArray())];

    private double[] Spread(double[] values)
    {
        double[] all = [.. Enumerable.Repeat(double.NaN, columns.Length)];
        for (int k = 0; k < values.Length; k++)
        {
            all[factors.Kept[k]] = values[k];
        }
        return all;
    }

    private double[][] Expand(double[][] compact)
    {
        double[][] all = [.. columns.Select(_ => Enumerable.Repeat(double.NaN, columns.Length).ToArray())];
        for (int i = 0; i < compact.Length; i++)
        {
            for (int j = 0; j < compact.Length; j++)
            {
                all[factors.Kept[i]][factors.Kept[j]] = compact[i][j];
            }
        }
        return all;
    }
}
