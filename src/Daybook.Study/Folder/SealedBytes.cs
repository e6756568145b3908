using System.Security.Cryptography;

namespace Daybook.Study;

/// <summary>AES-256-GCM with everything needed to open it but the key: nonce (12) | tag (16) | ciphertext.</summary>
internal static class SealedBytes
{
    private const int NonceSize = 12, TagSize = 16;

    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What is hidden.</param>
    /// <param name="context">What it belongs to; opening elsewhere fails.</param>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), context);
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another context, or damaged bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context)
    {
        if (box.Length < NonceSize + TagSize)
            throw new CryptographicException("The sealed bytes are shorter than their nonce and tag.");
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box.Slice(NonceSize, TagSize), plain, context);
        return plain;
    }
}
