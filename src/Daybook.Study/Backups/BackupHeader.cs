using System.Buffers.Binary;
using System.Security.Cryptography;
using NSec.Cryptography;

namespace Daybook.Study;

/// <summary>The open part of a backup: how its key follows from the passphrase (Argon2id, RFC 9106). It is bound to every chunk.</summary>
internal sealed class BackupHeader
{
    private const int SaltSize = 16, PrefixSize = 7;

    // RFC 9106 section 4, the second recommended choice: 64 MiB, 3 passes.
    private const int DefaultMemoryKiB = 65_536, DefaultPasses = 3;

    // A file from elsewhere must not make us take all the memory there is.
    private const int MostMemoryKiB = 1 << 20, MostPasses = 16;

    private BackupHeader(byte[] bytes) => Bytes = bytes;

    public static int Size => Magic.Length + 8 + SaltSize + PrefixSize;

    public byte[] Bytes { get; }

    /// <summary>The part of the nonce that is the file's own.</summary>
    public ReadOnlySpan<byte> NoncePrefix => Bytes.AsSpan(^PrefixSize..);

    private static ReadOnlySpan<byte> Magic => "DAYBOOK-BACKUP/1\n"u8;

    public static BackupHeader Make()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Magic.Length), DefaultMemoryKiB);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Magic.Length + 4), DefaultPasses);
        RandomNumberGenerator.Fill(bytes.AsSpan(Magic.Length + 8));
        return new BackupHeader(bytes);
    }

    public static BackupHeader Read(Stream stream)
    {
        var bytes = new byte[Size];
        if (stream.ReadAtLeast(bytes, Size, throwOnEndOfStream: false) < Size || !bytes.AsSpan().StartsWith(Magic))
            throw new StudyException("backup.unreadable", "This file is not a Daybook backup. Nothing was restored.");
        var header = new BackupHeader(bytes);
        if (header.MemoryKiB is < 8 or > MostMemoryKiB || header.Passes is < 1 or > MostPasses)
            throw BackupStream.Unreadable();
        return header;
    }

    public byte[] KeyFrom(string passphrase)
    {
        var parameters = new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes };
        return PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveBytes(passphrase, Bytes.AsSpan(Magic.Length + 8, SaltSize), 32);
    }

    private int MemoryKiB => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(Magic.Length));

    private int Passes => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(Magic.Length + 4));
}
