namespace Daybook.Ledger;

/// <summary>The store holds something no ledger of this format ever wrote. Nothing may be appended to it.</summary>
public sealed class LedgerCorruptException : Exception
{
    /// <summary>Names what is wrong, at an entry when one is known.</summary>
    public LedgerCorruptException(string what, long? seq = null, Exception? inner = null)
        : base(what, inner) => Seq = seq;

    /// <summary>The entry, or null when it is not about one.</summary>
    public long? Seq { get; }
}
