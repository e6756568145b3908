namespace Daybook.Statistics.Random;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3" (SC11, 2011): a keyed bijection of a 128-bit counter.
/// Integer arithmetic only, so the same words come out on every platform.
/// Known answers: <c>spec/vectors/philox4x32-10.json</c>.
/// </summary>
public static class Philox4x32
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9; // the golden ratio
    private const uint Weyl1 = 0xBB67AE85; // sqrt(3) - 1
    private const int Rounds = 10;

    /// <summary>Maps one counter to one block of four 32-bit words under a 64-bit key.</summary>
    /// <param name="counter0">Least significant word of the counter.</param>
    /// <param name="counter1">Second word of the counter.</param>
    /// <param name="counter2">Third word of the counter.</param>
    /// <param name="counter3">Most significant word of the counter.</param>
    /// <param name="key0">Low word of the key.</param>
    /// <param name="key1">High word of the key.</param>
    /// <returns>The four words of the block, in the order of the reference implementation.</returns>
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(
        uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        unchecked
        {
            for (int round = 0; round < Rounds; round++)
            {
                ulong product0 = (ulong)Multiplier0 * counter0;
                ulong product1 = (ulong)Multiplier1 * counter2;
                (counter0, counter1, counter2, counter3) = (
                    (uint)(product1 >> 32) ^ counter1 ^ key0, (uint)product1,
                    (uint)(product0 >> 32) ^ counter3 ^ key1, (uint)product0);
                key0 += Weyl0;
                key1 += Weyl1;
            }
        }
        return (counter0, counter1, counter2, counter3);
    }
}
