using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Daybook.Statistics.Random;

/// <summary>
/// The identity of a stream: the first 16 bytes of SHA-256 over the seed and the parts of the purpose. Eight bytes
/// key Philox, eight fill the upper half of its counter, so two purposes share numbers with probability 2^-128.
/// The encoding is written down in <c>spec/vectors/philox4x32-10.json</c> and never changes.
/// </summary>
internal readonly record struct StreamKey(uint Key0, uint Key1, uint Counter2, uint Counter3)
{
    private const byte NumberTag = (byte)'n';
    private const byte TextTag = (byte)'t';

    public static StreamKey Of(ulong seed, ReadOnlySpan<StreamPart> purpose)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("daybook-stream/1"u8);
        Append(hash, seed);
        Append(hash, purpose);
        return Finish(hash);
    }

    /// <summary>The key of a stream below this one.</summary>
    public StreamKey Below(ReadOnlySpan<StreamPart> purpose)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("daybook-stream/1 below"u8);
        Append(hash, Key0 | ((ulong)Key1 << 32));
        Append(hash, Counter2 | ((ulong)Counter3 << 32));
        Append(hash, purpose);
        return Finish(hash);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<StreamPart> purpose)
    {
        foreach (StreamPart part in purpose)
        {
            if (part.Text is null)
            {
                hash.AppendData([NumberTag]);
                Append(hash, part.Number);
            }
            else
            {
                byte[] text = Encoding.UTF8.GetBytes(part.Text);
                hash.AppendData([TextTag]);
                Append(hash, (ulong)text.Length);
                hash.AppendData(text);
            }
        }
    }

    private static void Append(IncrementalHash hash, ulong number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static StreamKey Finish(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new StreamKey(
            BinaryPrimitives.ReadUInt32LittleEndian(digest), BinaryPrimitives.ReadUInt32LittleEndian(digest[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(digest[8..]), BinaryPrimitives.ReadUInt32LittleEndian(digest[12..]));
    }
}
