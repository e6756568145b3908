using System.Buffers.Binary;

namespace Daybook.Statistics.Random;

/// <summary>
/// A stream of random numbers named by a seed and a purpose, such as (seed, "diary", participant, day). Streams with
/// different names are independent; a stream does not depend on what others have drawn. Same name, same numbers, on
/// every platform: only integer arithmetic and IEEE additions, multiplications, divisions and square roots are used.
/// Not for secrets: anyone who knows seed and purpose can repeat the draws. One stream must not be shared by threads.
/// </summary>
public sealed class CounterRandom
{
    private const double TwoToMinus53 = 1.0 / (1L << 53);
    private readonly StreamKey key;
    private ulong block;
    private uint word0, word1, word2, word3;
    private int unused;

    private CounterRandom(StreamKey key) => this.key = key;

    /// <summary>The stream that belongs to a seed and a purpose.</summary>
    /// <param name="seed">The study's or the simulation's seed.</param>
    /// <param name="purpose">What the draws are for: texts and whole numbers, in order. May be empty.</param>
    public static CounterRandom For(ulong seed, params ReadOnlySpan<StreamPart> purpose) =>
        new(StreamKey.Of(seed, purpose));

    /// <summary>A stream below this one. It does not depend on how much of this stream has been drawn.</summary>
    /// <param name="purpose">What the draws are for.</param>
    public CounterRandom Derive(params ReadOnlySpan<StreamPart> purpose) => new(key.Below(purpose));

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (unused == 0)
        {
            (word0, word1, word2, word3) = Philox4x32.Block(
                unchecked((uint)block), (uint)(block >> 32), key.Counter2, key.Counter3, key.Key0, key.Key1);
            block++;
            unused = 4;
        }
        return unused-- switch { 4 => word0, 3 => word1, 2 => word2, _ => word3 };
    }

    /// <summary>The next 64 random bits: the first word drawn is the low half.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A number in [0, 1): one of the 2^53 multiples of 2^-53, equally likely.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * TwoToMinus53;

    /// <summary>A whole number in [0, bound), every one equally likely (Lemire 2019, with rejection).</summary>
    /// <param name="bound">One more than the largest number wanted; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint width = (uint)bound;
        ulong product = (ulong)NextUInt32() * width;
        if ((product & uint.MaxValue) < width)
        {
            uint threshold = unchecked(0u - width) % width;
            while ((product & uint.MaxValue) < threshold)
            {
                product = (ulong)NextUInt32() * width;
            }
        }
        return (int)(product >> 32);
    }

    /// <summary>A standard normal deviate by inversion: one deviate costs one 53-bit uniform.</summary>
    public double NextNormal() => NormalInverse.Of(NextOpenUniform());

    /// <summary>A normal deviate with the given mean and standard deviation.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative.</exception>
    public double NextNormal(double mean, double standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
        return mean + standardDeviation * NextNormal();
    }

    /// <summary>An exponential deviate with rate 1, by inversion.</summary>
    public double NextExponential() => -PortableLog.Of(NextOpenUniform());

    /// <summary>
    /// A Poisson count: the number of arrivals of a unit-rate process in a time equal to the mean. Exact; the cost
    /// grows with the mean.
    /// </summary>
    /// <param name="mean">The mean; finite, not negative, at most one million.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, not a number or above one million.</exception>
    public int NextPoisson(double mean)
    {
        if (!(mean is >= 0 and <= 1e6))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A Poisson mean lies between 0 and one million.");
        }
        int count = 0;
        for (double time = NextExponential(); time < mean; time += NextExponential())
        {
            count++;
        }
        return count;
    }

    /// <summary>True with the given probability. A draw is taken even when the answer is certain.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public bool NextBernoulli(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }
        return NextDouble() < probability;
    }

    /// <summary>Puts the items in a random order, every order equally likely (Fisher and Yates, from the end).</summary>
    /// <param name="items">The items, permuted in place.</param>
    /// <typeparam name="T">Any type.</typeparam>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextInt(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    /// <summary>Fills a span with random bytes: little-endian words; a last partial word drops its upper bytes.</summary>
    /// <param name="bytes">The span to fill.</param>
    public void Fill(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[4];
        while (!bytes.IsEmpty)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(word, NextUInt32());
            int taken = Math.Min(4, bytes.Length);
            word[..taken].CopyTo(bytes);
            bytes = bytes[taken..];
        }
    }

    /// <summary>A number strictly between 0 and 1, symmetric about one half.</summary>
    private double NextOpenUniform() => ((NextUInt64() >> 12) + 0.5) * (2 * TwoToMinus53);
}
