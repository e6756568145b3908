using Daybook.Statistics.Distributions;

namespace Daybook.Cli.Fit.Families;

/// <summary>
/// R's default normal deviates: Mersenne-Twister (Matsumoto and Nishimura 1998) seeded as set.seed does, turned into normals by
/// inversion of 27 + 26 random bits. It exists so that cases whose data are written as R code can be run.
/// </summary>
internal sealed class RNormal
{
    private const int Size = 624;
    private readonly uint[] state = new uint[Size];
    private int position = Size;

    public RNormal(uint seed)
    {
        unchecked
        {
            for (var j = 0; j < 50; j++) seed = 69069 * seed + 1;
            for (var j = 0; j <= Size; j++)
            {
                seed = 69069 * seed + 1;
                // The first word is the position, which starts used up.
                if (j > 0) state[j - 1] = seed;
            }
        }
    }

    public double[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Deviate())];

    private double Deviate()
    {
        const double Big = 134217728;
        var u = (int)(Big * Uniform()) + Uniform();
        return Normal.Quantile(u / Big);
    }

    private double Uniform()
    {
        var value = Word() * 2.3283064365386963e-10;
        return Math.Clamp(value, 2.328306437080797e-10, 1 - 2.328306437080797e-10);
    }

    private uint Word()
    {
        unchecked
        {
            if (position == Size) Refill();
            var y = state[position++];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            return y ^ (y >> 18);
        }
    }

    private void Refill()
    {
        unchecked
        {
            for (var k = 0; k < Size; k++)
            {
                var y = (state[k] & 0x80000000) | (state[(k + 1) % Size] & 0x7fffffff);
                state[k] = state[(k + 397) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
            }

            position = 0;
        }
    }
}
