namespace Daybook.Statistics.Economics;

/// <summary>Quality-adjusted life years from utilities at visits.</summary>
public static class Qaly
{
    /// <summary>The area under the utilities by trapezoids, in years.</summary>
    /// <param name="years">Times of the visits in years, rising.</param>
    /// <param name="utilities">Utility at each visit.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two visits, or times that do not rise.</exception>
    public static double AreaUnderCurve(ReadOnlySpan<double> years, ReadOnlySpan<double> utilities)
    {
        Require.SameLength(years, utilities, nameof(utilities));
        Require.AtLeast(2, years, nameof(years));
        Require.Finite(utilities, nameof(utilities));
        double area = 0;
        for (int i = 1; i < years.Length; i++)
        {
            double step = years[i] - years[i - 1];
            if (!(step > 0))
            {
                throw new ArgumentException("The visits' times must rise.", nameof(years));
            }
            area += step * (utilities[i] + utilities[i - 1]) / 2;
        }
        return area;
    }
}
