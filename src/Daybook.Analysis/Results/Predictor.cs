using System.Globalization;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Random;
using Daybook.Statistics.Resampling;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The correlation of the response with something known before treatment, with everything that keeps a reader from believing too much of it.</summary>
internal static class Predictor
{
    /// <summary>All orders of more people than these are not walked through.</summary>
    private const int MostPermuted = 10;

    /// <summary>How often the participants are drawn again for the bootstrap interval.</summary>
    private const int Resamples = 2000;

    public static Finding Of(Dataset dataset, PlannedAnalysis plan)
    {
        var known = Baselines.Of(dataset, plan);
        var people = Responses.Of(dataset, plan).Where(her => known.ContainsKey(her.Participant)).ToList();
        double[] x = [.. people.Select(her => known[her.Participant])], y = [.. people.Select(her => her.Points)];
        if (people.Count < 4)
        {
            return Finding.None(people.Count, $"A correlation needs four participants with a response and {plan.With}; there are {people.Count}.");
        }
        if (x.Distinct().Count() == 1 || y.Distinct().Count() == 1)
        {
            return Finding.None(people.Count, "One of the two does not vary, so there is no correlation.");
        }
        var pearson = Pearson.Of(x, y, (double)plan.Confidence);
        return new Finding(
            people.Count,
            new Interval(pearson.R, pearson.Interval.Lower, pearson.Interval.Upper),
            pearson.P,
            [.. Headline(pearson, x, y, (double)plan.Confidence), .. Groups(plan, x, y), .. LeaveOneOut(x, y), .. Resampled(pearson.R, x, y, plan), .. Permuted(x, y), .. Entangled(dataset, plan, people, x)],
            Notes(plan, people.Count));
    }

    private static IEnumerable<ResultNumber> Headline(Pearson pearson, double[] x, double[] y, double confidence) =>
    [
        new("r", "Pearson correlation with the response", pearson.R),
        new("low", "Lower limit of the interval", pearson.Interval.Lower),
        new("high", "Upper limit of the interval", pearson.Interval.Upper),
        new("r-squared", "Share of the variance", pearson.R * pearson.R),
        new("p", "p, two-sided", pearson.P),
        new("spearman", "Spearman correlation", Spearman.Of(x, y, confidence).Rho),
    ];

    /// <summary>Where choices make a group, what a correlation of it says: how the group's mean response differs from that of all others.</summary>
    private static IEnumerable<ResultNumber> Groups(PlannedAnalysis plan, double[] x, double[] y)
    {
        if (plan.Chosen.Count == 0)
        {
            yield break;
        }
        var (inside, others) = (y.Where((_, i) => x[i] == 1).ToList(), y.Where((_, i) => x[i] == 0).ToList());
        yield return new("group-n", "Participants in the group", inside.Count);
        yield return new("group-mean", "Mean response in the group", inside.Average());
        yield return new("others-mean", "Mean response of all others", others.Average());
    }

    /// <summary>How far one person can move it.</summary>
    private static IEnumerable<ResultNumber> LeaveOneOut(double[] x, double[] y)
    {
        double[] without = [.. Enumerable.Range(0, x.Length)
            .Select(i => (X: Without(x, i), Y: Without(y, i)))
            .Where(rest => rest.X.Distinct().Count() > 1 && rest.Y.Distinct().Count() > 1)
            .Select(rest => Pearson.Of(rest.X, rest.Y).R)];
        yield return new("leave-one-out-lowest", "Lowest correlation when one participant is left out", without.Min());
        yield return new("leave-one-out-highest", "Highest correlation when one participant is left out", without.Max());
    }

    /// <summary>The interval that rests on no normal distribution: participants drawn with replacement, the same draws for the same analysis.</summary>
    private static IEnumerable<ResultNumber> Resampled(double r, double[] x, double[] y, PlannedAnalysis plan)
    {
        var random = CounterRandom.For(0, "bootstrap", plan.Id);
        var interval = new BootstrapSample(r, [.. Enumerable.Range(0, Resamples).Select(_ => OfDrawn(random, x, y))]).PercentileInterval((double)plan.Confidence);
        yield return new("bootstrap-low", "Lower limit of the bootstrap interval", interval.Lower);
        yield return new("bootstrap-high", "Upper limit of the bootstrap interval", interval.Upper);
    }

    /// <summary>People of whom none differs from another have no correlation; others are drawn in their place.</summary>
    private static double OfDrawn(CounterRandom random, double[] x, double[] y)
    {
        while (true)
        {
            int[] drawn = [.. x.Select(_ => random.NextInt(x.Length))];
            double[] some = [.. drawn.Select(i => x[i])], others = [.. drawn.Select(i => y[i])];
            if (some.Distinct().Count() > 1 && others.Distinct().Count() > 1)
            {
                return Pearson.Of(some, others).R;
            }
        }
    }

    private static double[] Without(double[] values, int index) => [.. values.Where((_, i) => i != index)];

    private static IEnumerable<ResultNumber> Permuted(double[] x, double[] y)
    {
        if (x.Length <= MostPermuted)
        {
            yield return new("p-permutation", "p, exact permutation of the responses", PermutationTest.Association(x, y).PTwoSided);
        }
    }

    /// <summary>What else goes with the predictor in the same people: a reader who sees one must see the others.</summary>
    private static IEnumerable<ResultNumber> Entangled(Dataset dataset, PlannedAnalysis plan, List<Response> people, double[] x)
    {
        foreach (string other in Baselines.Measured(dataset.Protocol).Where(measure => measure != plan.With))
        {
            var values = Baselines.Of(dataset, other);
            if (people.TrueForAll(her => values.ContainsKey(her.Participant)) && people.Select(her => values[her.Participant]).Distinct().Count() > 1)
            {
                double r = Pearson.Of(x, [.. people.Select(her => values[her.Participant])]).R;
                yield return new("with-" + other, $"Correlation of {plan.With} with {other} in the same people", r);
            }
        }
    }

    private static List<string> Notes(PlannedAnalysis plan, int n)
    {
        List<string> notes = [string.Create(CultureInfo.InvariantCulture, $"With {n} people a correlation is known only within its interval, and what goes with {plan.With} in the same people could stand behind it.")];
        if (n > MostPermuted)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The exact permutation test walks through all orders of at most {MostPermuted} people; here are {n}."));
        }
        return notes;
    }
}
