namespace Daybook.Ledger;

/// <summary>The stored head is not the one the caller decided upon: another writer was there. Nothing was written.</summary>
public sealed class LedgerHeadMovedException(LedgerHead expected, LedgerHead actual)
    : Exception($"The ledger stands at {actual.Size} entries with root {actual.Root}, not at {expected.Size} with {expected.Root}. Nothing was written.")
{
    /// <summary>The head the caller expected.</summary>
    public LedgerHead Expected { get; } = expected;

    /// <summary>The head that is stored.</summary>
    public LedgerHead Actual { get; } = actual;
}
