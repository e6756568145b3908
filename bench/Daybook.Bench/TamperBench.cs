using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Daybook.Study;
using Microsoft.Data.Sqlite;

namespace Daybook.Bench;

/// <summary>
/// Changes one random byte of <c>ledger.db</c> at a time and asks verify. It may only say that the record holds when every entry, the log and
/// every observation read as before.
/// </summary>
internal static class TamperBench
{
    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var tries = args.Count > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1000;
        var home = Worlds.Temporary("tamper");
        var folder = new StudyFolder(Path.Combine(home, "study"));
        await (await Worlds.Finished(folder.Root, 7, 6)).DisposeAsync();
        Settle(folder.Ledger);
        var sound = await File.ReadAllBytesAsync(folder.Ledger);
        var meaning = Meaning(folder.Ledger);
        var (found, harmless, missed) = (0, 0, new List<string>());
        var chance = new Random(20260601);
        for (var i = 0; i < tries; i++)
        {
            var at = chance.Next(sound.Length);
            var flip = (byte)(1 << chance.Next(8));
            await Tamper(folder.Ledger, sound, at, flip);
            if (!await Holds(folder)) found++;
            else if (Same(folder.Ledger, meaning)) harmless++;
            else missed.Add($"byte {at}, bits {flip:x2}");
            if ((i + 1) % 100 == 0) Console.Error.WriteLine($"{i + 1} of {tries}: {found} found, {harmless} changed nothing, {missed.Count} missed");
        }
        Directory.Delete(home, recursive: true);
        return new BenchResult(missed.Count == 0, new JsonObject
        {
            ["tries"] = tries,
            ["bytes"] = sound.Length,
            ["found"] = found,
            ["changedNothing"] = harmless,
            ["missed"] = missed.Count,
            ["missedAt"] = new JsonArray([.. missed.Select(where => JsonValue.Create(where))]),
        });
    }

    private static async Task Tamper(string path, byte[] sound, int at, byte flip)
    {
        foreach (var side in new[] { "-wal", "-shm" }) File.Delete(path + side);
        var changed = (byte[])sound.Clone();
        changed[at] ^= flip;
        await File.WriteAllBytesAsync(path, changed);
    }

    private static async Task<bool> Holds(StudyFolder folder)
    {
        try
        {
            return (await RunningStudy.VerifyFolder(folder, new StudyOptions { Clock = TimeProvider.System, Entropy = new OsEntropy() }, null, CancellationToken.None)).Holds;
        }
        catch (StudyException)
        {
            return false;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static bool Same(string path, string meaning)
    {
        try
        {
            return Meaning(path) == meaning;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void Settle(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    /// <summary>A digest of every row of every table, read past any index.</summary>
    private static string Meaning(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tables = Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").Select(row => row[0]).ToList();
        foreach (var table in tables)
        {
            digest.AppendData(System.Text.Encoding.UTF8.GetBytes(table));
            foreach (var row in Rows(connection, $"SELECT * FROM \"{table}\" NOT INDEXED"))
                foreach (var value in row) digest.AppendData(System.Text.Encoding.UTF8.GetBytes($"{value.Length}:{value}"));
        }
        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static IEnumerable<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // table names come from the database's own schema
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetFieldType(i).Name} {reader.GetString(i)}")];
    }
}
