using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The key files of a ledger: one to sign its heads, one to make entry ids. The public keys stand beside them as text.</summary>
internal sealed class StudyKeys : IDisposable
{
    private StudyKeys(CheckpointKeys signer, EntryIds ids, bool stood)
    {
        Stood = stood;
        Signer = signer;
        Ids = ids;
    }

    /// <summary>Whether the public keys stood before: then a ledger was begun with them.</summary>
    public bool Stood { get; }

    public CheckpointKeys Signer { get; }

    public EntryIds Ids { get; }

    /// <summary>Makes the keys that are not there yet. A seeded source gives a study that repeats byte for byte.</summary>
    public static StudyKeys Make(string folder, string name, string origin, IEntropy entropy)
    {
        var seed = KeyFile.ReadOrMake(SeedFile(folder, name), () => Draw(entropy, "checkpoint-key"));
        var ids = KeyFile.ReadOrMake(IdsFile(folder, name), () => Draw(entropy, "entry-id-key"));
        var publicFile = PublicFile(folder, name);
        var stood = File.Exists(publicFile);
        if (stood && ReadPublic(folder, name)[0].Name is var other && other != origin)
            throw new StudyException("folder.other-study", $"The keys in {folder} are those of {other}, not of {origin}. Use another folder.");
        var signer = CheckpointKeys.FromSeed(origin, seed);
        if (!stood)
            Durable.Write(publicFile, System.Text.Encoding.UTF8.GetBytes(string.Concat(signer.VerifierKeys.Select(k => k + "\n"))));
        return new StudyKeys(signer, new EntryIds(ids), stood);
    }

    public static StudyKeys Read(string folder, string name)
    {
        var origin = ReadPublic(folder, name)[0].Name;
        return new StudyKeys(CheckpointKeys.FromSeed(origin, KeyFile.Read(SeedFile(folder, name))), new EntryIds(KeyFile.Read(IdsFile(folder, name))), stood: true);
    }

    /// <summary>The keys that check the ledger's heads.</summary>
    public static IReadOnlyList<VerifierKey> ReadPublic(string folder, string name)
    {
        var file = PublicFile(folder, name);
        if (!File.Exists(file))
            throw new StudyException("key.missing", $"The public keys {file} are missing. Restore them from a backup.");
        try
        {
            return [.. File.ReadAllLines(file).Where(l => l.Length > 0).Select(VerifierKey.Parse)];
        }
        catch (FormatException e)
        {
            throw new StudyException("key.damaged", $"The public keys in {file} cannot be read: {e.Message}", e);
        }
    }

    public void Dispose() => Signer.Dispose();

    private static byte[] Draw(IEntropy entropy, string purpose)
    {
        var key = new byte[KeyFile.Size];
        entropy.Fill(purpose, 0, key);
        return key;
    }

    private static string SeedFile(string folder, string name) => Path.Combine(folder, $"{name}-checkpoint.key");

    private static string IdsFile(string folder, string name) => Path.Combine(folder, $"{name}-entry-ids.key");

    private static string PublicFile(string folder, string name) => Path.Combine(folder, $"{name}-checkpoint.pub");
}
