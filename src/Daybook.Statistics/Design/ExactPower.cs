using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Statistics.Design;

/// <summary>Power of tests of yes-or-no outcomes, by adding the probabilities of every table that rejects.</summary>
public static class ExactPower
{
    /// <summary>One group against a known proportion, by the exact binomial test.</summary>
    /// <param name="n">Participants.</param>
    /// <param name="truth">The true proportion.</param>
    /// <param name="hypothesis">The proportion under the hypothesis.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double OneProportion(int n, double truth, double hypothesis, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Enumerable.Range(0, n + 1).Where(x => BinomialTest.TwoSided(x, n, hypothesis) <= alpha).Sum(x => Binomial.Probability(x, n, truth));
    }

    /// <summary>Two independent groups by any test; at equal proportions it is the test's true size.</summary>
    /// <param name="n1">Size of the first group.</param>
    /// <param name="n2">Size of the second group.</param>
    /// <param name="p1">First true proportion.</param>
    /// <param name="p2">Second true proportion.</param>
    /// <param name="test">The p value of a table, such as <c>table => table.Table.FisherTwoSided</c>.</param>
    /// <param name="alpha">The level.</param>
    public static double TwoProportions(int n1, int n2, double p1, double p2, Func<TwoProportions, double> test, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(test);
        double power = 0;
        for (int a = 0; a <= n1; a++)
        {
            for (int b = 0; b <= n2; b++)
            {
                double probability = Binomial.Probability(a, n1, p1) * Binomial.Probability(b, n2, p2);
                // What cannot move the twelfth decimal is not worth a test.
                power += probability > 1e-16 && test(new TwoProportions(a, n1, b, n2)) <= alpha ? probability : 0;
            }
        }
        return power;
    }

    /// <summary>Two conditions of the same people by any test that looks at who changed, such as McNemar's mid-p.</summary>
    /// <param name="pairs">Participants.</param>
    /// <param name="onlyFirst">True probability of yes under the first condition only.</param>
    /// <param name="onlySecond">True probability of yes under the second condition only.</param>
    /// <param name="test">The p value of an outcome; those who did not change are counted as neither.</param>
    /// <param name="alpha">The level.</param>
    public static double Paired(int pairs, double onlyFirst, double onlySecond, Func<PairedBinary, double> test, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(test);
        double changed = onlyFirst + onlySecond, power = 0;
        for (int m = 0; m <= pairs; m++)
        {
            double some = Binomial.Probability(m, pairs, changed);
            for (int k = 0; k <= m && some > 0; k++)
            {
                double probability = some * Binomial.Probability(k, m, onlyFirst / changed);
                power += probability > 1e-16 && test(new PairedBinary(0, k, m - k, pairs - m)) <= alpha ? probability : 0;
            }
        }
        return power;
    }
}
