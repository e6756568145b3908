using Daybook.Statistics.Distributions;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.MissingData;

/// <summary>
/// A two-arm trial with drop-out under a reference-based assumption and a shift delta: an unstructured MMRM (baseline and
/// arm by visit), conditional means for what is missing, the arms' difference at the last visit adjusted for baseline, and
/// its standard error by leaving out each participant and doing all of it again (Wolbers et al. 2022). Nothing is drawn.
/// The effect is linear in delta, so that every delta costs nothing once the fits are done.
/// </summary>
public sealed class DropOutAnalysis
{
    private readonly (double AtZero, double Slope) all;
    private readonly (double AtZero, double Slope)[] without;

    /// <summary>Fits the trial and the trial without each participant.</summary>
    /// <param name="participants">The participants; both arms, the same number of visits, each visit observed in someone.</param>
    /// <param name="assumption">What drop-outs of the active arm follow.</param>
    /// <exception cref="ArgumentException">Fewer than four participants, one arm only, or numbers of visits that differ.</exception>
    /// <exception cref="ModelException">The model cannot be fitted to the data, or not without one of the participants.</exception>
    public DropOutAnalysis(IReadOnlyList<DropOutParticipant> participants, AfterDropOut assumption)
    {
        ArgumentNullException.ThrowIfNull(participants);
        int visits = participants.Count == 0 ? 0 : participants[0].Outcomes.Count;
        if (participants.Count < 4 || participants.Select(p => p.Active).Distinct().Count() < 2 || participants.Any(p => p.Outcomes.Count != visits))
        {
            throw new ArgumentException("The analysis needs four participants, both arms, and the same visits of everyone.", nameof(participants));
        }
        all = Effect(participants, assumption);
        without = [.. participants.Select((_, left) => Effect([.. participants.Where((_, i) => i != left)], assumption))];
    }

    /// <summary>The effect at the last visit, active minus reference.</summary>
    /// <param name="delta">Added to each visit imputed after drop-out in the active arm.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>Estimate, jackknife error, and tests with the normal distribution.</returns>
    public Means.TTestResult At(double delta, double level = 0.95)
    {
        double[] left = [.. without.Select(e => e.AtZero + e.Slope * delta)];
        double n = left.Length, error = Math.Sqrt((n - 1) / n * Descriptive.Moments.SumOfSquares(left));
        return Means.TTestResult.From(all.AtZero + all.Slope * delta, error, double.PositiveInfinity, 0, level);
    }

    /// <summary>
    /// The tipping point: the delta nearest to 0, between 0 and a limit, at which the two-sided p passes alpha. Whether so
    /// large a shift is believable is for clinicians to say.
    /// </summary>
    /// <param name="limit">The largest shift looked at: positive when high values are bad, negative when they are good.</param>
    /// <param name="alpha">The level of the test.</param>
    /// <returns>0 when the result is not significant to begin with; NaN when it still is at the limit.</returns>
    public double TippingPoint(double limit, double alpha = 0.05)
    {
        Require.Level(1 - alpha);
        double Excess(double delta) => At(delta).P - alpha;
        if (Excess(0) > 0)
        {
            return 0;
        }
        const int steps = 200;
        for (int i = 1; i <= steps; i++)
        {
            if (Excess(limit * i / steps) > 0)
            {
                return RootFinder.Find(Excess, limit * (i - 1) / steps, limit * i / steps, 1e-10 * Math.Abs(limit));
            }
        }
        return double.NaN;
    }

    private static (double AtZero, double Slope) Effect(IReadOnlyList<DropOutParticipant> people, AfterDropOut assumption)
    {
        var model = new DropOutModel(people);
        double zero = Difference(people, model, assumption, 0), one = Difference(people, model, assumption, 1);
        return (zero, one - zero);
    }

    private static double Difference(IReadOnlyList<DropOutParticipant> people, DropOutModel model, AfterDropOut assumption, double delta)
    {
        double[] last = [.. people.Select(p => ReferenceBasedImputation.Complete(
            p.Outcomes, p.Active, model.Means(true, p.Baseline), model.Means(false, p.Baseline), model.Covariance, assumption, delta)[^1])];
        return LinearRegression.Fit(
            [[.. people.Select(_ => 1.0)], [.. people.Select(p => p.Active ? 1.0 : 0)], [.. people.Select(p => p.Baseline)]], last).Coefficients[1];
    }
}
