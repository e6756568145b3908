using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// Exact inference about a 2 x 2 table given its margins: Fisher's test and the conditional odds ratio. With rows (a, b)
/// and (c, d) the odds ratio is a d / (b c).
/// </summary>
public sealed class TwoByTwo
{
    private const double Slack = 1 + 1e-7;
    private readonly int cell, lowest;
    private readonly double[] probabilities;

    /// <summary>Takes the four counts.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public TwoByTwo(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        cell = a;
        lowest = Math.Max(0, a - d);
        int highest = Math.Min(a + b, a + c);
        probabilities = [.. Enumerable.Range(lowest, highest - lowest + 1)
            .Select(k => Hypergeometric.Probability(k, a + c, b + d, a + b))];
    }

    /// <summary>Fisher's two-sided p: all tables no more likely than the observed one.</summary>
    public double FisherTwoSided
    {
        get
        {
            double observed = probabilities[cell - lowest] * Slack;
            return Math.Min(1, probabilities.Where(p => p <= observed).Sum());
        }
    }

    /// <summary>P(cell at most as observed): the alternative that the odds ratio is below 1.</summary>
    public double FisherLess => Math.Min(1, probabilities.Take(cell - lowest + 1).Sum());

    /// <summary>P(cell at least as observed): the alternative that the odds ratio is above 1.</summary>
    public double FisherGreater => Math.Min(1, probabilities.Skip(cell - lowest).Sum());

    /// <summary>The conditional maximum-likelihood odds ratio: where the cell's expectation equals its value.</summary>
    public double ConditionalOddsRatio
    {
        get
        {
            if (probabilities.Length == 1)
            {
                return double.NaN;
            }
            return cell == lowest ? 0 : cell == lowest + probabilities.Length - 1 ? double.PositiveInfinity
                : SolveLog(log => ExpectedCell(Math.Exp(log)) - cell);
        }
    }

    /// <summary>The exact conditional interval of the odds ratio (Cornfield 1956): both one-sided tails at half the error.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval OddsRatioInterval(double level = 0.95)
    {
        Require.Level(level);
        double tail = (1 - level) / 2;
        bool bottom = cell == lowest, top = cell == lowest + probabilities.Length - 1;
        return new Interval(
            bottom ? 0 : SolveLog(log => Tail(log, k => k >= cell) - tail),
            top ? double.PositiveInfinity : SolveLog(log => tail - Tail(log, k => k <= cell)), level);
    }

    /// <summary>The expectation of the first cell under an odds ratio.</summary>
    /// <param name="oddsRatio">At least 0.</param>
    public double ExpectedCell(double oddsRatio)
    {
        if (oddsRatio == 0 || double.IsPositiveInfinity(oddsRatio))
        {
            return oddsRatio == 0 ? lowest : lowest + probabilities.Length - 1;
        }
        double[] p = Under(Math.Log(oddsRatio));
        return p.Select((v, i) => v * (lowest + i)).Sum();
    }

    /// <summary>P(cell at most as observed) under an odds ratio.</summary>
    /// <param name="oddsRatio">At least 0.</param>
    public double LowerTail(double oddsRatio) => oddsRatio == 0 ? 1 : Tail(Math.Log(oddsRatio), k => k <= cell);

    /// <summary>P(cell at least as observed) under an odds ratio.</summary>
    /// <param name="oddsRatio">At least 0.</param>
    public double UpperTail(double oddsRatio) =>
        oddsRatio == 0 ? cell == lowest ? 1 : 0 : Tail(Math.Log(oddsRatio), k => k >= cell);

    private double Tail(double logOdds, Func<int, bool> which) => Under(logOdds).Where((_, i) => which(lowest + i)).Sum();

    /// <summary>The noncentral hypergeometric distribution of the first cell.</summary>
    private double[] Under(double logOdds)
    {
        double[] logs = [.. probabilities.Select((p, i) => Math.Log(p) + logOdds * (lowest + i))];
        double largest = logs.Max();
        double[] weights = [.. logs.Select(v => Math.Exp(v - largest))];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static double SolveLog(Func<double, double> rising)
    {
        double reach = 1;
        while (rising(-reach) > 0 || rising(reach) < 0)
        {
            reach *= 2;
        }
        return Math.Exp(RootFinder.Find(rising, -reach, reach, 1e-15));
    }
}
