using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// A yes-or-no outcome under two conditions of the same people. The risk difference is first minus second:
/// (only first - only second) / n.
/// </summary>
/// <param name="Both">Yes under both conditions.</param>
/// <param name="OnlyFirst">Yes under the first condition only.</param>
/// <param name="OnlySecond">Yes under the second condition only.</param>
/// <param name="Neither">Yes under neither.</param>
public sealed record PairedBinary(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>How many people there are.</summary>
    public int N => Both + OnlyFirst + OnlySecond + Neither;

    /// <summary>How many changed.</summary>
    public int Discordant => OnlyFirst + OnlySecond;

    /// <summary>Share of yes under the first condition minus that under the second.</summary>
    public double RiskDifference => (double)(OnlyFirst - OnlySecond) / N;

    /// <summary>McNemar's chi-square, 0 without discordant pairs.</summary>
    public double McNemarChiSquare =>
        Discordant == 0 ? 0 : Math.Pow(OnlyFirst - OnlySecond, 2) / Discordant;

    /// <summary>The same with Edwards' continuity correction: too conservative, for comparison.</summary>
    public double McNemarCorrectedChiSquare => OnlyFirst == OnlySecond
        ? 0 : Math.Pow(Math.Abs(OnlyFirst - OnlySecond) - 1, 2) / Discordant;

    /// <summary>Asymptotic p value; 1 without discordant pairs.</summary>
    public double McNemarP => ChiSquare.Survival(McNemarChiSquare, 1);

    /// <summary>p value with the continuity correction.</summary>
    public double McNemarCorrectedP => ChiSquare.Survival(McNemarCorrectedChiSquare, 1);

    /// <summary>Exact conditional p: a sign test of the discordant pairs. Conservative.</summary>
    public double McNemarExactP => Discordant == 0 ? 1 : BinomialTest.TwoSided(OnlyFirst, Discordant);

    /// <summary>The mid-p version, recommended by Fagerland, Lydersen and Laake (2013).</summary>
    public double McNemarMidP
    {
        get
        {
            int fewer = Math.Min(OnlyFirst, OnlySecond);
            return Discordant == 0 ? 1 : Math.Min(1,
                2 * Binomial.Cdf(fewer, Discordant, 0.5) - Binomial.Probability(fewer, Discordant, 0.5));
        }
    }

    /// <summary>Conditional odds ratio, only first over only second; infinite when nobody has only the second.</summary>
    public double ConditionalOddsRatio => OnlySecond == 0 ? double.PositiveInfinity : (double)OnlyFirst / OnlySecond;

    /// <summary>Exact interval of the conditional odds ratio; from 0 to infinity without discordant pairs.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval ConditionalOddsRatioInterval(double level = 0.95)
    {
        if (Discordant == 0)
        {
            return new Interval(0, double.PositiveInfinity, level);
        }
        Interval p = Proportion.ClopperPearson(OnlyFirst, Discordant, level);
        return new Interval(p.Lower / (1 - p.Lower), p.Upper / (1 - p.Upper), level);
    }

    /// <summary>Wald's interval of the risk difference; for comparison.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval WaldInterval(double level = 0.95) => WaldOf(OnlyFirst, OnlySecond, N, level);

    /// <summary>Agresti and Min's interval (2005): Wald after adding one half to each cell.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval AgrestiMinInterval(double level = 0.95) => WaldOf(OnlyFirst + 0.5, OnlySecond + 0.5, N + 2.0, level);

    /// <summary>Bonett and Price's interval (2012): Wald with one added to each discordant cell, two to n.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval BonettPriceInterval(double level = 0.95) => WaldOf(OnlyFirst + 1.0, OnlySecond + 1.0, N + 2.0, level);

    /// <summary>
    /// Newcombe's square-and-add interval (1998, method 10): Wilson limits of the two margins, joined through phi with a
    /// continuity correction where phi is positive.
    /// </summary>
    /// <param name="level">Confidence level.</param>
    public Interval NewcombeInterval(double level = 0.95)
    {
        double n = N, first = (Both + OnlyFirst) / n, second = (Both + OnlySecond) / n;
        Interval w1 = Proportion.Wilson(Both + OnlyFirst, N, level), w2 = Proportion.Wilson(Both + OnlySecond, N, level);
        double product = (Both + (double)OnlyFirst) * (OnlySecond + (double)Neither)
            * (Both + (double)OnlySecond) * (OnlyFirst + (double)Neither);
        double cross = (double)Both * Neither - (double)OnlyFirst * OnlySecond;
        double phi = product == 0 ? 0 : (cross > 0 ? Math.Max(cross - n / 2, 0) : cross) / Math.Sqrt(product);
        double below1 = first - w1.Lower, above1 = w1.Upper - first, below2 = second - w2.Lower, above2 = w2.Upper - second;
        double down = Math.Sqrt(below1 * below1 - 2 * phi * below1 * above2 + above2 * above2);
        double up = Math.Sqrt(above1 * above1 - 2 * phi * above1 * below2 + below2 * below2);
        return new Interval(first - second - down, first - second + up, level);
    }

    /// <summary>Tango's score interval (1998).</summary>
    /// <param name="level">Confidence level.</param>
    public Interval TangoInterval(double level = 0.95)
    {
        Require.Level(level);
        double z = Normal.UpperQuantile((1 - level) / 2), estimate = RiskDifference;
        double lower = estimate <= -1 ? -1 : RootFinder.Find(d => TangoScore(d) - z, -1 + 1e-12, estimate);
        double upper = estimate >= 1 ? 1 : RootFinder.Find(d => TangoScore(d) + z, estimate, 1 - 1e-12);
        return new Interval(lower, upper, level);
    }

    /// <summary>The score statistic of a risk difference, with the nuisance at its restricted maximum likelihood.</summary>
    private double TangoScore(double difference)
    {
        double n = N, distance = OnlyFirst - OnlySecond - n * difference;
        double a = 2 * n, b = -Discordant + (2 * n - OnlyFirst + OnlySecond) * difference;
        double c = -OnlySecond * difference * (1 - difference);
        double onlySecond = (Math.Sqrt(Math.Max(0, b * b - 4 * a * c)) - b) / (2 * a);
        double variance = n * (2 * onlySecond + difference * (1 - difference));
        return distance == 0 ? 0 : variance <= 0 ? distance * double.PositiveInfinity : distance / Math.Sqrt(variance);
    }

    private static Interval WaldOf(double first, double second, double n, double level)
    {
        Require.Level(level);
        double z = Normal.UpperQuantile((1 - level) / 2), difference = first - second;
        return Interval.Around(difference / n, z * Math.Sqrt(first + second - difference * difference / n) / n, level);
    }
}
