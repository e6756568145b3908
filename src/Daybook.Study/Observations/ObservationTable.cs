using System.Data;
using System.Data.Common;
using System.Globalization;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>The one tall table of values. It follows from the ledger: it is written in the ledger's transactions and can be made again.</summary>
/// <remarks>Numbers stand as double precision, for SQL; the exact digits stand in the ledger's payload.</remarks>
internal static class ObservationTable
{
    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("seq", DbType.Int64), ("n", DbType.Int64), ("participant", DbType.String), ("site", DbType.String), ("protocol_version", DbType.String),
        ("form", DbType.String), ("occasion_kind", DbType.String), ("occasion_key", DbType.String), ("repeat", DbType.Int64),
        ("item", DbType.String), ("place", DbType.String), ("trial", DbType.Int64), ("num", DbType.Double), ("text", DbType.String),
        ("unit", DbType.String), ("flags", DbType.String), ("day", DbType.Int64), ("local_time", DbType.String), ("superseded_by", DbType.Int64),
    ];

    public static string Select { get; } = "SELECT " + string.Join(", ", Columns.Select(c => c.Name)) + " FROM observation";

    public static void Make(DbConnection connection, DbTransaction? transaction)
    {
        var lite = connection is SqliteConnection;
        var (whole, real, end) = lite ? ("INTEGER", "REAL", " STRICT") : ("bigint", "double precision", "");
        DerivedSql.Run(connection, transaction, $"""
            CREATE TABLE IF NOT EXISTS observation (
              seq {whole} NOT NULL, n {whole} NOT NULL, participant TEXT NOT NULL, site TEXT NOT NULL, protocol_version TEXT NOT NULL,
              form TEXT NOT NULL, occasion_kind TEXT NOT NULL, occasion_key TEXT NOT NULL, repeat {whole} NOT NULL,
              item TEXT NOT NULL, place TEXT, trial {whole} NOT NULL, num {real}, text TEXT,
              unit TEXT, flags TEXT NOT NULL, day {whole}, local_time TEXT, superseded_by {whole},
              PRIMARY KEY (seq, n)){end}
            """);
        DerivedSql.Run(connection, transaction, "CREATE INDEX IF NOT EXISTS observation_by_value ON observation (participant, form, occasion_key, item)");
        DerivedSql.Run(connection, transaction, "CREATE INDEX IF NOT EXISTS observation_by_item ON observation (item, participant)");
    }

    public static void Clear(DbConnection connection, DbTransaction? transaction) => DerivedSql.Run(connection, transaction, "DELETE FROM observation");

    public static void DeleteOf(DbConnection connection, DbTransaction? transaction, IEnumerable<long> seqs)
    {
        foreach (var seq in seqs)
        {
            DerivedSql.Run(connection, transaction, "DELETE FROM observation WHERE seq = @seq", ("seq", seq));
            DerivedSql.Run(connection, transaction, "UPDATE observation SET superseded_by = NULL WHERE superseded_by = @seq", ("seq", seq));
        }
    }

    public static void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyCollection<ObservationRow> rows)
    {
        if (rows.Count == 0)
            return;
        using var insert = Insert(connection, transaction);
        foreach (var row in rows)
        {
            if (row.Corrects)
                Supersede(connection, transaction, row.Value);
            Bind(insert, row);
            insert.ExecuteNonQuery();
        }
    }

    public static ObservationRow Read(DbDataReader r)
    {
        var value = new Observation(
            new ParticipantKey(r.GetString(2)),
            r.GetString(3),
            r.GetString(4),
            r.GetString(5),
            new Occasion(KindOf(r.GetString(6)), r.GetString(7), (int)r.GetInt64(8)),
            r.GetString(9),
            Text(r, 10),
            (int)r.GetInt64(11),
            r.IsDBNull(12) ? null : Number(r.GetDouble(12)),
            Text(r, 13),
            Text(r, 14),
            r.GetString(15),
            r.IsDBNull(16) ? null : (int)r.GetInt64(16),
            Text(r, 17),
            r.GetInt64(0),
            r.IsDBNull(18) ? null : r.GetInt64(18));
        return new ObservationRow(value, (int)r.GetInt64(1), Corrects: false);
    }

    public static string NameOf(OccasionKind kind) => kind switch
    {
        OccasionKind.DiaryDay => "diary-day",
        OccasionKind.Visit => "visit",
        OccasionKind.Unscheduled => "unscheduled",
        OccasionKind.Event => "event",
        OccasionKind.Prompt => "prompt",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a kind of occasion."),
    };

    private static DbCommand Insert(DbConnection connection, DbTransaction? transaction)
    {
        var names = Columns.Select(c => c.Name).ToList();
        var insert = DerivedSql.Command(connection, transaction, $"INSERT INTO observation ({string.Join(", ", names)}) VALUES (@{string.Join(", @", names)})");
        foreach (var (name, type) in Columns)
            DerivedSql.Add(insert, name, type, null);
        insert.Prepare();
        return insert;
    }

    private static void Bind(DbCommand insert, ObservationRow row)
    {
        var o = row.Value;
        object?[] values =
        [
            o.Seq, (long)row.Place, o.Participant.Value, o.Site, o.ProtocolVersion, o.Form, NameOf(o.Occasion.Kind), o.Occasion.Key, (long)o.Occasion.Repeat,
            o.Item, o.Place, (long)o.Trial, Double(o.Number), o.Text, o.Unit, o.Flags, (long?)o.Day, o.LocalTime, o.SupersededBy,
        ];
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = DerivedSql.Storable(values[i]);
    }

    private static void Supersede(DbConnection connection, DbTransaction? transaction, Observation by) =>
        DerivedSql.Run(
            connection, transaction,
            """
            UPDATE observation SET superseded_by = @by
            WHERE participant = @participant AND form = @form AND occasion_key = @key AND item = @item AND occasion_kind = @kind AND repeat = @repeat
              AND place IS NOT DISTINCT FROM @place AND trial = @trial AND superseded_by IS NULL AND seq < @by
            """,
            ("by", by.Seq), ("participant", by.Participant.Value), ("form", by.Form), ("key", by.Occasion.Key), ("item", by.Item),
            ("kind", NameOf(by.Occasion.Kind)), ("repeat", (long)by.Occasion.Repeat), ("place", by.Place), ("trial", (long)by.Trial));

    // A cast from decimal may miss the nearest double by its last bit.
    private static double? Double(decimal? value) => value is { } number ? double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    // A cast would keep 15 digits; the shortest text that gives the double again keeps all that it holds.
    private static decimal Number(double value) => decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static OccasionKind KindOf(string name) => name switch
    {
        "diary-day" => OccasionKind.DiaryDay,
        "visit" => OccasionKind.Visit,
        "unscheduled" => OccasionKind.Unscheduled,
        "event" => OccasionKind.Event,
        "prompt" => OccasionKind.Prompt,
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is not a kind of occasion; the observations were changed. Run daybook rebuild.")),
    };
}
