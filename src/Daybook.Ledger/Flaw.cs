namespace Daybook.Ledger;

/// <summary>One thing verification found wrong.</summary>
/// <param name="Seq">The entry it is about; null when it is about the head or the database.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record Flaw(long? Seq, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Seq is { } seq ? $"entry {seq}: {What}" : What;
}
