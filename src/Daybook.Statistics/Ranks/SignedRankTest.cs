using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Ranks;

/// <summary>What happens to differences that are exactly zero.</summary>
public enum ZeroDifferences
{
    /// <summary>They are dropped before ranking (Wilcoxon 1945).</summary>
    Wilcoxon,

    /// <summary>They take part in the ranking and are dropped afterwards (Pratt 1959).</summary>
    Pratt,
}

/// <summary>Wilcoxon's signed-rank test of one sample of differences, exact with ties and zeros.</summary>
public static class SignedRankTest
{
    private const int MostExact = 500;

    /// <summary>Tests that the differences are symmetric about zero.</summary>
    /// <param name="differences">Finite differences, at least one of them not zero.</param>
    /// <param name="zeros">How zero differences are treated.</param>
    /// <exception cref="ArgumentException">A value is not finite, or every difference is zero.</exception>
    public static RankTestResult Of(ReadOnlySpan<double> differences, ZeroDifferences zeros = ZeroDifferences.Wilcoxon)
    {
        (double[] ranks, bool[] positive) = SignedRanks(differences, zeros);
        double v = 0, sum = 0, squares = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            v += positive[i] ? ranks[i] : 0;
            sum += ranks[i];
            squares += ranks[i] * ranks[i];
        }
        double distance = v - sum / 2, deviation = Math.Sqrt(squares) / 2;
        double corrected = (Math.Abs(distance) - 0.5) / deviation;
        var (both, greater, less) = (double.NaN, double.NaN, double.NaN);
        if (ranks.Length <= MostExact)
        {
            var exact = new SubsetSums(Ranking.Doubled(ranks));
            (both, greater, less) = (exact.TwoSided(2 * v), exact.Upper(2 * v), exact.Lower(2 * v));
        }
        double z = distance / deviation;
        return new RankTestResult(v, z, 2 * Normal.Survival(Math.Abs(z)),
            distance == 0 ? 1 : Math.Min(1, 2 * Normal.Survival(corrected)), both, greater, less,
            ranks.Distinct().Count() < ranks.Length);
    }

    /// <summary>The ranks of the differences that count, and which of those are positive.</summary>
    internal static (double[] Ranks, bool[] Positive) SignedRanks(ReadOnlySpan<double> differences, ZeroDifferences zeros)
    {
        Require.Finite(differences, nameof(differences));
        double[] nonzero = [.. differences.ToArray().Where(d => d != 0)];
        if (nonzero.Length == 0)
        {
            throw new ArgumentException("Every difference is zero: there is nothing to rank.", nameof(differences));
        }
        bool[] positive = [.. nonzero.Select(d => d > 0)];
        if (zeros == ZeroDifferences.Wilcoxon)
        {
            return (Ranking.Midranks([.. nonzero.Select(Math.Abs)]), positive);
        }
        double[] all = differences.ToArray();
        double[] ranks = Ranking.Midranks([.. all.Select(Math.Abs)]);
        return ([.. ranks.Where((_, i) => all[i] != 0)], positive);
    }
}
