using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daybook.Server;
using Daybook.Study;
using NodaTime;

namespace Daybook.Tests.Server.Reminders;

public sealed class PushEncryptionTests
{
    /// <summary>The example of RFC 8291, section 5 and appendix A.</summary>
    [Fact]
    public void the_example_of_the_standard_comes_out_byte_for_byte()
    {
        var browser = new PushSubscription("https://push.example.net/", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "BTBZMqHH6r4Tts7J_aSIgg");
        using var own = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw") });
        var body = PushEncryption.Of(browser, [.. "When I grow up, I want to be a watermelon"u8, 2], own, Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public void only_the_browser_reads_it_and_its_length_says_nothing()
    {
        using var phone = new PushedPhone("https://push.example.net/1");
        using var other = new PushedPhone("https://push.example.net/2");
        byte[] one = PushEncryption.Of(phone.Subscription, "short"u8), two = PushEncryption.Of(phone.Subscription, "a message that is a good deal longer"u8);
        Assert.Equal("short", phone.Read(one));
        Assert.Equal("a message that is a good deal longer", phone.Read(two));
        Assert.Equal(one.Length, two.Length);
        Assert.ThrowsAny<CryptographicException>(() => other.Read(one));
        one[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => phone.Read(one));
    }

    [Theory]
    [InlineData("BCVx", "BTBZMqHH6r4Tts7J_aSIgg")]
    [InlineData("not base64!", "BTBZMqHH6r4Tts7J_aSIgg")]
    public void a_subscription_that_is_none_is_refused(string key, string secret) =>
        Assert.ThrowsAny<FormatException>(() => PushEncryption.Of(new PushSubscription("https://push.example.net/", key, secret), "x"u8));

    [Fact]
    public void the_sender_s_token_is_signed_for_one_service_and_half_a_day()
    {
        using var identity = new PushIdentity(SHA256.HashData("a key"u8), "mailto:study@example.org");
        var now = Instant.FromUtc(2026, 6, 1, 20, 0);
        var header = identity.For(new Uri("https://push.example.net:8443/send/abc?x=1"), now);
        var (token, key) = (header.Split("t=")[1].Split(',')[0], header.Split("k=")[1]);
        Assert.Equal(identity.PublicKey, key);
        string[] parts = token.Split('.');
        using var verifier = ECDsa.Create(PushEncryption.OfPoint(Base64Url.DecodeFromChars(key)));
        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal("https://push.example.net:8443", claims.GetProperty("aud").GetString());
        Assert.Equal("mailto:study@example.org", claims.GetProperty("sub").GetString());
        Assert.Equal(now.ToUnixTimeSeconds() + 43_200, claims.GetProperty("exp").GetInt64());
    }
}
