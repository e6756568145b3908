namespace Daybook.Ledger;

/// <summary>What the writer hands in: an entry that has no place in the log yet. Ids, time and salt are arguments.</summary>
public sealed record EntryDraft
{
    /// <summary>The longest payload, 65,535 bytes: C2SP entry bundles have 16-bit lengths. Attachments go in by hash.</summary>
    public const int MaxPayload = 65_535;

    /// <summary>The number of salt bytes: 32.</summary>
    public const int SaltSize = 32;

    /// <inheritdoc cref="Envelope.EntryId"/>
    public required string EntryId { get; init; }

    /// <inheritdoc cref="Envelope.CommandId"/>
    public required string CommandId { get; init; }

    /// <inheritdoc cref="Envelope.CommandIndex"/>
    public required int CommandIndex { get; init; }

    /// <inheritdoc cref="Envelope.StudyKey"/>
    public required string StudyKey { get; init; }

    /// <inheritdoc cref="Envelope.SiteId"/>
    public string? SiteId { get; init; }

    /// <inheritdoc cref="Envelope.ParticipantKey"/>
    public string? ParticipantKey { get; init; }

    /// <inheritdoc cref="Envelope.Actor"/>
    public required Actor Actor { get; init; }

    /// <inheritdoc cref="Envelope.Origin"/>
    public Origin? Origin { get; init; }

    /// <summary>When the server received it. Cut to the whole microsecond below when the entry is sealed.</summary>
    public required DateTimeOffset ReceivedUtc { get; init; }

    /// <inheritdoc cref="Envelope.Type"/>
    public required string Type { get; init; }

    /// <inheritdoc cref="Envelope.ProtocolHash"/>
    public Hash? ProtocolHash { get; init; }

    /// <summary>The bytes as received, at most <see cref="MaxPayload"/>. Kept verbatim: never parsed, never re-written.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>32 bytes from the caller's source of chance; never used twice.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The device's evidence; given exactly when <see cref="Origin"/> names a key.</summary>
    public Attestation? Attestation { get; init; }

    /// <summary>The entry this draft becomes at <paramref name="seq"/>.</summary>
    /// <exception cref="ArgumentException">A field breaks a rule of <c>spec/ledger.md</c>.</exception>
    public Entry Seal(long seq)
    {
        Check();
        var envelope = new Envelope
        {
            Seq = seq,
            EntryId = EntryId,
            CommandId = CommandId,
            CommandIndex = CommandIndex,
            StudyKey = StudyKey,
            SiteId = SiteId,
            ParticipantKey = ParticipantKey,
            Actor = Actor,
            Origin = Origin,
            ReceivedUtc = Microseconds.Floor(ReceivedUtc),
            Type = Type,
            ProtocolHash = ProtocolHash,
            PayloadCommitment = Hash.Commitment(Salt, Payload),
        };
        return new Entry(envelope, EnvelopeEncoding.LeafHash(envelope), Payload, Salt, Attestation);
    }

    private void Check()
    {
        if (Payload.Length > MaxPayload)
            throw new ArgumentException($"Entry {EntryId}: a payload has at most {MaxPayload} bytes, not {Payload.Length}.");
        if (Salt.Length != SaltSize)
            throw new ArgumentException($"Entry {EntryId}: a salt has {SaltSize} bytes, not {Salt.Length}.");
        if (Attestation is null != Origin?.KeyId is null)
            throw new ArgumentException($"Entry {EntryId}: a device's evidence and the key that signed it come together or not at all.");
        if (Attestation is not null)
            AttestationDigest.Check(Attestation);
    }
}
