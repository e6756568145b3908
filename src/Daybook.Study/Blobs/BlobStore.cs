using System.Security.Cryptography;

namespace Daybook.Study;

/// <summary>Documents named by the SHA-256 of their bytes: protocol versions, consent texts, laboratory slips, imported files.</summary>
/// <remarks>A document is on disk before the event that names it is in the ledger, so a name in the ledger always has its bytes.</remarks>
public sealed class BlobStore(string folder)
{
    /// <summary>Keeps the bytes and returns their name, 64 lower-case hexadecimal digits. Keeping the same bytes again does nothing.</summary>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = PathOf(hash);
        if (File.Exists(path) && Has(hash))
            return hash;
        var shelf = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(shelf))
        {
            Durable.MakePrivateFolder(shelf);
            Durable.SyncFolder(folder);
        }
        Durable.Write(path, bytes);
        return hash;
    }

    /// <summary>Reads a document and checks that it is the one named.</summary>
    public byte[] Read(string hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw new StudyException("blob.missing", $"The document {hash} is not in {folder}. Restore it from a backup.");
        var bytes = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash
            ? bytes
            : throw new StudyException("blob.damaged", $"The document {path} is not what its name says: its bytes have changed. Restore it from a backup.");
    }

    /// <summary>Whether the document is there and whole.</summary>
    public bool Has(string hash)
    {
        try
        {
            Read(hash);
            return true;
        }
        catch (StudyException)
        {
            return false;
        }
    }

    /// <summary>The names of all documents, in order.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(p => Path.GetFileName(p)!)
            .Where(IsHash)
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash) =>
        IsHash(hash) ? Path.Combine(folder, hash[..2], hash) : throw new ArgumentException($"'{hash}' is not the name of a document.", nameof(hash));
}
