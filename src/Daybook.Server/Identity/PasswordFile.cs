using System.Security.Cryptography;
using System.Text.Json;
using Daybook.Study;
using Microsoft.AspNetCore.Identity;

namespace Daybook.Server;

/// <summary>Passwords, hashed, in <c>passwords.json</c> of the server's folder. Who has an account and which role stands in the server's ledger.</summary>
public sealed class PasswordFile
{
    /// <summary>NIST SP 800-63B: length counts, composition rules do not.</summary>
    public const int Shortest = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly PasswordHasher<string> hasher = new();
    private readonly Lock gate = new();
    private readonly string path;
    private readonly string hashOfNobody;
    private readonly SortedDictionary<string, string> hashes;

    private PasswordFile(string path)
    {
        this.path = path;
        hashOfNobody = hasher.HashPassword("", Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        var kept = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path), Json)! : [];
        hashes = new SortedDictionary<string, string>(kept, StringComparer.Ordinal);
    }

    public static PasswordFile Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new PasswordFile(new ServerFolder(folder).Passwords);
    }

    /// <summary>Sets the password: PBKDF2 with HMAC-SHA-512 and a salt of its own (ASP.NET Core Identity, version 3 format).</summary>
    public void Set(string account, string password)
    {
        lock (gate)
        {
            hashes[account] = hasher.HashPassword(account, password);
            Save();
        }
    }

    /// <summary>Whether the account has a password already.</summary>
    public bool Has(string account)
    {
        lock (gate)
            return hashes.ContainsKey(account);
    }

    /// <summary>Whether the password is the account's. An unknown account costs as much time as a wrong password.</summary>
    public bool IsRight(string account, string password)
    {
        string? hash;
        lock (gate)
            hash = hashes.GetValueOrDefault(account);
        return hasher.VerifyHashedPassword(account, hash ?? hashOfNobody, password) != PasswordVerificationResult.Failed && hash is not null;
    }

    /// <summary>Whole or not at all: a new file, flushed, renamed over the old.</summary>
    private void Save()
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, hashes, Json);
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }
}
