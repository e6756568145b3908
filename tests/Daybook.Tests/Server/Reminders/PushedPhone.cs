using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Daybook.Server;
using Daybook.Study;

namespace Daybook.Tests.Server.Reminders;

/// <summary>A browser as the push service sees it: it has the private key, and reads what was pushed to it as RFC 8188 and 8291 say.</summary>
internal sealed class PushedPhone : IDisposable
{
    private readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16), point;

    public PushedPhone(string endpoint)
    {
        point = PushEncryption.Point(key.ExportParameters(false));
        Subscription = new PushSubscription(endpoint, Base64Url.EncodeToString(point), Base64Url.EncodeToString(secret));
    }

    public PushSubscription Subscription { get; }

    public string Read(byte[] body)
    {
        byte[] salt = body[..16], sender = body[21..(21 + body[20])], record = body[(21 + body[20])..];
        using var other = ECDiffieHellman.Create(PushEncryption.OfPoint(sender));
        byte[] pseudorandom = HKDF.Extract(HashAlgorithmName.SHA256, key.DeriveRawSecretAgreement(other.PublicKey), secret);
        byte[] input = HKDF.Expand(HashAlgorithmName.SHA256, pseudorandom, 32, [.. "WebPush: info\0"u8, .. point, .. sender]);
        byte[] content = HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, input, salt), 16, "Content-Encoding: aes128gcm\0"u8.ToArray());
        byte[] nonce = HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, input, salt), 12, "Content-Encoding: nonce\0"u8.ToArray());
        var plain = new byte[record.Length - 16];
        using var cipher = new AesGcm(content, 16);
        cipher.Decrypt(nonce, record.AsSpan(0, plain.Length), record.AsSpan(plain.Length), plain);
        var end = Array.FindLastIndex(plain, b => b != 0);
        Assert.Equal(2, plain[end]);
        return Encoding.UTF8.GetString(plain, 0, end);
    }

    public void Dispose() => key.Dispose();
}
