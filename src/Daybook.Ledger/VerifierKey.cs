using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Daybook.Ledger;

/// <summary>
/// A public key that checks notes, written as C2SP text: <c>name+hex(key id)+base64(type || key)</c>. Type 0x01 is Ed25519
/// with its 32-byte key; type 0x02 is ECDSA over P-256 and SHA-256 with the DER SubjectPublicKeyInfo, its signatures in DER.
/// </summary>
public sealed class VerifierKey
{
    /// <summary>The type byte of Ed25519: key id = SHA-256(name || 0x0A || 0x01 || key)[:4].</summary>
    public const byte Ed25519 = 0x01;

    /// <summary>The type byte of ECDSA P-256: key id = SHA-256(DER key)[:4].</summary>
    public const byte EcdsaP256 = 0x02;

    private readonly byte[] _key;
    private readonly PublicKey? _ed25519;

    internal VerifierKey(string name, byte type, byte[] key)
    {
        CheckName(name);
        Name = name;
        Type = type;
        _key = key;
        KeyId = ComputeKeyId(name, type, key);
        if (type == Ed25519)
            _ed25519 = PublicKey.Import(SignatureAlgorithm.Ed25519, key, KeyBlobFormat.RawPublicKey);
        else
            ImportEcdsa(key).Dispose();
    }

    /// <summary>The key's name; for a ledger, its origin.</summary>
    public string Name { get; }

    /// <summary>The 32-bit id that stands in front of its signatures.</summary>
    public uint KeyId { get; }

    /// <summary>The C2SP signature type: <see cref="Ed25519"/> or <see cref="EcdsaP256"/>.</summary>
    public byte Type { get; }

    /// <summary>Reads the C2SP text of a verifier key.</summary>
    /// <exception cref="FormatException">It is not one, its id does not fit its key, or its type is not known here.</exception>
    public static VerifierKey Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || parts[1].Length != 8)
            throw new FormatException("A verifier key is written name+key id+key.");
        var bytes = StrictBase64.Decode(parts[2]);
        if (bytes.Length < 2 || bytes[0] is not (Ed25519 or EcdsaP256))
            throw new FormatException("The verifier key's type is neither Ed25519 (1) nor ECDSA P-256 (2).");
        VerifierKey key;
        try
        {
            key = new VerifierKey(parts[0], bytes[0], bytes[1..]);
        }
        catch (CryptographicException e)
        {
            throw new FormatException("The verifier key is not a public key of its type.", e);
        }
        return key.KeyId.ToString("x8", CultureInfo.InvariantCulture) == parts[1]
            ? key
            : throw new FormatException("The verifier key's id does not fit its key.");
    }

    /// <summary>Whether <paramref name="signature"/> is this key's over <paramref name="text"/>.</summary>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (_ed25519 is not null)
            return SignatureAlgorithm.Ed25519.Verify(_ed25519, text, signature);
        using var ecdsa = ImportEcdsa(_key);
        return ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The C2SP text, which <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String([Type, .. _key])}");

    /// <summary>Refuses a key name that a note could not carry.</summary>
    internal static void CheckName(string name)
    {
        if (name.Length == 0 || name.Contains('+', StringComparison.Ordinal) || name.Any(c => char.IsWhiteSpace(c) || c < ' '))
            throw new FormatException("A key name is not empty and holds neither space nor plus.");
    }

    private static uint ComputeKeyId(string name, byte type, byte[] key)
    {
        byte[] named = [.. LedgerText.Utf8.GetBytes(name), 0x0A, type, .. key];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(type == Ed25519 ? named : key));
    }

    private static ECDsa ImportEcdsa(byte[] spki)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(spki, out var read);
            var curve = ecdsa.ExportParameters(false).Curve.Oid;
            if (read == spki.Length && (curve.Value == "1.2.840.10045.3.1.7" || curve.FriendlyName is "nistP256" or "ECDSA_P256"))
                return ecdsa;
            throw new CryptographicException("The key is not exactly one P-256 public key.");
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }
}
