namespace Daybook.Ledger;

/// <summary>Whether one entry agrees with itself.</summary>
internal static class EntryCheck
{
    /// <summary>What is wrong with the entry's envelope, leaf, payload or salt; null when nothing is.</summary>
    public static string? Find(Entry entry)
    {
        try
        {
            if (EnvelopeEncoding.LeafHash(entry.Envelope) != entry.LeafHash)
                return "its envelope does not give its leaf hash; a column or the leaf was changed";
        }
        catch (ArgumentException e)
        {
            return $"its envelope breaks the format: {e.Message}";
        }
        if (entry.Payload is null)
            return entry.Type == RedactionNotice.Type ? "the payload of a redaction notice is gone" : null;
        if (entry.Salt!.Length != EntryDraft.SaltSize || Hash.Commitment(entry.Salt, entry.Payload) != entry.Envelope.PayloadCommitment)
            return "its payload and salt do not give its commitment; one of them was changed";
        return null;
    }

    /// <summary>What is wrong with the device's evidence beside the entry; null when nothing is.</summary>
    public static string? FindInAttestation(StoredEntry stored)
    {
        var entry = stored.Entry;
        if (entry.Attestation is null)
        {
            var unsigned = stored.AttestationDigest is null && (entry.Payload is null || entry.Envelope.Origin?.KeyId is null);
            return unsigned ? null : "the device's evidence is gone";
        }
        try
        {
            if (entry.Envelope.Origin?.KeyId is not null && stored.AttestationDigest == AttestationDigest.Of(entry.LeafHash, entry.Attestation))
                return null;
        }
        catch (ArgumentException e)
        {
            return $"the device's evidence breaks the format: {e.Message}";
        }
        return "the device's evidence was changed";
    }
}
