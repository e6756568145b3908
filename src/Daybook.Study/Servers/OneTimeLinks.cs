using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Links that sign in once: 256 bits of chance, kept as a hash, with an end. Using one ends all of its account.</summary>
internal sealed class OneTimeLinks(ILedgerStore store, TimeProvider clock)
{
    private const int TokenBytes = 32;

    public static void MakeTable(DbConnection connection, DbTransaction transaction) =>
        DerivedSql.Run(connection, transaction, "CREATE TABLE IF NOT EXISTS one_time_link (token_hash TEXT PRIMARY KEY, account TEXT NOT NULL, expires_unix BIGINT NOT NULL)");

    public string Make(string account, TimeSpan validFor)
    {
        // Not from the study's source of chance: a seeded one would give the same key to everybody.
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var expires = clock.GetUtcNow().Add(validFor).ToUnixTimeSeconds();
        store.WriteDerived((connection, transaction) => DerivedSql.Run(
            connection, transaction, "INSERT INTO one_time_link (token_hash, account, expires_unix) VALUES (@hash, @account, @expires)",
            ("hash", HashOf(token)), ("account", account), ("expires", expires)));
        return token;
    }

    public string? Use(string token)
    {
        string? account = null;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        // Deleting and telling whose it was is one statement: of two that come together one wins. Her other links go with it: an older one in a mailbox would set another password.
        store.WriteDerived((connection, transaction) => account = (string?)DerivedSql.One(
            connection,
            transaction,
            "DELETE FROM one_time_link WHERE account = (SELECT account FROM one_time_link WHERE token_hash = @hash AND expires_unix > @now) RETURNING account",
            ("hash", HashOf(token)),
            ("now", now)));
        return account;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
