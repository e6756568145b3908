using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>The tables of a ledger, described once for both databases.</summary>
internal sealed record LedgerSchema(string Integer, string Text, string Bytes, string TableEnd)
{
    public static LedgerSchema Sqlite { get; } = new("INTEGER", "TEXT", "BLOB", " STRICT");

    public static LedgerSchema Postgres { get; } = new("bigint", "text", "bytea", "");

    /// <summary>The statements, in the order they run; SQLite keeps their text, so verification compares it.</summary>
    public IReadOnlyList<(string Name, string Statement)> Statements =>
    [
        ("entry", $"""
            CREATE TABLE entry (
              seq {Integer} PRIMARY KEY, entry_id {Text} NOT NULL, command_id {Text} NOT NULL, command_index {Integer} NOT NULL,
              study_key {Text} NOT NULL, site_id {Text}, participant_key {Text},
              actor_kind {Text} NOT NULL, actor_id {Text} NOT NULL, actor_role {Text} NOT NULL,
              device_id {Text}, device_number {Integer}, device_key_id {Text},
              received_utc {Integer} NOT NULL, type {Text} NOT NULL, protocol_hash {Bytes},
              payload_commitment {Bytes} NOT NULL, leaf_hash {Bytes} NOT NULL){TableEnd}
            """),
        ("entry_by_id", "CREATE UNIQUE INDEX entry_by_id ON entry (entry_id)"),
        ("entry_by_participant", "CREATE INDEX entry_by_participant ON entry (participant_key, seq) WHERE participant_key IS NOT NULL"),
        ("entry_by_type", "CREATE INDEX entry_by_type ON entry (type, seq)"),
        ("payload", $"""
            CREATE TABLE payload (
              seq {Integer} PRIMARY KEY REFERENCES entry (seq), salt {Bytes} NOT NULL, body {Bytes} NOT NULL,
              signature {Bytes}, local_clock {Text}, zone {Text}, attestation_digest {Bytes}){TableEnd}
            """),
        ("head", $"""
            CREATE TABLE head (
              id {Integer} PRIMARY KEY CHECK (id = 1), format {Text} NOT NULL, size {Integer} NOT NULL,
              root {Bytes} NOT NULL, frontier {Bytes} NOT NULL, note {Text} NOT NULL){TableEnd}
            """),
    ];

    public void Create(DbConnection connection, DbTransaction transaction)
    {
        foreach (var (_, statement) in Statements)
            Sql.Run(connection, transaction, statement);
    }
}
