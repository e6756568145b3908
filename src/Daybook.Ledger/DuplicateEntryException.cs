namespace Daybook.Ledger;

/// <summary>An entry id is in the ledger, or twice in the batch. Nothing of the batch was written.</summary>
public sealed class DuplicateEntryException(string entryId, Exception inner)
    : Exception($"The ledger already holds entry {entryId}. Nothing of the batch was written.", inner)
{
    /// <summary>The id that was taken.</summary>
    public string EntryId { get; } = entryId;
}
