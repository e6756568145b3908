using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Daybook.Cli.Doctor;

/// <summary>Looks at the machine: the runtime, the database library, the disk.</summary>
internal static class MachineChecks
{
    private const long LittleSpace = 1L << 30;

    // Before 3.51.3 a write that races a checkpoint of the write-ahead log can lose committed data.
    private static readonly Version SafeSqlite = new(3, 51, 3);

    public static IEnumerable<Check> Run(string folder)
    {
        yield return new Check("daybook", Health.Ok, $"version {Software.Version} on .NET {Environment.Version}");
        yield return Sqlite();
        yield return Writable(folder);
        yield return Space(folder);
        yield return Encryption(folder);
    }

    private static Check Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var version = Version.Parse(connection.ServerVersion);
        return version >= SafeSqlite
            ? new Check("database", Health.Ok, $"SQLite {version}")
            : new Check("database", Health.Fail, $"SQLite {version} can lose committed data", $"install a build with SQLite {SafeSqlite} or later");
    }

    private static Check Writable(string folder)
    {
        var probe = Path.Combine(Nearest(folder), $".daybook-probe-{Environment.ProcessId}");
        try
        {
            using (File.Create(probe, 1, FileOptions.DeleteOnClose)) return new Check("folder", Health.Ok, $"{folder} can be written");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Check("folder", Health.Fail, $"{folder} cannot be written: {error.Message}", $"give the account that runs daybook the right to write {Nearest(folder)}");
        }
    }

    private static Check Space(string folder)
    {
        var free = new DriveInfo(Nearest(folder)).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.#} GiB free");
        return free >= LittleSpace ? new Check("disk", Health.Ok, words) : new Check("disk", Health.Warn, words, "free some space: a full disk stops a study");
    }

    /// <summary>Answers are readable by whoever reads the disk: on purpose, so the disk must be encrypted.</summary>
    private static Check Encryption(string folder)
    {
        const string mounts = "/proc/mounts";
        const string fix = "keep the data folder on an encrypted volume (LUKS, BitLocker, FileVault)";
        if (!File.Exists(mounts)) return new Check("encryption", Health.Warn, "whether the disk is encrypted cannot be seen from here", fix);
        var path = Nearest(folder);
        var device = File.ReadLines(mounts).Select(line => line.Split(' '))
            .Where(parts => path == parts[1] || path.StartsWith(parts[1].TrimEnd('/') + "/", StringComparison.Ordinal))
            .MaxBy(parts => parts[1].Length)?[0] ?? "";
        var target = Directory.Exists("/sys/class/block") ? Path.GetFileName(new FileInfo(device).ResolveLinkTarget(true)?.FullName ?? device) : "";
        var uuid = $"/sys/class/block/{target}/dm/uuid";
        return File.Exists(uuid) && File.ReadAllText(uuid).StartsWith("CRYPT-", StringComparison.Ordinal)
            ? new Check("encryption", Health.Ok, $"{device} is encrypted")
            : new Check("encryption", Health.Warn, $"{(device.Length > 0 ? device : "the disk")} is not seen to be encrypted; answers are readable by whoever reads it", fix);
    }

    private static string Nearest(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path)) path = Path.GetDirectoryName(path)!;
        return path;
    }
}
