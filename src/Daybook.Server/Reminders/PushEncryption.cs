using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>Encrypts a message for one browser (RFC 8291 over RFC 8188, content coding aes128gcm): the push service that carries it cannot read it.</summary>
internal static class PushEncryption
{
    private const int KeyLength = 16, NonceLength = 12, TagLength = 16, SaltLength = 16;

    /// <summary>Every message fills the record: its length says nothing of its words.</summary>
    private const int PaddedLength = 2048;

    /// <summary>Whether the subscription's keys are such that a message can be encrypted for it.</summary>
    public static bool Takes(PushSubscription phone)
    {
        try
        {
            Of(phone, "?"u8);
            return true;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The body to post, with a key pair and a salt that no other message has.</summary>
    /// <exception cref="FormatException">The subscription's keys are not what RFC 8291 asks for.</exception>
    public static byte[] Of(PushSubscription to, ReadOnlySpan<byte> message)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Of(to, Padded(message), own, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <summary>The same with the pair and the salt given, for the example of RFC 8291, appendix A.</summary>
    internal static byte[] Of(PushSubscription to, ReadOnlySpan<byte> record, ECDiffieHellman own, byte[] salt)
    {
        byte[] theirs = Base64Url.DecodeFromChars(to.P256dh), secret = Base64Url.DecodeFromChars(to.Auth), mine = Point(own.ExportParameters(false));
        using var other = ECDiffieHellman.Create(OfPoint(theirs));
        byte[] shared = own.DeriveRawSecretAgreement(other.PublicKey);
        byte[] input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, secret, [.. "WebPush: info\0"u8, .. theirs, .. mine]);
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, KeyLength, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        byte[] nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, NonceLength, salt, "Content-Encoding: nonce\0"u8.ToArray());
        byte[] head = [.. salt, 0, 0, 0, 0, (byte)mine.Length, .. mine], body = new byte[record.Length + TagLength];
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(SaltLength), 4096);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, record, body.AsSpan(0, record.Length), body.AsSpan(record.Length));
        return [.. head, .. body];
    }

    /// <summary>The one record: the message, the mark of the last record, and zeros (RFC 8188, 2).</summary>
    private static byte[] Padded(ReadOnlySpan<byte> message)
    {
        if (message.Length >= PaddedLength)
            throw new ArgumentException($"A message has fewer than {PaddedLength} bytes.", nameof(message));
        var record = new byte[PaddedLength];
        message.CopyTo(record);
        record[message.Length] = 2;
        return record;
    }

    internal static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];

    internal static ECParameters OfPoint(byte[] point) => point is [4, ..] && point.Length == 65
        ? new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } }
        : throw new FormatException("The subscription's key is not an uncompressed point of P-256.");
}
