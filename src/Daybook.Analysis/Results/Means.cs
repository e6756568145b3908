using Daybook.Statistics.Descriptive;

namespace Daybook.Analysis;

/// <summary>Mean and standard deviation of both treatments.</summary>
internal static class Means
{
    public static IEnumerable<ResultNumber> Of(double[] active, double[] control)
    {
        foreach (var (name, words, values) in new[] { ("active", "first treatment", active), ("control", "second treatment", control) })
        {
            yield return new("mean-" + name, $"Mean, {words}", Moments.Mean(values));
            if (values.Length > 1)
            {
                yield return new("sd-" + name, $"Standard deviation, {words}", Moments.StandardDeviation(values));
            }
            yield return new("n-" + name, $"Participants, {words}", values.Length);
        }
    }
}
