using Daybook.Statistics.Random;

namespace Daybook.Statistics.Design;

/// <summary>
/// Minimisation with a random element (Taves 1974; Pocock and Simon 1975): the next participant most probably gets the
/// arm that leaves the arms most alike within each of her levels. Counts are divided by the arms' ratios; with unequal
/// ratios the probability of the preferred arm is Han, Enas and McEntegart's (2009), so that over all preferences the
/// arms keep their ratio. The choice is a function of those allocated before and one uniform number.
/// </summary>
public sealed class Minimisation
{
    private readonly AllocationArm[] arms;
    private readonly AllocationFactor[] factors;
    private readonly ImbalanceMeasure measure;
    private readonly double preferredProbability;

    /// <summary>Describes a scheme.</summary>
    /// <param name="arms">At least two arms with distinct names and ratios of at least 1.</param>
    /// <param name="factors">At least one factor; weights above 0.</param>
    /// <param name="measure">How imbalance is measured.</param>
    /// <param name="preferredProbability">
    /// The probability of the preferred arm (of the arm with the smallest ratio, when they differ): from its share of the
    /// ratios up to 1. At 1 allocation is certain but for ties, and can be foretold; EMA asks for a random element.
    /// </param>
    /// <exception cref="ArgumentException">An arm or a factor breaks these rules.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is below the arm's share or above 1.</exception>
    public Minimisation(
        IReadOnlyList<AllocationArm> arms, IReadOnlyList<AllocationFactor> factors,
        ImbalanceMeasure measure = ImbalanceMeasure.Range, double preferredProbability = 0.8)
    {
        AllocationArm.Check(arms);
        Strata.Check(factors);
        if (factors.Count == 0 || factors.Any(factor => !(factor.Weight > 0 && double.IsFinite(factor.Weight))))
        {
            throw new ArgumentException("Minimisation needs at least one factor, each with a weight above 0.", nameof(factors));
        }
        double share = (double)arms.Min(arm => arm.Ratio) / arms.Sum(arm => arm.Ratio);
        if (!(preferredProbability >= share && preferredProbability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(preferredProbability), preferredProbability, $"The preferred arm's probability lies between its share, {share:G3}, and 1.");
        }
        (this.arms, this.factors, this.measure, this.preferredProbability) = ([.. arms], [.. factors], measure, preferredProbability);
    }

    /// <summary>Allocates the next participant.</summary>
    /// <param name="before">Everyone allocated so far; the order does not matter.</param>
    /// <param name="levels">The next participant's level of each factor.</param>
    /// <param name="random">A stream of her own, such as one named after her number; one draw is taken.</param>
    /// <exception cref="ArgumentException">A level or an arm that the scheme does not have.</exception>
    public MinimisationChoice Choose(IReadOnlyList<MinimisedParticipant> before, IReadOnlyList<string> levels, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Choose(before, levels, random.NextDouble());
    }

    /// <summary>Allocates the next participant with a number of chance that was drawn before, such as one that is committed to.</summary>
    /// <param name="before">Everyone allocated so far; the order does not matter.</param>
    /// <param name="levels">The next participant's level of each factor.</param>
    /// <param name="chance">A uniform number, 0 or above and below 1: the arms take their probabilities of it from 0 upwards, in their order.</param>
    /// <exception cref="ArgumentException">A level or an arm that the scheme does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, 1 or above, or NaN.</exception>
    public MinimisationChoice Choose(IReadOnlyList<MinimisedParticipant> before, IReadOnlyList<string> levels, double chance)
    {
        if (!(chance >= 0 && chance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A number of chance is 0 or above and below 1.");
        }
        double[] imbalances = Imbalances(before, levels), probabilities = Probabilities(imbalances);
        double left = chance;
        int arm = 0;
        while (arm < arms.Length - 1 && left >= probabilities[arm])
        {
            left -= probabilities[arm++];
        }
        // Rounding of the sum must never give an arm that had no chance.
        while (probabilities[arm] == 0)
        {
            arm--;
        }
        return new MinimisationChoice(arms[arm].Name, imbalances, probabilities);
    }

    /// <summary>The weighted imbalance that each arm would leave, in the arms' order: the least is preferred.</summary>
    /// <param name="before">Everyone allocated so far.</param>
    /// <param name="levels">The next participant's level of each factor.</param>
    /// <exception cref="ArgumentException">A level or an arm that the scheme does not have.</exception>
    public double[] Imbalances(IReadOnlyList<MinimisedParticipant> before, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(before);
        Check(levels);
        double[] sums = new double[arms.Length];
        foreach (MinimisedParticipant participant in before)
        {
            Check(participant.Levels);
            if (!arms.Any(arm => arm.Name == participant.Arm))
            {
                throw new ArgumentException($"The scheme has no arm '{participant.Arm}'.", nameof(before));
            }
        }
        for (int f = 0; f < factors.Length; f++)
        {
            double[] counts = Counts(before, f, levels[f]);
            for (int candidate = 0; candidate < arms.Length; candidate++)
            {
                sums[candidate] += factors[f].Weight * Measure(counts, candidate);
            }
        }
        return sums;
    }

    /// <summary>Ties between preferred arms are broken in the arms' ratio.</summary>
    private double[] Probabilities(double[] imbalances)
    {
        double least = imbalances.Min(), slack = 1e-9 * (1 + Math.Abs(least));
        int[] preferred = [.. Enumerable.Range(0, arms.Length).Where(a => imbalances[a] <= least + slack)];
        double shares = preferred.Sum(a => arms[a].Ratio);
        double[] probabilities = new double[arms.Length];
        foreach (int one in preferred)
        {
            for (int a = 0; a < arms.Length; a++)
            {
                probabilities[a] += arms[one].Ratio / shares * ProbabilityWhenPreferred(a, one);
            }
        }
        return probabilities;
    }

    private double ProbabilityWhenPreferred(int arm, int preferred)
    {
        double all = arms.Sum(a => a.Ratio), others = all - arms[preferred].Ratio;
        double away = (1 - preferredProbability) * others / (all - arms.Min(a => a.Ratio));
        return arm == preferred ? 1 - away : away * arms[arm].Ratio / others;
    }

    private double[] Counts(IReadOnlyList<MinimisedParticipant> before, int factor, string level)
    {
        double[] counts = new double[arms.Length];
        foreach (MinimisedParticipant participant in before.Where(p => p.Levels[factor] == level))
        {
            counts[Array.FindIndex(arms, a => a.Name == participant.Arm)]++;
        }
        return counts;
    }

    private double Measure(double[] counts, int candidate)
    {
        double[] after = [.. counts.Select((count, a) => (count + (a == candidate ? 1 : 0)) / arms[a].Ratio)];
        double mean = after.Average(), variance = after.Sum(v => (v - mean) * (v - mean)) / (after.Length - 1);
        return measure switch
        {
            ImbalanceMeasure.Range => after.Max() - after.Min(),
            ImbalanceMeasure.StandardDeviation => Math.Sqrt(variance),
            ImbalanceMeasure.Variance => variance,
            _ => counts[candidate] / arms[candidate].Ratio,
        };
    }

    private void Check(IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count != factors.Length || levels.Where((level, f) => !factors[f].Levels.Contains(level)).Any())
        {
            throw new ArgumentException("A participant has one of the scheme's levels for each factor, in order.", nameof(levels));
        }
    }
}
