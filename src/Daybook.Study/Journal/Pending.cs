using Daybook.Trial;

namespace Daybook.Study;

/// <summary>An answer that waits for the commit.</summary>
internal abstract record Pending
{
    private Pending() { }

    /// <summary>Entries of this batch, by their places in it.</summary>
    public sealed record New(int First, int Count) : Pending;

    /// <summary>Entries that were in the ledger before.</summary>
    public sealed record Old(IReadOnlyList<Kept> Entries) : Pending;

    public sealed record No(Refusal Refusal) : Pending;
}

/// <summary>What a receipt says of an entry that is in the ledger.</summary>
internal sealed record Kept(long Seq, string EntryId, string Leaf);
