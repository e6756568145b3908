namespace Daybook.Ledger;

/// <summary>
/// What a device said of itself when it submitted: kept beside the entry, outside the leaf, because a repeated
/// signature over the same bytes differs. Redaction deletes it too: a signature would confirm a guessed answer.
/// </summary>
/// <param name="Signature">The device's signature, 1 to 1,024 bytes, over bytes that the Sync room defines.</param>
/// <param name="LocalClock">The device's wall clock as it wrote it.</param>
/// <param name="Zone">The device's time zone as it named it.</param>
public sealed record Attestation(byte[] Signature, string LocalClock, string Zone);
