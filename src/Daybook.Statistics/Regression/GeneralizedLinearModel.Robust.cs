using Daybook.Statistics.Means;

namespace Daybook.Statistics.Regression;

/// <summary>
/// What does not trust the family's variance: dispersion estimated from the data (quasi-likelihood), and sandwich
/// covariances B (sum s s') B, B the inverse information and s = x w (y - mu) (d mu / d eta) / V(mu) a row's score.
/// </summary>
public sealed partial class GeneralizedLinearModel
{
    private double[] linearPredictor = [];

    /// <summary>The leverage of each row in the last weighted regression.</summary>
    public IReadOnlyList<double> Leverages { get; private set; } = [];

    /// <summary>Rows less independent columns.</summary>
    public int ResidualDf => y.Length - Coefficients.Count(b => !double.IsNaN(b));

    /// <summary>Pearson's chi-square over n - p: 1 when the family's variance is right. NaN without a degree of freedom.</summary>
    public double Dispersion => ResidualDf > 0 ? PearsonChiSquare / ResidualDf : double.NaN;

    /// <summary>The covariance times the dispersion, as quasi-Poisson and quasi-binomial models have it; test with t and n - p.</summary>
    public double[][] QuasiCovariance() => [.. Covariance.Select(row => row.Select(v => v * Dispersion).ToArray())];

    /// <summary>
    /// The heteroscedasticity-consistent covariance: right, in large samples, whatever the variance is (Huber 1967; White
    /// 1982). Poisson regression of a yes-or-no outcome with it gives risk ratios (Zou 2004).
    /// </summary>
    /// <param name="kind">The correction for few rows; HC3 errs on the safe side.</param>
    public double[][] Robust(HeteroscedasticityConsistent kind)
    {
        double[][] influence = Influence();
        double n = y.Length;
        double[] factors = [.. Leverages.Select(h => kind switch
        {
            HeteroscedasticityConsistent.HC0 => 1,
            HeteroscedasticityConsistent.HC1 => n / ResidualDf,
            HeteroscedasticityConsistent.HC2 => 1 / (1 - h),
            _ => 1 / ((1 - h) * (1 - h)),
        })];
        return Products(influence, factors);
    }

    /// <summary>The cluster-robust covariance CR0: scores summed within clusters, as repeated outcomes of one person need.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <exception cref="ArgumentException">There is not one cluster for each row.</exception>
    public double[][] Clustered(IReadOnlyList<int> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count != y.Length)
        {
            throw new ArgumentException("Every row has a cluster.", nameof(clusters));
        }
        double[][] influence = Influence();
        double[][] sums = [.. Enumerable.Range(0, y.Length).GroupBy(i => clusters[i]).Select(rows =>
            Enumerable.Range(0, columns.Length).Select(j => rows.Sum(i => influence[i][j])).ToArray())];
        return Products(sums, [.. sums.Select(_ => 1.0)]);
    }

    /// <summary>Wald's test of a coefficient with the normal distribution, or with t where degrees of freedom are given.</summary>
    /// <param name="column">The coefficient's position.</param>
    /// <param name="covariance">A covariance of this model, or null for the model's own.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="df">Degrees of freedom of t; infinity for the normal.</param>
    public TTestResult Coefficient(int column, double[][]? covariance = null, double level = 0.95, double df = double.PositiveInfinity) =>
        TTestResult.From(Coefficients[column], Math.Sqrt((covariance ?? Covariance)[column][column]), df, 0, level);

    /// <summary>What each row moves each coefficient: B s.</summary>
    private double[][] Influence()
    {
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(j => !double.IsNaN(Coefficients[j]))];
        return [.. Enumerable.Range(0, y.Length).Select(i =>
        {
            double mean = Means[i], score = prior[i] * (y[i] - mean) * family.Slope(linearPredictor[i]) / family.Variance(mean);
            return Covariance.Select(row => kept.Sum(j => row[j] * columns[j][i]) * score).ToArray();
        })];
    }

    private static double[][] Products(double[][] rows, double[] factors)
    {
        int p = rows[0].Length;
        double[][] sum = SmallMatrix.Zero(p);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    sum[a][b] += factors[i] * rows[i][a] * rows[i][b];
                }
            }
        }
        return sum;
    }
}
