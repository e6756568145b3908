using Daybook.Statistics.Distributions;
using Daybook.Statistics.Random;
using Daybook.Statistics.Survival;

namespace Daybook.Statistics.Design;

/// <summary>Two arms with exponential times, uniform accrual and a common end of study.</summary>
/// <param name="Hazard">Hazard of the reference arm, events per unit of time, above 0.</param>
/// <param name="HazardRatio">Active over reference, above 0.</param>
/// <param name="Accrual">Length of accrual, at least 0.</param>
/// <param name="FollowUp">Time from the last entry to the end, above 0.</param>
/// <param name="DropOut">Hazard of drop-out in either arm, at least 0.</param>
public sealed record SurvivalDesign(double Hazard, double HazardRatio, double Accrual, double FollowUp, double DropOut = 0);

/// <summary>Power and size of the log-rank test: Schoenfeld's approximation (1981), and by simulation.</summary>
public static class SurvivalPower
{
    /// <summary>Power with a number of events: normal with mean sqrt(events x share x (1 - share)) log(ratio).</summary>
    /// <param name="events">Events in both arms together.</param>
    /// <param name="hazardRatio">The true hazard ratio.</param>
    /// <param name="activeShare">Share of participants in the active arm.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double OfEvents(double events, double hazardRatio, double activeShare = 0.5, double alpha = 0.05)
    {
        double shift = Math.Sqrt(events * activeShare * (1 - activeShare)) * Math.Abs(Math.Log(hazardRatio)), z = Normal.UpperQuantile(alpha / 2);
        return Normal.Cdf(shift - z) + Normal.Cdf(-shift - z);
    }

    /// <summary>Events needed: (z(alpha/2) + z(1 - power))^2 / (share (1 - share) log(ratio)^2), not rounded up.</summary>
    /// <param name="hazardRatio">The true hazard ratio, not 1.</param>
    /// <param name="power">The power wanted.</param>
    /// <param name="activeShare">Share of participants in the active arm.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Events(double hazardRatio, double power, double activeShare = 0.5, double alpha = 0.05)
    {
        double z = Normal.UpperQuantile(alpha / 2) + Normal.Quantile(power);
        return z * z / (activeShare * (1 - activeShare) * Math.Pow(Math.Log(hazardRatio), 2));
    }

    /// <summary>The probability that a participant of an arm is seen to have the event before the end and before drop-out.</summary>
    /// <param name="design">The design.</param>
    /// <param name="active">Whether in the active arm.</param>
    public static double EventProbability(SurvivalDesign design, bool active)
    {
        Check(design);
        double hazard = design.Hazard * (active ? design.HazardRatio : 1), all = hazard + design.DropOut;
        // Time on study is uniform between follow-up and follow-up + accrual; the mean of exp(-all t) over it.
        double left = Math.Exp(-all * design.FollowUp) * (design.Accrual == 0 ? 1 : -Elementary.ExpM1(-all * design.Accrual) / (all * design.Accrual));
        return hazard / all * (1 - left);
    }

    /// <summary>Power of the log-rank test by simulated trials.</summary>
    /// <param name="design">The design.</param>
    /// <param name="perArm">Participants in each arm, at least 1.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="random">The stream that the trials' streams are derived from.</param>
    /// <param name="alpha">The level.</param>
    public static SimulatedPower Simulated(SurvivalDesign design, int perArm, int trials, CounterRandom random, double alpha = 0.05)
    {
        Check(design);
        ArgumentOutOfRangeException.ThrowIfLessThan(perArm, 1);
        int[] arms = [.. Enumerable.Range(0, 2 * perArm).Select(i => i % 2)];
        return SimulatedPower.Estimate(trials, random, fresh =>
        {
            (double Time, bool Event)[] people = [.. arms.Select(arm => Draw(design, arm == 1, fresh))];
            return LogRankTest.Of([.. people.Select(p => p.Time)], [.. people.Select(p => p.Event)], arms).P;
        }, alpha);
    }

    private static (double Time, bool Event) Draw(SurvivalDesign design, bool active, CounterRandom random)
    {
        double time = random.NextExponential() / (design.Hazard * (active ? design.HazardRatio : 1));
        double end = design.FollowUp + design.Accrual * random.NextDouble(), leaves = random.NextExponential() / design.DropOut;
        double censored = Math.Min(end, leaves);
        return (Math.Min(time, censored), time <= censored);
    }

    private static void Check(SurvivalDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!(design.Hazard > 0 && design.HazardRatio > 0 && design.FollowUp > 0 && design.Accrual >= 0 && design.DropOut >= 0))
        {
            throw new ArgumentException("Hazards, ratio and follow-up are above 0, accrual and drop-out not below.", nameof(design));
        }
    }
}
