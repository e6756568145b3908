namespace Daybook.Ledger;

/// <summary>The one row of table <c>head</c>, as it stands.</summary>
internal sealed record StoredHead(string Format, long Size, byte[] Root, byte[] FrontierBytes, string Note)
{
    public const string CurrentFormat = "daybook-ledger/1";

    /// <summary>The row when it agrees with itself.</summary>
    /// <exception cref="LedgerCorruptException">It does not; the message says where.</exception>
    public (LedgerHead Head, Frontier Frontier, Checkpoint Checkpoint) Open()
    {
        if (Format != CurrentFormat)
            throw new LedgerCorruptException($"The ledger's format is '{Format}'; this version reads '{CurrentFormat}'.");
        try
        {
            var head = new LedgerHead(Size, new Hash(Root));
            var frontier = Frontier.FromBytes(Size, FrontierBytes);
            var checkpoint = Checkpoint.Parse(Note);
            if (frontier.Root != head.Root)
                throw new LedgerCorruptException("The stored frontier does not give the stored root.");
            if (checkpoint.Head != head)
                throw new LedgerCorruptException("The signed head is not the stored head.");
            return (head, frontier, checkpoint);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new LedgerCorruptException("The stored head is damaged: " + e.Message, inner: e);
        }
    }
}
