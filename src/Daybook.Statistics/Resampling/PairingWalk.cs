namespace Daybook.Statistics.Resampling;

/// <summary>
/// Counts every pairing of two lists by the sum of products. The first half of the second list is given every subset of
/// the first list; a subset's orders and those of the rest are summed apart and met in the middle, so that n! pairings
/// cost C(n, n/2) (n/2)! sums.
/// </summary>
internal sealed class PairingWalk(double[] a, double[] b, double observed, double slack)
{
    private double greater, less, both;

    public PermutationResult Run()
    {
        int n = a.Length, half = n / 2;
        double all = 1;
        for (int i = 2; i <= n; i++)
        {
            all *= i;
        }
        for (int subset = 0; subset < 1 << n; subset++)
        {
            if (int.PopCount(subset) == half)
            {
                Count(
                    Orders([.. a.Where((_, i) => (subset >> i & 1) == 1)], b[..half]),
                    Orders([.. a.Where((_, i) => (subset >> i & 1) == 0)], b[half..]));
            }
        }
        return new PermutationResult(all, observed, both / all, greater / all, less / all);
    }

    private void Count(double[] first, double[] second)
    {
        double all = (double)first.Length * second.Length, bound = Math.Abs(observed) - slack;
        greater += HalfSums.CountAtLeast(first, second, observed - slack);
        less += all - HalfSums.CountAtLeast(first, second, Math.BitIncrement(observed + slack));
        both += bound <= 0 ? all : HalfSums.CountAtLeast(first, second, bound)
            + all - HalfSums.CountAtLeast(first, second, Math.BitIncrement(-bound));
    }

    /// <summary>The sums of products over every order of the first list, ascending.</summary>
    private static double[] Orders(double[] left, double[] right)
    {
        var sums = new List<double>();
        bool[] taken = new bool[left.Length];
        void Visit(int place, double sum)
        {
            if (place == left.Length)
            {
                sums.Add(sum);
                return;
            }
            for (int i = 0; i < left.Length; i++)
            {
                if (!taken[i])
                {
                    taken[i] = true;
                    Visit(place + 1, sum + left[i] * right[place]);
                    taken[i] = false;
                }
            }
        }
        Visit(0, 0);
        sums.Sort();
        return [.. sums];
    }
}
