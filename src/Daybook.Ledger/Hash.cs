using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Daybook.Ledger;

/// <summary>
/// A SHA-256 hash: exactly 32 bytes, compared by value. A hash of another length cannot be made, so no
/// verifier here ever has to ask.
/// </summary>
/// <remarks><c>default</c> is 32 zero bytes, which is the hash of nothing known.</remarks>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>The number of bytes in a hash: 32.</summary>
    public const int Size = 32;

    private const int SmallBuffer = 1024;

    private readonly ulong _a, _b, _c, _d;

    /// <summary>Takes the 32 bytes of <paramref name="bytes"/>.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A hash has 32 bytes, not {bytes.Length}.", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>SHA-256 of <paramref name="bytes"/>.</summary>
    public static Hash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return new Hash(hash);
    }

    /// <summary>The commitment to a payload: SHA-256(salt || payload).</summary>
    public static Hash Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        // One call over a joined buffer costs half of an incremental hash over the two.
        var length = salt.Length + payload.Length;
        var rented = length <= SmallBuffer ? null : ArrayPool<byte>.Shared.Rent(length);
        var joined = rented ?? stackalloc byte[SmallBuffer];
        try
        {
            salt.CopyTo(joined);
            payload.CopyTo(joined[salt.Length..]);
            return Of(joined[..length]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Hash FromHex(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return bytes.Length == Size ? new Hash(bytes) : throw new FormatException("A hash is written as 64 hexadecimal digits.");
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The 32 bytes, in a new array.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The standard base64 text (RFC 4648 section 4), 44 characters, as checkpoints print it.</summary>
    public string ToBase64() => Convert.ToBase64String(ToBytes());

    /// <summary>64 lowercase hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());

    /// <inheritdoc/>
    public bool Equals(Hash other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _a.GetHashCode();

    /// <summary>True when all 32 bytes are equal.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>True when any byte differs.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);
}
