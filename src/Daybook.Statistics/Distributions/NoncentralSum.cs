namespace Daybook.Statistics.Distributions;

/// <summary>Sums a series of Poisson-weighted terms outward from the largest weight.</summary>
internal static class NoncentralSum
{
    public static double Around(double mean, Func<int, double> term)
    {
        int centre = (int)Math.Min(mean, 1e8);
        // Ten standard deviations and twenty terms beyond the mode leave out less than 1e-18 of the weight.
        int reach = 30 + (int)(10 * Math.Sqrt(mean));
        double sum = 0;
        for (int j = Math.Max(0, centre - reach); j <= centre + reach; j++)
        {
            sum += term(j);
        }
        return sum;
    }
}
