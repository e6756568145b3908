namespace Daybook.Trial;

/// <summary>Where salts, ids and draws come from: the operating system in a real study, a counter-based generator keyed by the seed in a synthetic one.</summary>
public interface IEntropy
{
    /// <summary>Fills <paramref name="destination"/> with bytes for <paramref name="purpose"/> number <paramref name="counter"/>.</summary>
    /// <remarks>A seeded source gives the same bytes for the same purpose and counter, in any order of calls.</remarks>
    void Fill(string purpose, long counter, Span<byte> destination);
}
