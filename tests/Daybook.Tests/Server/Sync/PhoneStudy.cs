using System.Globalization;
using Daybook.Analysis;
using Daybook.Ledger;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server.Sync;

/// <summary>A study with one participant who takes part and has no phone yet: made once, copied for every run. It can be closed and opened, copied away and set back.</summary>
internal sealed class PhoneStudy(string folder, SetClock clock) : IAsyncDisposable
{
    public static readonly ParticipantKey Her = new("0123456789abcdef");
    public static readonly DateTimeOffset Begin = new(2026, 6, 1, 17, 0, 0, TimeSpan.Zero);

    private readonly StudyOptions options = new() { Clock = clock, Entropy = new SeededEntropy(7) };

    public RunningStudy Study { get; private set; } = null!;

    public SetClock Clock { get; } = clock;

    private string Live => Path.Combine(folder, "study");

    /// <summary>The participants of a study of so many.</summary>
    public static IReadOnlyList<ParticipantKey> People(int count) => [Her, .. Enumerable.Range(1, count - 1).Select(n => new ParticipantKey(n.ToString("x16", CultureInfo.InvariantCulture)))];

    /// <summary>Makes the study that every run copies.</summary>
    public static async Task Make(string at, int people = 1)
    {
        var yaml = await File.ReadAllTextAsync(Repository.At("protocols", "minimal-crossover.yaml"));
        var protocol = ProtocolReader.Read(yaml, "minimal-crossover.yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(7));
        var clock = new SetClock(Begin.AddDays(-8));
        var setUp = new StudySetUp
        {
            Study = "demo", Slug = protocol.Id, Organisation = "Daybook", Title = protocol.Title, Purpose = Purpose.Synthetic, Yaml = yaml,
            Allocation = new AllocationSetUp(drawn.List, drawn.Kits),
        };
        await using var study = await RunningStudy.Create(new StudyFolder(at), setUp, new StudyOptions { Clock = clock, Entropy = new SeededEntropy(7) });
        var day = new LocalDate(2026, 6, 1);
        foreach (var her in People(people))
            await Do(study,
                new ScreenParticipant(her, "north", day.PlusDays(-8), "clinic", null),
                new GiveConsent(her, protocol.Consent.Version, new string('d', 64)),
                new AssessEligibility(her, [new("adult", new Answer.Number(44, "a")), new("no-opioids", new Answer.Boolean(false))]),
                new EnrolParticipant(her, "Europe/Madrid"));
        clock.Now = Begin.AddHours(-8);
        foreach (var her in People(people))
            await Do(study, new HoldVisit(her, "v1", day));
    }

    public static async Task<PhoneStudy> Open(string template, string folder)
    {
        var study = new PhoneStudy(folder, new SetClock(Begin));
        CopyFolder(template, study.Live);
        await study.Open();
        return study;
    }

    public Task Enrol(string device, string key, ParticipantKey? whose = null) => Do(Study, new EnrolDevice(whose ?? Her, device, key));

    public async Task Restart()
    {
        await Study.DisposeAsync();
        await Open();
    }

    /// <summary>A copy of everything, as a backup would be.</summary>
    public async Task BackUp()
    {
        await Study.DisposeAsync();
        var copy = Path.Combine(folder, "backup");
        if (Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
        CopyFolder(Live, copy);
        await Open();
    }

    public bool HasBackup => Directory.Exists(Path.Combine(folder, "backup"));

    public async Task SetBack()
    {
        await Study.DisposeAsync();
        Directory.Delete(Live, recursive: true);
        CopyFolder(Path.Combine(folder, "backup"), Live);
        await Open();
    }

    public Entry? Find(string entryId) => Study.Stores.Ledger.FindByEntryId(entryId);

    public IEnumerable<Entry> Entries() => Study.Stores.Ledger.Read();

    public async ValueTask DisposeAsync()
    {
        await Study.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Open() => Study = await RunningStudy.Open(new StudyFolder(Live), options);

    private static async Task Do(RunningStudy study, params IEnumerable<Command> commands)
    {
        var size = study.Head.Size;
        foreach (var reply in await study.Journal.DoBatch([.. commands.Select((command, n) => new Request(command, Cast.Ines, $"set-up-{size}-{n}"))]))
            if (reply is Reply.Refused refused)
                throw new InvalidOperationException(refused.Refusal.ToString());
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (Path.GetFileName(file).StartsWith("writer.", StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(file, Path.Combine(to, name));
        }
    }
}
