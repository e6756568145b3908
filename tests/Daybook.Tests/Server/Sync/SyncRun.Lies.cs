using System.Security.Cryptography;
using System.Text;
using Daybook.Ledger;
using Daybook.Server;
using NodaTime.Extensions;
using NodaTime.Text;

namespace Daybook.Tests.Server.Sync;

internal sealed partial class SyncRun
{
    private List<SyncResult> Results(SyncRequest asked, SyncReply reply, int kept, Fate fate)
    {
        var results = new List<SyncResult>();
        for (int n = 0, given = 0; n < asked.Entries.Count; n++)
            results.Add(n != kept ? reply.Results[given++] with { Id = asked.Entries[n].Id }
                : fate == Fate.Liar ? new SyncResult(asked.Entries[n].Id, Lie(asked.Entries[n]), null)
                : new SyncResult(asked.Entries[n].Id, null, "server.failed"));
        return results;
    }

    /// <summary>A receipt for an entry that the server has not: made up, signed and nowhere in the record, or the true one of another entry.</summary>
    private SyncReceipt Lie(SyncEntry entry)
    {
        var kind = chance.Next(3);
        if (kind == 0)
            return new SyncReceipt(0, new string('0', 64), [], false, Convert.ToBase64String(study.Study.Sign(Text(entry, 0, new string('0', 64)))));
        if (kind == 1)
            return new SyncReceipt(1, new string('0', 64), [], false, Convert.ToBase64String(new byte[64]));
        var entries = study.Entries().ToList();
        var other = entries.LastOrDefault(one => one.Envelope.Origin?.DeviceId == device) ?? entries[^1];
        return ReceiptSignature.Receipt(study.Study, study.Study.Prove(0, [other.Seq]).Paths[0]!);
    }

    /// <summary>A whole record of somebody who has not the study's key: well formed, proved in itself, and signed by himself.</summary>
    private SyncReply Forged(SyncRequest asked)
    {
        using var keys = CheckpointKeys.FromSeed(study.Study.Checkpoint.Origin, SHA256.HashData("a stranger"u8));
        var leaves = asked.Entries.Select(entry => Hash.Of(Encoding.UTF8.GetBytes(entry.Id))).DefaultIfEmpty(Hash.Of([])).ToList();
        var nodes = new TreeNodes();
        leaves.ForEach(leaf => nodes.Append(leaf));
        var receipts = asked.Entries.Select((entry, n) => new SyncResult(entry.Id, Receipt(keys, entry, n, leaves, nodes), null));
        var head = new LedgerHead(leaves.Count, MerkleTree.Root([.. leaves]));
        return new SyncReply(InstantPattern.General.Format(study.Clock.Now.ToInstant()), [.. receipts], keys.Sign(head).ToString(), [], LostTaken: true);
    }

    private SyncReceipt Receipt(CheckpointKeys keys, SyncEntry entry, int seq, List<Hash> leaves, TreeNodes nodes)
    {
        var path = nodes.InclusionProof(seq, leaves.Count).Select(hash => hash.ToString());
        return new SyncReceipt(seq, leaves[seq].ToString(), [.. path], false, Convert.ToBase64String(keys.SignText(Text(entry, seq, leaves[seq].ToString()))));
    }

    private byte[] Text(SyncEntry entry, int seq, string leaf)
    {
        var payload = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Payload)));
        return Encoding.UTF8.GetBytes($"daybook-receipt/1\ndemo\n{device}\n{entry.Number}\n{payload}\n{seq}\n{leaf}\n");
    }
}
