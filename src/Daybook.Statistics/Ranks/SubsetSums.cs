namespace Daybook.Statistics.Ranks;

/// <summary>
/// The distribution of a sum in which every score is counted or left out with probability one half, independently:
/// the conditional null distribution of a signed-rank statistic, ties and all. Exact up to rounding, by convolution.
/// </summary>
internal sealed class SubsetSums
{
    private readonly double[] probability = [1];

    public SubsetSums(ReadOnlySpan<int> scores)
    {
        foreach (int score in scores)
        {
            double[] next = new double[probability.Length + score];
            for (int s = 0; s < probability.Length; s++)
            {
                next[s] += probability[s] / 2;
                next[s + score] += probability[s] / 2;
            }
            probability = next;
        }
    }

    public double Mean => (probability.Length - 1) / 2.0;

    public double Lower(double sum) => SumWhere(s => s <= sum + 1e-9);

    public double Upper(double sum) => SumWhere(s => s >= sum - 1e-9);

    /// <summary>The probability of sums at least as far from the mean.</summary>
    public double TwoSided(double sum) => SumWhere(s => Math.Abs(s - Mean) >= Math.Abs(sum - Mean) - 1e-9);

    /// <summary>The smallest possible sum whose lower tail reaches the probability.</summary>
    public double Quantile(double level)
    {
        double total = 0;
        for (int s = 0; s < probability.Length; s++)
        {
            total += probability[s];
            if (probability[s] > 0 && total >= level)
            {
                return s;
            }
        }
        return probability.Length - 1;
    }

    private double SumWhere(Func<int, bool> extreme)
    {
        double total = 0;
        for (int s = 0; s < probability.Length; s++)
        {
            total += extreme(s) ? probability[s] : 0;
        }
        return total;
    }
}
