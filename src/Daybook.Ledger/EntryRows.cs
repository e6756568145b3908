using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>How an entry lies in the tables <c>entry</c> and <c>payload</c>: one list of columns, from which the statements are made.</summary>
internal static class EntryRows
{
    private static readonly (string Name, DbType Type)[] EntryColumns =
    [
        ("seq", DbType.Int64), ("entry_id", DbType.String), ("command_id", DbType.String), ("command_index", DbType.Int64),
        ("study_key", DbType.String), ("site_id", DbType.String), ("participant_key", DbType.String),
        ("actor_kind", DbType.String), ("actor_id", DbType.String), ("actor_role", DbType.String),
        ("device_id", DbType.String), ("device_number", DbType.Int64), ("device_key_id", DbType.String),
        ("received_utc", DbType.Int64), ("type", DbType.String), ("protocol_hash", DbType.Binary),
        ("payload_commitment", DbType.Binary), ("leaf_hash", DbType.Binary),
    ];

    private static readonly (string Name, DbType Type)[] PayloadColumns =
    [
        ("seq", DbType.Int64), ("salt", DbType.Binary), ("body", DbType.Binary), ("signature", DbType.Binary),
        ("local_clock", DbType.String), ("zone", DbType.String), ("attestation_digest", DbType.Binary),
    ];

    /// <summary>Selects entries with their payloads in the order <see cref="Read"/> expects.</summary>
    public static string Select { get; } =
        "SELECT " + string.Join(", ", EntryColumns.Select(c => "e." + c.Name)) + ", " + string.Join(", ", PayloadColumns.Select(c => "p." + c.Name))
        + " FROM entry e LEFT JOIN payload p ON p.seq = e.seq";

    private static readonly string InsertEntryText = InsertInto("entry", EntryColumns), InsertPayloadText = InsertInto("payload", PayloadColumns);

    public static DbCommand InsertEntry(DbConnection connection) => Insert(connection, InsertEntryText, EntryColumns);

    public static DbCommand InsertPayload(DbConnection connection) => Insert(connection, InsertPayloadText, PayloadColumns);

    public static DbParameterCollection AddEntry(DbBatch batch) => Add(batch, InsertEntryText, EntryColumns);

    public static DbParameterCollection AddPayload(DbBatch batch) => Add(batch, InsertPayloadText, PayloadColumns);

    public static void BindEntry(DbParameterCollection p, Entry entry)
    {
        var e = entry.Envelope;
        object?[] values =
        [
            e.Seq, e.EntryId, e.CommandId, (long)e.CommandIndex, e.StudyKey, e.SiteId, e.ParticipantKey,
            NameOf(e.Actor.Kind), e.Actor.Id, e.Actor.Role, e.Origin?.DeviceId, e.Origin?.DeviceNumber, e.Origin?.KeyId,
            Microseconds.From(e.ReceivedUtc), e.Type, e.ProtocolHash?.ToBytes(), e.PayloadCommitment.ToBytes(), entry.LeafHash.ToBytes(),
        ];
        Bind(p, values);
    }

    public static void BindPayload(DbParameterCollection p, Entry entry)
    {
        var a = entry.Attestation;
        var digest = a is null ? null : AttestationDigest.Of(entry.LeafHash, a).ToBytes();
        Bind(p, [entry.Seq, entry.Salt, entry.Payload, a?.Signature, a?.LocalClock, a?.Zone, digest]);
    }

    /// <summary>Reads one joined row.</summary>
    /// <exception cref="LedgerCorruptException">A column holds what no writer ever wrote.</exception>
    public static StoredEntry Read(DbDataReader r)
    {
        long? seq = null;
        try
        {
            seq = Columns.Int64(r, 0);
            var envelope = ReadEnvelope(r, seq.Value);
            var leafHash = Columns.Hash(r, 17);
            if (r.IsDBNull(18))
                return new StoredEntry(new Entry(envelope, leafHash, null, null, null), null);
            var (salt, body) = (Columns.Bytes(r, 19), Columns.Bytes(r, 20));
            return new StoredEntry(new Entry(envelope, leafHash, body, salt, ReadAttestation(r)), Columns.OptionalHash(r, 24));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException or InvalidOperationException)
        {
            throw new LedgerCorruptException($"a column was never written so: {e.Message}", seq, e);
        }
    }

    private static Envelope ReadEnvelope(DbDataReader r, long seq) => new()
    {
        Seq = seq,
        EntryId = Columns.Text(r, 1),
        CommandId = Columns.Text(r, 2),
        CommandIndex = (int)Columns.Int64(r, 3),
        StudyKey = Columns.Text(r, 4),
        SiteId = Columns.OptionalText(r, 5),
        ParticipantKey = Columns.OptionalText(r, 6),
        Actor = new Actor(KindOf(Columns.Text(r, 7)), Columns.Text(r, 8), Columns.Text(r, 9)),
        Origin = ReadOrigin(r),
        ReceivedUtc = Microseconds.ToInstant(Columns.Int64(r, 13)),
        Type = Columns.Text(r, 14),
        ProtocolHash = Columns.OptionalHash(r, 15),
        PayloadCommitment = Columns.Hash(r, 16),
    };

    private static Origin? ReadOrigin(DbDataReader r)
    {
        var (device, key) = (Columns.OptionalText(r, 10), Columns.OptionalText(r, 12));
        if (device is not null)
            return new Origin(device, Columns.Int64(r, 11), key);
        return key is null && r.IsDBNull(11) ? null : throw new FormatException("there is a device number or key without a device");
    }

    private static Attestation? ReadAttestation(DbDataReader r)
    {
        var (signature, clock, zone) = (Columns.OptionalBytes(r, 21), Columns.OptionalText(r, 22), Columns.OptionalText(r, 23));
        if (signature is not null && clock is not null && zone is not null)
            return new Attestation(signature, clock, zone);
        return signature is null && clock is null && zone is null ? null : throw new FormatException("the device's evidence is not whole");
    }

    private static DbCommand Insert(DbConnection connection, string text, (string Name, DbType Type)[] columns) =>
        Sql.Command(connection, null, text, [.. columns.Select(c => (c.Name, c.Type, (object?)null))]);

    private static DbParameterCollection Add(DbBatch batch, string text, (string Name, DbType Type)[] columns)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = text;
        foreach (var (name, type) in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.DbType = type;
            command.Parameters.Add(parameter);
        }
        batch.BatchCommands.Add(command);
        return command.Parameters;
    }

    private static string InsertInto(string table, (string Name, DbType Type)[] columns)
    {
        var names = columns.Select(c => c.Name).ToList();
        return $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES (@{string.Join(", @", names)})";
    }

    private static void Bind(DbParameterCollection parameters, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static string NameOf(ActorKind kind) => kind switch
    {
        ActorKind.Person => "person",
        ActorKind.Device => "device",
        ActorKind.System => "system",
        ActorKind.Virtual => "virtual",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a kind of actor."),
    };

    private static ActorKind KindOf(string name) => name switch
    {
        "person" => ActorKind.Person,
        "device" => ActorKind.Device,
        "system" => ActorKind.System,
        "virtual" => ActorKind.Virtual,
        _ => throw new FormatException($"'{name}' is not a kind of actor"),
    };
}
