namespace Daybook.Ledger;

/// <summary>What a committed batch became. It is durable when this is returned.</summary>
/// <param name="Head">The head after the batch.</param>
/// <param name="Checkpoint">That head, signed in the same transaction.</param>
/// <param name="Entries">The entries with their places, in the order of the drafts.</param>
public sealed record AppendResult(LedgerHead Head, Checkpoint Checkpoint, IReadOnlyList<Entry> Entries);
