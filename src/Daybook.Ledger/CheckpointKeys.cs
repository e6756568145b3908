using System.Numerics;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Daybook.Ledger;

/// <summary>
/// The two signing keys of one log, both derived from one 32-byte seed (<c>spec/ledger.md</c> section 5): Ed25519, and ECDSA
/// over P-256 because every browser can verify that. Whoever has the seed can sign; keep it as a secret.
/// </summary>
/// <remarks>Ed25519 signatures repeat byte for byte. ECDSA signatures do not: .NET draws their nonce; so print roots, not notes,
/// where two runs must give equal bytes.</remarks>
public sealed class CheckpointKeys : ICheckpointSigner, IDisposable
{
    /// <summary>The number of bytes in a seed: 32.</summary>
    public const int SeedSize = 32;

    // The order of P-256, FIPS 186-5 / SEC 2.
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    private readonly byte[] _seed;
    private readonly Key _ed25519;
    private readonly ECDsa _ecdsa;
    private readonly Lock _gate = new();

    private CheckpointKeys(string origin, byte[] seed)
    {
        Origin = origin;
        _seed = seed;
        var ed = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 32, salt: [], info: "daybook/checkpoint/ed25519/v1"u8.ToArray());
        _ed25519 = Key.Import(SignatureAlgorithm.Ed25519, ed, KeyBlobFormat.RawPrivateKey);
        _ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = DeriveScalar(seed) });
        VerifierKeys =
        [
            new VerifierKey(origin, VerifierKey.Ed25519, _ed25519.PublicKey.Export(KeyBlobFormat.RawPublicKey)),
            new VerifierKey(origin, VerifierKey.EcdsaP256, _ecdsa.ExportSubjectPublicKeyInfo()),
        ];
    }

    /// <inheritdoc/>
    public string Origin { get; }

    /// <summary>The Ed25519 key, then the ECDSA key.</summary>
    public IReadOnlyList<VerifierKey> VerifierKeys { get; }

    /// <summary>Makes the keys of the log named <paramref name="origin"/> from 32 bytes of the caller's chance, or of an export.</summary>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    /// <exception cref="FormatException">The origin is no key name: it is empty or holds a space or plus.</exception>
    public static CheckpointKeys FromSeed(string origin, ReadOnlySpan<byte> seed)
    {
        VerifierKey.CheckName(origin);
        if (seed.Length != SeedSize)
            throw new ArgumentException($"A seed has {SeedSize} bytes.", nameof(seed));
        return new CheckpointKeys(origin, seed.ToArray());
    }

    /// <summary>The seed, for the key file or an encrypted backup. The caller protects it.</summary>
    public byte[] ExportSeed() => [.. _seed];

    /// <inheritdoc/>
    public Checkpoint Sign(LedgerHead head)
    {
        var body = Checkpoint.Body(Origin, head);
        byte[] text = LedgerText.Utf8.GetBytes(body), ed25519, ecdsa;
        // One ECDsa object is not promised to sign on two threads at once.
        lock (_gate)
        {
            ed25519 = SignatureAlgorithm.Ed25519.Sign(_ed25519, text);
            ecdsa = _ecdsa.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        var note = new SignedNote(body, [
            new NoteSignature(Origin, VerifierKeys[0].KeyId, ed25519),
            new NoteSignature(Origin, VerifierKeys[1].KeyId, ecdsa),
        ]);
        return Checkpoint.Parse(note.ToString());
    }

    /// <summary>Signs a text that is no head with the ECDSA key, as <c>r || s</c> of 32 bytes each. The caller's text begins with a name of
    /// its kind; a checkpoint begins with the origin, so neither can be shown as the other.</summary>
    public byte[] SignText(ReadOnlySpan<byte> text)
    {
        lock (_gate)
            return _ecdsa.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Forgets the private keys.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _ed25519.Dispose();
        _ecdsa.Dispose();
    }

    /// <summary>FIPS 186-5 A.2.1: 48 derived bytes, reduced to 1 ... order - 1; the bias is below 2^-128.</summary>
    private static byte[] DeriveScalar(byte[] seed)
    {
        var wide = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 48, salt: [], info: "daybook/checkpoint/p256/v1"u8.ToArray());
        var scalar = new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1) + 1;
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
