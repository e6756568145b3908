using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Daybook.Server;

/// <summary>Says to a push service who sends (RFC 8292, VAPID): a token signed with the study's own key, good for one service and a few hours.</summary>
internal sealed class PushIdentity : IDisposable
{
    /// <summary>RFC 8292 allows a day; an hour's difference of clocks still leaves time.</summary>
    private static readonly Duration GoodFor = Duration.FromHours(12);

    private readonly ECDsa key;
    private readonly string contact;

    /// <param name="secret">The study's key: 32 bytes.</param>
    /// <param name="contact">Whom the push service may write to: an address as mailto:… or https://….</param>
    public PushIdentity(byte[] secret, string contact)
    {
        key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        this.contact = contact;
        PublicKey = Base64Url.EncodeToString(PushEncryption.Point(key.ExportParameters(false)));
    }

    /// <summary>What a browser is given when it subscribes (applicationServerKey), base64url.</summary>
    public string PublicKey { get; }

    /// <summary>The value of the header Authorization for one service.</summary>
    public string For(Uri endpoint, Instant now)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { aud = endpoint.GetLeftPart(UriPartial.Authority), exp = (now + GoodFor).ToUnixTimeSeconds(), sub = contact });
        var signed = $"{Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Base64Url.EncodeToString(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={signed}.{Base64Url.EncodeToString(signature)}, k={PublicKey}";
    }

    public void Dispose() => key.Dispose();
}
