using Daybook.Ledger;

namespace Daybook.Bench.Ledger;

/// <summary>
/// Changes one random byte of a closed ledger, many times. Verification may only pass when every entry and the head
/// reads back unchanged; anything else is a miss, printed with its offset.
/// </summary>
internal static class ByteFlipBench
{
    public static int Run(int tries, int entries, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("daybook-bytes-").FullName;
        try
        {
            using var keys = SampleEntries.Keys();
            var sound = Make(folder, entries, keys);
            var bytes = File.ReadAllBytes(sound);
            var truth = Fingerprint(sound);
            var random = new Random(seed);
            int found = 0, harmless = 0, missed = 0;
            for (var i = 0; i < tries; i++)
            {
                var (offset, flip) = (random.Next(bytes.Length), (byte)(1 + random.Next(255)));
                var path = Path.Combine(folder, "changed.db");
                bytes[offset] ^= flip;
                File.WriteAllBytes(path, bytes);
                bytes[offset] ^= flip;
                if (!Holds(path, keys))
                    found++;
                else if (Fingerprint(path) == truth)
                    harmless++;
                else
                {
                    missed++;
                    Console.WriteLine($"MISSED: byte {offset} ^ 0x{flip:x2}");
                }
                foreach (var rest in Directory.GetFiles(folder, "changed.db*"))
                    File.Delete(rest);
            }
            Console.WriteLine($"bytes: {tries} changes of {bytes.Length} bytes (seed {seed}): {found} found, {harmless} changed nothing that is kept, {missed} MISSED");
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Make(string folder, int entries, CheckpointKeys keys)
    {
        var path = Path.Combine(folder, "sound.db");
        using var store = SqliteLedgerStore.Create(path, keys);
        for (var n = 0; n < entries; n += 20)
            store.Append(store.Head, SampleEntries.Drafts(n, Math.Min(20, entries - n)), keys);
        return path;
    }

    private static bool Holds(string path, CheckpointKeys keys)
    {
        try
        {
            using var store = SqliteLedgerStore.Open(path);
            return LedgerVerifier.Verify(store, keys.VerifierKeys).Holds;
        }
        catch (LedgerCorruptException)
        {
            return false; // It does not even open as a ledger.
        }
    }

    private static string Fingerprint(string path)
    {
        using var store = SqliteLedgerStore.Open(path);
        var text = new System.Text.StringBuilder();
        foreach (var e in store.Read())
            text.Append(e.LeafHash).Append(EnvelopeEncoding.LeafHash(e.Envelope)).Append(Convert.ToHexString(e.Payload!)).Append(Convert.ToHexString(e.Salt!));
        return text.Append(store.Head).ToString();
    }
}
