namespace Daybook.Trial;

/// <summary>A participant's opaque key. The label that people say (P-001) is not it.</summary>
public readonly record struct ParticipantKey(string Value) : IComparable<ParticipantKey>
{
    public int CompareTo(ParticipantKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>The number printed on a kit. It says nothing about what the kit holds.</summary>
public readonly record struct KitId(string Value) : IComparable<KitId>
{
    public int CompareTo(KitId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>The SHA-256 of a protocol file's bytes, as lower-case hexadecimal. It names the blob that holds them.</summary>
public readonly record struct ProtocolHash(string Value) : IComparable<ProtocolHash>
{
    public int CompareTo(ProtocolHash other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
