namespace Daybook.Ledger;

/// <summary>One committed entry as the ledger holds it.</summary>
/// <param name="Envelope">What the leaf commits to.</param>
/// <param name="LeafHash">SHA-256(0x00 || canonical envelope), RFC 6962 section 2.1.</param>
/// <param name="Payload">The received bytes, verbatim; null after redaction.</param>
/// <param name="Salt">The 32 bytes that hide the payload in its commitment; null after redaction.</param>
/// <param name="Attestation">The device's signature, clock and zone; null when there was none, or after redaction.</param>
public sealed record Entry(Envelope Envelope, Hash LeafHash, byte[]? Payload, byte[]? Salt, Attestation? Attestation)
{
    /// <summary>The place in the log, from 0.</summary>
    public long Seq => Envelope.Seq;

    /// <summary>The client's id.</summary>
    public string EntryId => Envelope.EntryId;

    /// <summary>The event type and its version.</summary>
    public string Type => Envelope.Type;

    /// <summary>True when payload and salt were deleted; the envelope and the proof stand.</summary>
    public bool IsRedacted => Payload is null;
}
