using System.Data.Common;
using System.Text.Json;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>A ledger in one schema of a PostgreSQL database. The study's folder names the schema and the environment variable that holds the connection string: no password stands in a file.</summary>
internal sealed class LedgerInPostgres : LedgerPlace
{
    private const int LongestSchema = 63;

    private readonly string? _file;
    private readonly Naming _naming;

    private LedgerInPostgres(Naming naming, string? file) => (_naming, _file) = (naming, file);

    public override string Words => $"PostgreSQL, schema {_naming.Schema}, connected to by {_naming.Variable}";

    private string Connection => Environment.GetEnvironmentVariable(_naming.Variable) is { Length: > 0 } connection
        ? connection
        : throw new StudyException("postgres.not-named", $"The study's ledger stands in PostgreSQL, but the environment variable {_naming.Variable}, which holds the connection string, is not set. Set it, for example to \"Host=localhost;Database=daybook;Username=daybook\".");

    public static LedgerInPostgres Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Naming>(File.ReadAllBytes(file)) is { Variable: not null, Schema: not null } naming ? new LedgerInPostgres(naming, null) : throw new JsonException("it names no variable or no schema.");
        }
        catch (JsonException e)
        {
            throw new StudyException("ledger.damaged", $"{file} does not name a ledger in PostgreSQL: {e.Message} Restore it from a backup.", e);
        }
    }

    /// <summary>A schema of the study's own. The folder names it once it stands.</summary>
    public static LedgerInPostgres Begin(StudyFolder folder, string variable, string study) =>
        new(new Naming(variable, SchemaOf(study)), folder.Postgres);

    public override ILedgerStore Open() => Reach(() => PostgresLedgerStore.Open(Connection, _naming.Schema));

    public override ILedgerStore MakeOrOpen(StudyKeys keys)
    {
        if (_file is null)
            return Open();
        var made = Reach(() => PostgresLedgerStore.Create(Connection, _naming.Schema, keys.Signer));
        Durable.Write(_file, JsonSerializer.SerializeToUtf8Bytes(_naming));
        return made;
    }

    /// <summary>Takes over the ledger of a file, entry by entry, with its signed head and everything derived; the folder then names this place.</summary>
    public void Take(ILedgerStore from, ProtocolShelf versions, CancellationToken cancellation)
    {
        using var snapshot = from.Snapshot();
        using var made = Reach(() => PostgresLedgerStore.CreateCopy(Connection, _naming.Schema, snapshot));
        try
        {
            LedgerOpening.Derive(made, versions, always: true, null, cancellation);
            Durable.Write(_file!, JsonSerializer.SerializeToUtf8Bytes(_naming));
        }
        catch
        {
            Discard();
            throw;
        }
    }

    public override void CopyTo(string copy)
    {
        using var ledger = Open();
        using var snapshot = ledger.Snapshot();
        using var made = Reach(() => SqliteLedgerStore.CreateCopy(copy, snapshot));
        // What is derived is made where the copy comes to stand.
        made.WriteDerived((connection, transaction) =>
        {
            DerivedNotes.Make(connection, transaction);
            DerivedNotes.Set(connection, transaction, DerivedNotes.RebuildNeeded);
        });
    }

    public override void Discard() => PostgresLedgerStore.Drop(Connection, _naming.Schema);

    private static string SchemaOf(string study)
    {
        var name = "study_" + string.Concat(study.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return name.Length <= LongestSchema ? name : throw new StudyException("postgres.schema", $"The study's key {study} is too long to name a schema.");
    }

    private T Reach<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (LedgerCorruptException e)
        {
            throw Damaged($"in {Words}", e);
        }
        catch (Exception e) when (e is DbException or NotSupportedException or IOException or ArgumentException)
        {
            throw new StudyException("postgres.unusable", $"The ledger in {Words} cannot be used: {e.Message}", e);
        }
    }

    /// <param name="Variable">The environment variable that holds the connection string.</param>
    /// <param name="Schema">The schema.</param>
    private sealed record Naming(string Variable, string Schema);
}
