using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>Who the participants are. Each has a key of her own, wrapped by the store's key; destroying it erases her.</summary>
/// <remarks>Nothing of this stands in the ledger but the hash of the signed consent.</remarks>
public sealed class IdentityStore : IDisposable
{
    private readonly SqliteConnection _database;
    private readonly byte[] _storeKey;
    private readonly System.Threading.Lock _gate = new();

    private IdentityStore(SqliteConnection database, byte[] storeKey)
    {
        _database = database;
        _storeKey = storeKey;
        Reminders = new ReminderRegister(database, _gate);
    }

    /// <summary>Which reminders went out.</summary>
    public ReminderRegister Reminders { get; }

    /// <summary>Opens the store of a study's folder.</summary>
    public static IdentityStore Open(StudyFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var keyFile = Path.Combine(folder.Keys, "identity.key");
        var key = File.Exists(folder.Identity) ? KeyFile.Read(keyFile) : KeyFile.ReadOrMake(keyFile, KeyFile.Draw);
        var database = SqliteFile.Open(folder.Identity);
        database.Run("""
            CREATE TABLE IF NOT EXISTS person (participant TEXT PRIMARY KEY, wrapped_key BLOB) STRICT;
            CREATE TABLE IF NOT EXISTS secret (participant TEXT NOT NULL REFERENCES person, kind TEXT NOT NULL, box BLOB NOT NULL, PRIMARY KEY (participant, kind)) STRICT;
            """);
        return new IdentityStore(database, key);
    }

    /// <summary>Writes a participant's name and contact, in place of what was there.</summary>
    public void Put(ParticipantKey participant, Identity identity) =>
        Write(participant, "identity", JsonSerializer.SerializeToUtf8Bytes(identity));

    /// <summary>Her name and contact, or null when there is none.</summary>
    public Identity? Read(ParticipantKey participant) =>
        ReadBytes(participant, "identity") is { } bytes ? JsonSerializer.Deserialize<Identity>(bytes) : null;

    /// <summary>Changes how she wants to be reminded. Two changes at the same time are both kept.</summary>
    public void ChangeWishes(ParticipantKey participant, Func<ReminderWishes, ReminderWishes> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
            Write(participant, "reminders", JsonSerializer.SerializeToUtf8Bytes(change(ReadWishes(participant))));
    }

    /// <summary>How she wants to be reminded.</summary>
    public ReminderWishes ReadWishes(ParticipantKey participant) =>
        ReadBytes(participant, "reminders") is { } bytes ? JsonSerializer.Deserialize<ReminderWishes>(bytes)! : ReminderWishes.None;

    /// <summary>Keeps a signed consent under its hash, which <see cref="GiveConsent"/> puts in the ledger: no copy takes another's place.</summary>
    public string PutConsent(ParticipantKey participant, ReadOnlySpan<byte> document)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(document));
        Write(participant, $"consent {hash}", document);
        return hash;
    }

    /// <summary>The signed consent of that hash, or null.</summary>
    public byte[]? ReadConsent(ParticipantKey participant, string hash) => ReadBytes(participant, $"consent {hash}");

    /// <summary>Whether a copy of that hash is kept.</summary>
    public bool HasConsent(ParticipantKey participant, string hash)
    {
        lock (_gate)
            return _database.One<long>("SELECT count(*) FROM secret WHERE participant = $p AND kind = $k", ("$p", participant.Value), ("$k", $"consent {hash}")) > 0;
    }

    /// <summary>Erases a copy to which no consent of the record refers.</summary>
    public void DropConsent(ParticipantKey participant, string hash)
    {
        lock (_gate)
            _database.Run("DELETE FROM secret WHERE participant = $p AND kind = $k", ("$p", participant.Value), ("$k", $"consent {hash}"));
    }

    /// <summary>Whether her key was destroyed.</summary>
    public bool IsErased(ParticipantKey participant)
    {
        lock (_gate)
            return Person(participant) is (true, null);
    }

    /// <summary>Destroys her key and everything it protected. There is no way back; old backups forget her as they are rotated out.</summary>
    public void Erase(ParticipantKey participant)
    {
        lock (_gate)
        {
            using (var transaction = _database.BeginTransaction())
            {
                _database.Run("INSERT INTO person (participant, wrapped_key) VALUES ($p, NULL) ON CONFLICT (participant) DO UPDATE SET wrapped_key = NULL", ("$p", participant.Value));
                _database.Run("DELETE FROM secret WHERE participant = $p", ("$p", participant.Value));
                _database.Run("DELETE FROM reminded WHERE participant = $p", ("$p", participant.Value));
                transaction.Commit();
            }
            // The write-ahead log still holds the old pages; emptying it is part of erasing.
            _database.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_storeKey);
        _database.Dispose();
    }

    private void Write(ParticipantKey participant, string kind, ReadOnlySpan<byte> plain)
    {
        lock (_gate)
        {
            using var transaction = _database.BeginTransaction();
            var key = KeyOf(participant) ?? MakeKey(participant);
            _database.Run(
                "INSERT INTO secret (participant, kind, box) VALUES ($p, $k, $b) ON CONFLICT (participant, kind) DO UPDATE SET box = excluded.box",
                ("$p", participant.Value), ("$k", kind), ("$b", SealedBytes.Close(key, plain, Context(participant, kind))));
            transaction.Commit();
        }
    }

    private byte[]? ReadBytes(ParticipantKey participant, string kind)
    {
        lock (_gate)
        {
            var box = _database.One<byte[]>("SELECT box FROM secret WHERE participant = $p AND kind = $k", ("$p", participant.Value), ("$k", kind));
            if (box is null || KeyOf(participant) is not { } key)
                return null;
            return Opened(key, box, Context(participant, kind));
        }
    }

    private byte[]? KeyOf(ParticipantKey participant)
    {
        var (known, wrapped) = Person(participant);
        if (known && wrapped is null)
            throw new StudyException("identity.erased", $"The identity of participant {participant} was erased. It cannot be read or written again.");
        return wrapped is null ? null : Opened(_storeKey, wrapped, Context(participant, "key"));
    }

    private byte[] MakeKey(ParticipantKey participant)
    {
        var key = KeyFile.Draw();
        _database.Run("INSERT INTO person (participant, wrapped_key) VALUES ($p, $w)", ("$p", participant.Value), ("$w", SealedBytes.Close(_storeKey, key, Context(participant, "key"))));
        return key;
    }

    private (bool Known, byte[]? Wrapped) Person(ParticipantKey participant)
    {
        using var query = _database.Ask("SELECT wrapped_key FROM person WHERE participant = $p", ("$p", participant.Value));
        using var row = query.ExecuteReader();
        return row.Read() ? (true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)) : (false, null);
    }

    private static byte[] Opened(byte[] key, byte[] box, byte[] context)
    {
        try
        {
            return SealedBytes.Open(key, box, context);
        }
        catch (CryptographicException e)
        {
            throw new StudyException("identity.damaged", "An identity does not open with keys/identity.key: one of the two was changed. Restore both from a backup.", e);
        }
    }

    private static byte[] Context(ParticipantKey participant, string kind) => Encoding.UTF8.GetBytes($"daybook/identity/v1\n{participant}\n{kind}");
}
