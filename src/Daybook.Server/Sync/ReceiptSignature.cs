using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Ledger;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>What the study signs of an entry in its record (spec/sync.md, 2). It is read from the record and not from what was asked: a receipt of another entry does not fit.</summary>
/// <remarks>The phone could make the leaf itself from envelope and salt. But the envelope holds the hash of the protocol's file, and in that file may stand the day on which
/// a masked period begins: whoever has the rest of the file could try the days.</remarks>
public static class ReceiptSignature
{
    /// <summary>The key that checks it: the one that every browser can use.</summary>
    public static VerifierKey KeyOf(RunningStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.Keys.Single(key => key.Type == VerifierKey.EcdsaP256);
    }

    public static SyncReceipt Receipt(RunningStudy study, LeafPath proved)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(proved);
        var entry = proved.Entry;
        var signature = Convert.ToBase64String(study.Sign(Encoding.UTF8.GetBytes(Text(entry))));
        return new SyncReceipt(entry.Seq, entry.LeafHash.ToString(), [.. proved.Path.Select(hash => hash.ToString())], entry.IsRedacted, signature);
    }

    public static string Text(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (envelope, origin) = (entry.Envelope, entry.Envelope.Origin);
        var payload = entry.Payload is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : "redacted";
        return string.Create(CultureInfo.InvariantCulture,
            $"daybook-receipt/1\n{envelope.StudyKey}\n{origin?.DeviceId}\n{origin?.DeviceNumber}\n{payload}\n{entry.Seq}\n{entry.LeafHash}\n");
    }
}
