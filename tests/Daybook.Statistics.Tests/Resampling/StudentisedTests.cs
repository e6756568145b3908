using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Random;
using Daybook.Statistics.Resampling;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Resampling;

public class StudentisedTests
{
    [Fact]
    public void boot_ci_has_the_same_studentised_limits()
    {
        JsonElement r = RepositoryFiles.Json("oracles/families/resampling.json");
        var sample = new BootstrapSample(r.Number("estimate"), r.Numbers("replicates"));
        foreach ((string name, double level) in new[] { ("level90", 0.9), ("level95", 0.95) })
        {
            Interval limits = sample.StudentisedInterval(r.Number("error"), r.Numbers("errors"), level);
            Close(r.Numbers(name), [limits.Lower, limits.Upper], 1e-10);
        }
    }

    [Fact]
    public void a_wider_level_gives_a_wider_interval_and_a_scale_scales_it() => Gen.Select(Gens.Number(-5, 5).Array[50], Gens.Number(0.5, 3).Array[50]).Sample((v, e) =>
    {
        var sample = new BootstrapSample(0.3, v);
        Interval narrow = sample.StudentisedInterval(1.2, e, 0.8), wide = sample.StudentisedInterval(1.2, e, 0.9);
        Assert.True(wide.Lower <= narrow.Lower && narrow.Upper <= wide.Upper);
        var scaled = new BootstrapSample(3, [.. v.Select(x => 10 * x)]);
        Assert.Equal(10 * narrow.Lower, scaled.StudentisedInterval(12, [.. e.Select(x => 10 * x)], 0.8).Lower, 1e-9);
        Assert.Throws<ArgumentException>(() => sample.StudentisedInterval(1, e[1..]));
    });

    [Fact]
    public void studentised_limits_of_a_skewed_mean_cover_better_than_percentile_limits()
    {
        int studentised = 0, percentile = 0;
        const int runs = 300;
        for (int run = 0; run < runs; run++)
        {
            var random = CounterRandom.For(31, run);
            double[] x = [.. Enumerable.Range(0, 12).Select(_ => random.NextExponential())];
            double[][] resamples = [.. BootstrapDraws.Rows(12, 399, random).Select(rows => rows.Select(i => x[i]).ToArray()).Where(s => s.Distinct().Count() > 2)];
            var sample = new BootstrapSample(x.Average(), [.. resamples.Select(s => s.Average())]);
            static double Error(double[] s) => Moments.StandardDeviation(s) / Math.Sqrt(s.Length);
            studentised += sample.StudentisedInterval(Error(x), [.. resamples.Select(Error)]).Contains(1) ? 1 : 0;
            percentile += sample.PercentileInterval().Contains(1) ? 1 : 0;
        }
        Assert.InRange(studentised / (double)runs, 0.91, 0.99);
        Assert.True(studentised > percentile + 15, $"{studentised} and {percentile} of {runs}");
    }

    [Fact]
    public void resamples_keep_strata_and_whole_clusters_and_repeat_with_their_seed() => Gen.Select(Gen.ULong, Gen.Int[0, 4].Array[3, 20]).Sample((seed, groups) =>
    {
        foreach (int[] rows in BootstrapDraws.Within(groups, 5, CounterRandom.For(seed)))
        {
            Assert.Equal(groups.Order(), rows.Select(i => groups[i]).Order());
        }
        foreach (int[] rows in BootstrapDraws.Clusters(groups, 5, CounterRandom.For(seed)))
        {
            Assert.All(rows.GroupBy(i => groups[i]), cluster =>
            {
                int[] members = [.. Enumerable.Range(0, groups.Length).Where(i => groups[i] == cluster.Key)];
                Assert.Single(members.Select(m => cluster.Count(i => i == m)).Distinct());
                Assert.Equal(members, cluster.Distinct());
            });
        }
        Assert.Equal(BootstrapDraws.Rows(9, 3, CounterRandom.For(seed)).Last(), BootstrapDraws.Rows(9, 7, CounterRandom.For(seed)).ElementAt(2));
        Assert.Throws<ArgumentException>(() => BootstrapDraws.Clusters([], 1, CounterRandom.For(seed)));
    }, iter: 50);

    [Fact]
    public void drawing_whole_participants_gives_the_error_that_days_alike_within_them_have()
    {
        // 12 people x 20 days: people differ with sd 2, days with sd 1. The mean's true error is sqrt(4/12 + 1/240) = 0.58.
        var random = CounterRandom.For(3, "days");
        int[] people = [.. Enumerable.Range(0, 240).Select(i => i / 20)];
        double[] levels = [.. Enumerable.Range(0, 12).Select(_ => 2 * random.NextNormal())];
        double[] days = [.. people.Select(p => levels[p] + random.NextNormal())];
        double Error(IEnumerable<int[]> draws) => new BootstrapSample(0, [.. draws.Select(rows => rows.Average(i => days[i]))]).StandardError;
        double means = Moments.StandardDeviation(Enumerable.Range(0, 12).Select(p => days.Where((_, i) => people[i] == p).Average()).ToArray());
        Assert.Equal(means * Math.Sqrt(11.0 / 12) / Math.Sqrt(12), Error(BootstrapDraws.Clusters(people, 2000, CounterRandom.For(1))), 0.03);
        Assert.InRange(Error(BootstrapDraws.Rows(240, 500, CounterRandom.For(1))), 0.08, 0.2);
    }
}
