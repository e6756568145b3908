using CsCheck;
using Daybook.Statistics.Resampling;
using Xunit;

namespace Daybook.Statistics.Tests.Resampling;

public class PermutationTestProperties
{
    private static readonly Gen<double[]> Sample = Gens.Number(-10, 10).Array[2, 6];

    [Fact]
    public void sign_flips_are_counted_as_enumeration_counts_them() => Gens.Number(-10, 10).Array[1, 9].Sample(d =>
    {
        PermutationResult exact = PermutationTest.SignFlip(d);
        double[] sums = [.. Enumerable.Range(0, 1 << d.Length).Select(s => d.Select((v, i) => (s >> i & 1) == 1 ? v : -v).Sum())];
        double slack = 1e-9 * Math.Max(1, Math.Abs(exact.Observed));
        Assert.Equal(sums.Count(v => v >= d.Sum() - slack) / (double)sums.Length, exact.PGreater, 1e-14);
        Assert.Equal(sums.Count(v => v <= d.Sum() + slack) / (double)sums.Length, exact.PLess, 1e-14);
        Assert.Equal(sums.Count(v => Math.Abs(v) >= Math.Abs(d.Sum()) - slack) / (double)sums.Length, exact.PTwoSided, 1e-14);
        Assert.Equal(PermutationTest.SignFlipTwoSided(d, v => v.Sum(), slack), exact.PTwoSided, 1e-14);
    });

    [Fact]
    public void splitting_in_the_middle_and_counting_on_a_grid_agree() => Gen.Select(Gen.Int[0, 40].Array[2, 6], Gen.Int[0, 40].Array[2, 6]).Sample((x, y) =>
    {
        double[] a = [.. x.Select(v => (double)v)], b = [.. y.Select(v => (double)v)];
        // Scaling by pi takes the values off any decimal grid without changing their order or ties.
        PermutationResult grid = PermutationTest.TwoSample(a, b);
        PermutationResult split = PermutationTest.TwoSample([.. a.Select(v => v * Math.PI)], [.. b.Select(v => v * Math.PI)]);
        Assert.Equal(grid.PTwoSided, split.PTwoSided, 1e-12);
        Assert.Equal(grid.PGreater, split.PGreater, 1e-12);
        Assert.Equal(grid.PLess, split.PLess, 1e-12);
    });

    [Fact]
    public void the_p_value_is_uniform_over_the_arrangements_of_its_own_null()
    {
        // Every arrangement is tested against all: P(p <= a) <= a for each attainable a, by full enumeration.
        double[] magnitudes = [0.3, 1.2, 1.7, 2.9, 3.1, 4.6, 5.5];
        double[] p = [.. Enumerable.Range(0, 128).Select(s => PermutationTest.SignFlip(
            [.. magnitudes.Select((m, i) => (s >> i & 1) == 1 ? m : -m)]).PTwoSided)];
        Assert.All(p, a => Assert.Equal(a, p.Count(v => v <= a + 1e-12) / 128.0, 1e-12));
    }

    [Fact]
    public void every_pairing_is_walked()
    {
        PermutationResult all = PermutationTest.Association([1, 2, 3, 4, 5], [2, 4, 6, 8, 11]);
        Assert.Equal(120, all.Arrangements);
        Assert.Equal(1 / 120.0, all.PGreater, 1e-15);
        Assert.Equal(1, all.PLess, 1e-15);
    }

    [Fact]
    public void too_many_values_are_refused_and_never_approximated()
    {
        Assert.Throws<ArgumentException>(() => PermutationTest.SignFlip(new double[45]));
        Assert.Throws<ArgumentException>(() => PermutationTest.Association(new double[15], new double[15]));
        double[] real = [.. Enumerable.Range(1, 25).Select(i => Math.Sqrt(i) * Math.PI)];
        Assert.True(double.IsNaN(PermutationTest.TwoSample(real, real).PTwoSided));
    }
}
