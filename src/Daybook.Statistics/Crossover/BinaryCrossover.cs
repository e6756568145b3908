using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;
using Daybook.Statistics.Resampling;

namespace Daybook.Statistics.Crossover;

/// <summary>
/// The AB/BA crossover with a yes-or-no outcome. A participant's preference is 1 for a response in period 1 only, -1 in
/// period 2 only, 0 otherwise; treatment shows as a difference of preferences between the sequences.
/// </summary>
public static class BinaryCrossover
{
    /// <summary>Preferences of one sequence: how many responded in period 2 only, in both or neither, in period 1 only.</summary>
    /// <param name="Period2">Response in period 2 only.</param>
    /// <param name="None">Response in both or neither.</param>
    /// <param name="Period1">Response in period 1 only.</param>
    public readonly record struct Preferences(int Period2, int None, int Period1)
    {
        /// <summary>Completers of the sequence.</summary>
        public int N => Period2 + None + Period1;

        internal IEnumerable<double> Scores => Enumerable.Repeat(-1.0, Period2)
            .Concat(Enumerable.Repeat(0.0, None)).Concat(Enumerable.Repeat(1.0, Period1));
    }

    /// <summary>
    /// Mainland and Gart's test: the 2 x 2 table of sequence against preferred period among those with a preference. Its
    /// conditional odds ratio is the square of the treatment odds ratio.
    /// </summary>
    /// <param name="first">First sequence.</param>
    /// <param name="second">Second sequence.</param>
    public static TwoByTwo MainlandGart(Preferences first, Preferences second) =>
        new(first.Period1, first.Period2, second.Period1, second.Period2);

    /// <summary>
    /// Prescott's test (1981), which also uses those without a preference: the linear trend of preference across
    /// sequences.
    /// </summary>
    /// <param name="first">First sequence.</param>
    /// <param name="second">Second sequence.</param>
    /// <returns>
    /// The chi-square with permutation variance (N - 1); books often print N/(N - 1) times it. NaN without preferences.
    /// </returns>
    public static (double ChiSquare, double P, double PExact) Prescott(Preferences first, Preferences second)
    {
        double[] a = [.. first.Scores], b = [.. second.Scores], all = [.. a, .. b];
        double n = all.Length, mean = all.Average(), squares = all.Sum(v => (v - mean) * (v - mean));
        double distance = a.Sum() - a.Length * mean;
        double variance = squares * a.Length / n * b.Length / (n - 1);
        double chi = distance * distance / variance;
        return (chi, Distributions.ChiSquare.Survival(chi, 1), PermutationTest.TwoSample(a, b).PTwoSided);
    }
}
