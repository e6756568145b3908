using CsCheck;
using Daybook.Statistics.Descriptive;
using Xunit;

namespace Daybook.Statistics.Tests.Descriptive;

public class DescriptiveProperties
{
    private static readonly Gen<double[]> Sample = Gens.Number(-100, 100).Array[2, 30];

    [Fact]
    public void an_affine_change_moves_mean_and_quantiles_and_scales_the_sd() => Gen.Select(Sample, Gens.Number(0.1, 9), Gens.Number(-50, 50), Gen.Int[1, 9]).Sample((x, scale, shift, type) =>
    {
        double[] y = [.. x.Select(v => scale * v + shift)];
        Assert.Equal(scale * Moments.Mean(x) + shift, Moments.Mean(y), 1e-10);
        Assert.Equal(scale * Moments.StandardDeviation(x), Moments.StandardDeviation(y), 1e-9);
        foreach (double p in new[] { 0, 0.1, 0.5, 0.83, 1 })
        {
            Assert.Equal(scale * Quantiles.Of(x, p, type) + shift, Quantiles.Of(y, p, type), 1e-9);
        }
    });

    [Fact]
    public void the_order_of_the_values_does_not_matter() => Sample.Sample(x =>
    {
        double[] reversed = [.. x.Reverse()];
        Assert.Equal(Moments.Mean(x), Moments.Mean(reversed), 1e-12);
        Assert.Equal(Quantiles.Of(x, 0.3, 6), Quantiles.Of(reversed, 0.3, 6));
        Assert.Equal(Quantiles.FiveNumbers(x), Quantiles.FiveNumbers(reversed));
    });

    [Fact]
    public void quantiles_rise_with_their_probability() => Gen.Select(Sample, Gen.Int[1, 9]).Sample((x, type) =>
    {
        double[] q = [.. Enumerable.Range(0, 51).Select(i => Quantiles.Of(x, i / 50.0, type))];
        return q.Zip(q.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12) && q[0] == x.Min() && q[^1] == x.Max();
    });

    [Fact]
    public void a_large_offset_costs_no_figures()
    {
        double[] x = [1e15 + 1, 1e15 + 2, 1e15 + 4];
        Assert.Equal(Math.Sqrt(7.0 / 3), Moments.StandardDeviation(x), 1e-12);
        Assert.Equal(2, Moments.Sum([1e16, 1, 1, -1e16]));
    }

    [Fact]
    public void nothing_has_no_mean_and_one_value_has_no_sd()
    {
        Assert.True(double.IsNaN(Moments.Mean([])));
        Assert.True(double.IsNaN(Moments.StandardDeviation([3])));
        Assert.True(double.IsNaN(Quantiles.Of([], 0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1, 2], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1, 2], 0.5, 10));
    }
}
