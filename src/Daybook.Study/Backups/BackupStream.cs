using System.Buffers.Binary;

namespace Daybook.Study;

/// <summary>What writing and reading an encrypted stream share: chunks of AES-256-GCM whose nonces count and whose last one says
/// so (the STREAM construction), so that a cut, a swap or a repetition is found.</summary>
internal static class BackupStream
{
    public const int ChunkSize = 64 * 1024, TagSize = 16, NonceSize = 12;

    public static byte[] Nonce(BackupHeader header, uint chunk, bool last)
    {
        var nonce = new byte[NonceSize];
        header.NoncePrefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), chunk);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    public static StudyException Unreadable(Exception? inner = null) => new(
        "backup.unreadable",
        "The backup does not open: the passphrase is wrong, or the file was cut or changed. Nothing was restored.",
        inner);
}
