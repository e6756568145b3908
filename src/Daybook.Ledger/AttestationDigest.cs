using System.Buffers.Binary;

namespace Daybook.Ledger;

/// <summary>
/// A checksum over the evidence that stands outside the leaf, bound to the entry's leaf hash, so that a damaged or
/// swapped attestation is found. It is no signature: the device's own signature is what cannot be forged.
/// </summary>
internal static class AttestationDigest
{
    private const int MaxSignature = 1024;

    private static ReadOnlySpan<byte> Magic => "daybook-attestation/v1\n"u8;

    public static void Check(Attestation attestation) => Of(default, attestation);

    public static Hash Of(Hash leafHash, Attestation attestation)
    {
        var signature = attestation.Signature;
        if (signature.Length is < 1 or > MaxSignature)
            throw new ArgumentException($"A device's signature has 1 to {MaxSignature} bytes, not {signature.Length}.", nameof(attestation));
        Span<byte> buffer = stackalloc byte[2048];
        Magic.CopyTo(buffer);
        var length = Magic.Length;
        leafHash.CopyTo(buffer[length..]);
        length += Hash.Size;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[length..], (ushort)signature.Length);
        signature.CopyTo(buffer[(length + 2)..]);
        length += 2 + signature.Length;
        length += Text(attestation.LocalClock, "local clock", buffer[length..]);
        length += Text(attestation.Zone, "zone", buffer[length..]);
        return Hash.Of(buffer[..length]);
    }

    private static int Text(string text, string field, Span<byte> buffer)
    {
        var length = LedgerText.Write(text, field, buffer[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)length);
        return 2 + length;
    }
}
