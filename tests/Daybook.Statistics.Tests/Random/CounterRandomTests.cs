using System.Globalization;
using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Random;
using Xunit;

namespace Daybook.Statistics.Tests.Random;

public class CounterRandomTests
{
    private static readonly JsonElement Vectors = RepositoryFiles.Json("spec/vectors/philox4x32-10.json");

    [Fact]
    public void philox_gives_the_published_known_answers()
    {
        foreach (JsonElement vector in Vectors.GetProperty("known_answers").EnumerateArray())
        {
            uint[] c = Words(vector.GetProperty("counter"));
            uint[] k = Words(vector.GetProperty("key"));
            var (w0, w1, w2, w3) = Philox4x32.Block(c[0], c[1], c[2], c[3], k[0], k[1]);
            Assert.Equal(Words(vector.GetProperty("output")), new[] { w0, w1, w2, w3 });
        }
    }

    [Fact]
    public void a_stream_gives_the_words_and_deviates_that_the_specification_lists()
    {
        foreach (JsonElement vector in Vectors.GetProperty("streams").EnumerateArray())
        {
            CounterRandom random = Stream(vector);
            foreach (uint word in Words(vector.GetProperty("words")))
            {
                Assert.Equal(word, random.NextUInt32());
            }
            random = Stream(vector);
            foreach (JsonElement normal in vector.GetProperty("normals").EnumerateArray())
            {
                Assert.Equal(normal.GetDouble(), random.NextNormal());
            }
        }
    }

    [Fact]
    public void a_derived_stream_does_not_depend_on_what_its_parent_has_drawn()
    {
        CounterRandom fresh = CounterRandom.For(7, "simulation");
        CounterRandom used = CounterRandom.For(7, "simulation");
        used.NextUInt64();
        Assert.Equal(fresh.Derive("day", 3).NextUInt64(), used.Derive("day", 3).NextUInt64());
        Assert.NotEqual(fresh.Derive("day", 3).NextUInt64(), fresh.Derive("day", 4).NextUInt64());
    }

    [Fact]
    public void text_and_number_name_different_streams_and_parts_do_not_run_together()
    {
        ulong[] first =
        [
            CounterRandom.For(1, "7").NextUInt64(), CounterRandom.For(1, 7).NextUInt64(),
            CounterRandom.For(1, "ab", "c").NextUInt64(), CounterRandom.For(1, "a", "bc").NextUInt64(),
            CounterRandom.For(1, "abc").NextUInt64(), CounterRandom.For(2, "abc").NextUInt64(), CounterRandom.For(1).NextUInt64(),
        ];
        Assert.Distinct(first);
    }

    [Fact]
    public void bounded_numbers_stay_below_their_bound_and_are_uniform()
    {
        // The chi-square of 400 streams: its mean is 6 with standard error sqrt(12/400), and one in a thousand passes 22.5.
        double[] chiSquares = [.. Enumerable.Range(0, 400).Select(stream =>
        {
            CounterRandom random = CounterRandom.For(11, "bounded", stream);
            int[] counts = new int[7];
            for (int i = 0; i < 7_000; i++)
            {
                counts[random.NextInt(7)]++;
            }
            return counts.Sum(count => (count - 1000.0) * (count - 1000) / 1000);
        })];
        Assert.InRange(chiSquares.Average(), 6 - 4 * Math.Sqrt(0.03), 6 + 4 * Math.Sqrt(0.03));
        Assert.InRange(chiSquares.Count(c => c > 22.46), 0, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.For(1).NextInt(0));
    }

    [Fact]
    public void rejection_makes_even_awkward_bounds_unbiased()
    {
        // 3 * 2^29 divides 2^32 so badly that without rejection a third of the numbers come up twice as often.
        CounterRandom random = CounterRandom.For(12, "awkward");
        int bound = 3 << 29;
        int third = Enumerable.Range(0, 30_000).Count(_ => random.NextInt(bound) % 3 == 0);
        Assert.InRange(third, 9_700, 10_300);
    }

    [Fact]
    public void normal_deviates_have_the_moments_and_tails_of_the_normal()
    {
        CounterRandom random = CounterRandom.For(13, "normal");
        double[] z = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextNormal())];
        Assert.InRange(z.Average(), -0.01, 0.01);
        Assert.InRange(z.Average(v => v * v), 0.985, 1.015);
        Assert.InRange(z.Average(v => v * v * v * v), 2.93, 3.07);
        Assert.InRange(z.Count(v => Math.Abs(v) > 1.959963984540054), 9_650, 10_350);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(4.2)]
    [InlineData(60.0)]
    public void poisson_counts_have_mean_and_variance_equal(double mean)
    {
        CounterRandom random = CounterRandom.For(14, "poisson");
        double[] counts = [.. Enumerable.Range(0, 40_000).Select(_ => (double)random.NextPoisson(mean))];
        double average = counts.Average();
        double variance = counts.Average(c => (c - average) * (c - average));
        double tolerance = 5 * Math.Sqrt(mean / 40_000);
        Assert.InRange(average, mean - tolerance, mean + tolerance);
        Assert.InRange(variance, mean * 0.96, mean * 1.04);
    }

    [Fact]
    public void shuffling_keeps_the_items_and_reaches_every_order_equally()
    {
        CounterRandom random = CounterRandom.For(15, "shuffle");
        var orders = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            random.Shuffle(items.AsSpan());
            string order = new(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void bytes_are_the_words_in_little_endian_order()
    {
        Gen.Int[0, 19].Sample(length =>
        {
            byte[] bytes = new byte[length];
            CounterRandom.For(16, "bytes").Fill(bytes);
            CounterRandom words = CounterRandom.For(16, "bytes");
            byte[] expected = [.. Enumerable.Range(0, 5).SelectMany(_ => BitConverter.GetBytes(words.NextUInt32()))];
            return bytes.AsSpan().SequenceEqual(expected.AsSpan(0, length));
        });
    }

    [Fact]
    public void doubles_lie_in_the_half_open_unit_interval_and_certain_events_are_certain()
    {
        CounterRandom random = CounterRandom.For(17, "unit");
        for (int i = 0; i < 10_000; i++)
        {
            Assert.InRange(random.NextDouble(), 0, 1 - double.Epsilon);
            Assert.True(random.NextBernoulli(1));
            Assert.False(random.NextBernoulli(0));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextBernoulli(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextPoisson(-1));
    }

    private static CounterRandom Stream(JsonElement vector)
    {
        StreamPart[] purpose = [.. vector.GetProperty("purpose").EnumerateArray().Select(part =>
            part.ValueKind == JsonValueKind.String ? (StreamPart)part.GetString()! : part.GetUInt64())];
        return CounterRandom.For(vector.GetProperty("seed").GetUInt64(), purpose);
    }

    private static uint[] Words(JsonElement array) =>
        [.. array.EnumerateArray().Select(word => uint.Parse(word.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
