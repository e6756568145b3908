using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Salts, ids and draws of a synthetic study: the same seed gives the same bytes, in any order of calls. Never for a real study.</summary>
public sealed class SeededEntropy(ulong seed) : IEntropy
{
    public void Fill(string purpose, long counter, Span<byte> destination) =>
        CounterRandom.For(seed, "entropy", purpose, counter).Fill(destination);
}
