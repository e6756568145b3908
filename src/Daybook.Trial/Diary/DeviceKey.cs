using System.Security.Cryptography;
using System.Text;

namespace Daybook.Trial;

/// <summary>The public key of a device, ECDSA over P-256. The private one never leaves the device.</summary>
public static class DeviceKey
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int LongestKey = 200, NameLength = 32;

    /// <summary>The name of the device that holds the key: the first half of the key's SHA-256. So nobody can give a device another's name. Null when it is no such key.</summary>
    public static string? NameOf(string key)
    {
        using var read = Read(key);
        return read is null ? null : Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(key)))[..NameLength];
    }

    /// <summary>Whether the holder of the key signed the text. A signature that cannot be read is none.</summary>
    public static bool Signed(string key, string text, string? signature)
    {
        using var read = Read(key);
        var bytes = new byte[signature?.Length ?? 0];
        return read is not null && Convert.TryFromBase64String(signature ?? "", bytes, out var length)
            && read.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>What stands behind the signature of an entry (spec/sync.md).</summary>
    public static string EntryText(string study, SubmitEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var payload = Convert.ToHexStringLower(SHA256.HashData(entry.Payload.Span));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"daybook-entry/1\n{study}\n{entry.Device}\n{entry.Number}\n{entry.EntryId}\n{entry.LocalClock}\n{entry.Zone}\n{payload}\n");
    }

    /// <summary>What stands behind the signature of a request (spec/sync.md).</summary>
    public static string RequestText(string method, string path, ReadOnlySpan<byte> body) =>
        $"daybook-request/1\n{method}\n{path}\n{Convert.ToHexStringLower(SHA256.HashData(body))}\n";

    // A SubjectPublicKeyInfo of P-256, base64; anything else is no key.
    private static ECDsa? Read(string key)
    {
        var bytes = new byte[LongestKey];
        if (key.Length > LongestKey || !Convert.TryFromBase64String(key, bytes, out var length))
            return null;
        var read = ECDsa.Create();
        try
        {
            read.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out var used);
            if (used == length && read.ExportParameters(false).Curve.Oid.Value == P256)
                return read;
        }
        catch (CryptographicException)
        {
            read.Dispose();
            return null;
        }
        read.Dispose();
        return null;
    }
}
