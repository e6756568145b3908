namespace Daybook.Ledger;

/// <summary>Who signs a ledger's heads. The key may live elsewhere: the store asks once in every batch, inside its transaction.</summary>
public interface ICheckpointSigner
{
    /// <summary>The log's name: first line of every checkpoint and name of every key.</summary>
    string Origin { get; }

    /// <summary>The public keys of all its signature lines.</summary>
    IReadOnlyList<VerifierKey> VerifierKeys { get; }

    /// <summary>Signs a head. Must only be asked for heads that extend all it signed before.</summary>
    Checkpoint Sign(LedgerHead head);
}
