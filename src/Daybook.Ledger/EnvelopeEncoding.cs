using System.Buffers.Binary;

namespace Daybook.Ledger;

/// <summary>
/// The canonical bytes of an envelope, as <c>spec/ledger.md</c> section 2 lays them down: a versioned magic, then every
/// field in one fixed order, each of fixed width or behind its length. Two different envelopes never share bytes.
/// </summary>
public static class EnvelopeEncoding
{
    /// <summary>The most bytes an encoded envelope can have.</summary>
    public const int MaxSize = 4096;

    private static ReadOnlySpan<byte> Magic => "daybook-entry/v1\n"u8;

    /// <summary>The canonical bytes, in a new array.</summary>
    /// <exception cref="ArgumentException">A field breaks a rule of the format.</exception>
    public static byte[] Encode(Envelope envelope)
    {
        Span<byte> buffer = stackalloc byte[MaxSize];
        return buffer[..Write(envelope, buffer)].ToArray();
    }

    /// <summary>The leaf hash: SHA-256(0x00 || canonical bytes), RFC 6962 section 2.1.</summary>
    /// <exception cref="ArgumentException">A field breaks a rule of the format.</exception>
    public static Hash LeafHash(Envelope envelope)
    {
        Span<byte> buffer = stackalloc byte[1 + MaxSize];
        buffer[0] = MerkleTree.LeafPrefix;
        var length = Write(envelope, buffer[1..]);
        return Hash.Of(buffer[..(1 + length)]);
    }

    private static int Write(Envelope e, Span<byte> buffer)
    {
        if (e.Seq < 0 || e.CommandIndex < 0)
            throw new ArgumentException("Seq and command index count from 0.", nameof(e));
        LedgerText.CheckType(e.Type);
        var writer = new FieldWriter(buffer);
        writer.Raw(Magic);
        writer.Int64(e.Seq);
        writer.Text(e.EntryId, "entry id");
        writer.Text(e.CommandId, "command id");
        writer.Int32(e.CommandIndex);
        writer.Text(e.StudyKey, "study key");
        writer.OptionalText(e.SiteId, "site id");
        writer.OptionalText(e.ParticipantKey, "participant key");
        WriteActor(ref writer, e.Actor);
        WriteOrigin(ref writer, e.Origin);
        writer.Int64(Microseconds.From(e.ReceivedUtc));
        writer.Text(e.Type, "type");
        writer.OptionalHash(e.ProtocolHash);
        writer.Hash(e.PayloadCommitment);
        return writer.Length;
    }

    private static void WriteActor(ref FieldWriter writer, Actor actor)
    {
        if (actor.Kind is < ActorKind.Person or > ActorKind.Virtual)
            throw new ArgumentException($"{(int)actor.Kind} is not a kind of actor.", nameof(actor));
        writer.Byte((byte)actor.Kind);
        writer.Text(actor.Id, "actor id");
        writer.Text(actor.Role, "actor role");
    }

    private static void WriteOrigin(ref FieldWriter writer, Origin? origin)
    {
        writer.Byte(origin is null ? (byte)0 : (byte)1);
        if (origin is null)
            return;
        if (origin.DeviceNumber < 0)
            throw new ArgumentException("A device number is not negative.", nameof(origin));
        writer.Text(origin.DeviceId, "device id");
        writer.Int64(origin.DeviceNumber);
        writer.OptionalText(origin.KeyId, "device key id");
    }

    private ref struct FieldWriter(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;

        public int Length { get; private set; }

        public void Byte(byte value) => _buffer[Length++] = value;

        public void Raw(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_buffer[Length..]);
            Length += bytes.Length;
        }

        public void Int32(int value)
        {
            BinaryPrimitives.WriteInt32BigEndian(_buffer[Length..], value);
            Length += 4;
        }

        public void Int64(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(_buffer[Length..], value);
            Length += 8;
        }

        public void Text(string text, string field)
        {
            var length = LedgerText.Write(text, field, _buffer[(Length + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(_buffer[Length..], (ushort)length);
            Length += 2 + length;
        }

        public void OptionalText(string? text, string field)
        {
            Byte(text is null ? (byte)0 : (byte)1);
            if (text is not null)
                Text(text, field);
        }

        public void Hash(Hash hash)
        {
            hash.CopyTo(_buffer[Length..]);
            Length += Ledger.Hash.Size;
        }

        public void OptionalHash(Hash? hash)
        {
            Byte(hash is null ? (byte)0 : (byte)1);
            if (hash is { } present)
                Hash(present);
        }
    }
}
