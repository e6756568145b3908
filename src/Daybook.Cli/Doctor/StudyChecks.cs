using Daybook.Cli.Verbs;
using Daybook.Study;

namespace Daybook.Cli.Doctor;

/// <summary>Looks at the studies of a data folder: whether they open, and who can read their keys.</summary>
internal static class StudyChecks
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static async Task<IReadOnlyList<Check>> Run(DataFolder data, CancellationToken cancellation)
    {
        var slugs = data.Slugs();
        if (slugs.Count == 0) return [new Check("studies", Health.Warn, $"there is no study in {data.Path}", "daybook demo, daybook open PROTOCOL, or name another folder with --data")];
        var checks = new List<Check>();
        foreach (var slug in slugs)
        {
            checks.Add(await Opens(slug, data.Study(slug), cancellation));
            checks.Add(Keys(slug, data.Study(slug)));
            if (File.Exists(data.Study(slug).Postgres)) checks.Add(new Check($"{slug} encryption", Health.Warn, "whether the disk of the PostgreSQL server is encrypted cannot be seen from here", "keep the server's data on an encrypted volume, and reach it by TLS (SSL Mode=VerifyFull) unless it stands on this machine"));
        }
        return checks;
    }

    private static async Task<Check> Opens(string slug, StudyFolder folder, CancellationToken cancellation)
    {
        try
        {
            await using var study = await RunningStudy.Open(folder, StudyChoice.RealOptions(), cancellation);
            return new Check(slug, Health.Ok, $"opens: {study.Head.Size} entries in {study.LedgerStands}, {study.State.Participants.Count} participants, {study.State.Opened?.Purpose.ToString().ToLowerInvariant()}");
        }
        catch (StudyException error) when (error.Code == "folder.in-use")
        {
            return new Check(slug, Health.Ok, "is open in another process");
        }
        catch (StudyException error)
        {
            return new Check(slug, Health.Fail, error.Message, $"daybook verify --data {Path.GetDirectoryName(Path.GetDirectoryName(folder.Root))} --study {slug}");
        }
    }

    private static Check Keys(string slug, StudyFolder folder)
    {
        if (!Directory.Exists(folder.Keys)) return new Check($"{slug} keys", Health.Warn, $"there is no {folder.Keys}", "restore the study from a backup: without its keys no head can be signed");
        var open = Directory.EnumerateFiles(folder.Keys).Where(OthersRead).Select(Path.GetFileName).ToList();
        return open.Count == 0
            ? new Check($"{slug} keys", Health.Ok, "only this account can read them")
            : new Check($"{slug} keys", Health.Fail, $"others can read {string.Join(", ", open)}", $"chmod 600 {folder.Keys}/*");
    }

    // Where files have no such bits, the rights of the folder decide.
    private static bool OthersRead(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;
}
