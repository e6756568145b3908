using System.Globalization;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Xunit;

namespace Daybook.Tests.Study;

/// <summary>The minimal crossover as a real study in a folder that is gone after the test.</summary>
internal sealed class StudyOnDisk : IAsyncDisposable
{
    public static readonly Actor Ines = new(ActorKind.Person, "ines", Role.Investigator);
    public static readonly Actor Cora = new(ActorKind.Person, "cora", Role.Coordinator);
    public static readonly Actor Mona = new(ActorKind.Person, "mona", Role.Monitor);
    public static readonly Actor Stan = new(ActorKind.Person, "stan", Role.Statistician);
    public static readonly Actor Adam = new(ActorKind.Person, "adam", Role.Administrator);
    public static readonly Viewer Coordinator = new(Role.Coordinator, null);

    private readonly string _root;
    private int _next;

    private StudyOnDisk(string root, int seed)
    {
        _root = root;
        Folder = new StudyFolder(Path.Combine(root, "study"));
        Options = new StudyOptions { Clock = Clock, Entropy = new TestEntropy(seed), Minimise = Daybook.Analysis.MinimisedAllocation.Choose };
    }

    public static string Yaml { get; } = File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml"));

    public StudyClock Clock { get; } = new("2026-06-01T10:00:00Z");

    public StudyFolder Folder { get; }

    public StudyOptions Options { get; }

    public RunningStudy Study { get; private set; } = null!;

    public StudyState State => Study.State;

    /// <summary>A folder for what a test writes beside the study.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    public static async Task<StudyOnDisk> Make(int seed = 7, StudySetUp? setUp = null)
    {
        var made = new StudyOnDisk(NewFolder(), seed);
        made.Study = await RunningStudy.Create(made.Folder, setUp ?? SetUp(), made.Options);
        return made;
    }

    public static StudySetUp SetUp(string yaml = "", AllocationSetUp? allocation = null) => new()
    {
        Study = "study-1",
        Slug = "minimal",
        Organisation = "Open Institute",
        Title = "A minimal crossover",
        Purpose = Purpose.Rehearsal,
        Yaml = yaml.Length > 0 ? yaml : Yaml,
        Allocation = allocation ?? Allocation("AB", "BA", "active", "control"),
    };

    /// <summary>Arms in turn, contents in turn; the numbers say nothing of either.</summary>
    public static AllocationSetUp Allocation(string firstArm, string secondArm, string firstContent, string secondContent)
    {
        List<string> places = [.. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? firstArm : secondArm)];
        var kits = Enumerable.Range(0, 96).Select(i => new KitId(string.Create(CultureInfo.InvariantCulture, $"K-{i:0000}"))).ToList();
        var list = new AllocationList(
            new Dictionary<string, IReadOnlyList<string>> { ["north"] = places, ["south"] = places },
            kits.Select((kit, i) => (kit, i)).ToDictionary(k => k.kit, k => k.i % 2 == 0 ? firstContent : secondContent));
        return new AllocationSetUp(list, [new SiteKits("north", [.. kits.Take(48)]), new SiteKits("south", [.. kits.Skip(48)])]);
    }

    public Task<Reply> Do(Command command, Actor? by = null, string? id = null) =>
        Study.Journal.Do(command, by ?? Cora, id ?? string.Create(CultureInfo.InvariantCulture, $"c-{_next++}"), TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<Receipt>> Done(Command command, Actor? by = null, string? id = null)
    {
        var reply = await Do(command, by, id);
        return reply is Reply.Done done ? done.Receipts : throw new InvalidOperationException(((Reply.Refused)reply).Refusal.ToString());
    }

    public async Task<string> Refused(Command command, Actor? by = null, string? id = null) =>
        (await Do(command, by, id) as Reply.Refused)?.Refusal.Code ?? "it was accepted";

    /// <summary>A participant with a phone, seen at the first visit, with her first kit.</summary>
    public async Task<ParticipantKey> Enrol(string key, string site = "north", string zone = "Europe/Madrid")
    {
        var her = new ParticipantKey(key);
        var day = new LocalDate(2026, 6, 1);
        await Done(new ScreenParticipant(her, site, day, "clinic", null));
        await Done(new GiveConsent(her, "1.0", new string('d', 64)));
        await Done(new AssessEligibility(her, [new CriterionAnswer("adult", new Answer.Number(44)), new CriterionAnswer("no-opioids", new Answer.Boolean(false))]));
        await Done(new EnrolParticipant(her, zone));
        await Done(new RandomiseParticipant(her));
        await Done(new HoldVisit(her, "v1", day));
        await Done(new DispenseKit(her, "v1", day, null));
        await Done(new EnrolDevice(her, "phone-" + key));
        return her;
    }

    public static SubmitEntry Diary(ParticipantKey her, string day, long number, decimal pain = 43, string? id = null) => new(
        her,
        id ?? string.Create(CultureInfo.InvariantCulture, $"e-{her}-{number}"),
        "phone-" + her,
        number,
        TrialJson.Write(new ItemsRecorded(her, "diary", new Occasion(OccasionKind.DiaryDay, day),
        [
            new ItemAnswer("pain", new Answer.Number(pain)),
            new ItemAnswer("sleep", new Answer.Number(6)),
            new ItemAnswer("capsule", new Answer.Boolean(true)),
            new ItemAnswer("rescue", new Answer.Skipped()),
        ])),
        null,
        "Europe/Madrid",
        null);

    public Task<IReadOnlyList<Receipt>> Send(SubmitEntry entry) => Done(entry, Phone(entry));

    public static Actor Phone(SubmitEntry entry) => new(ActorKind.Device, entry.Device, Role.Participant);

    public async Task<List<Observation>> Values(ObservationFilter? filter = null)
    {
        var values = new List<Observation>();
        await foreach (var value in Study.Observations.Read(filter, TestContext.Current.CancellationToken))
            values.Add(value);
        return values;
    }

    /// <summary>Ends the process, as it were, and starts it again.</summary>
    public async Task Reopen()
    {
        await Study.DisposeAsync();
        Study = await RunningStudy.Open(Folder, Options, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Study.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    public static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException("Windows has no such modes.") : File.GetUnixFileMode(path);

    /// <summary>In memory where the system has a file system there: a property makes thousands of commits.</summary>
    public static string NewFolder() =>
        Directory.Exists("/dev/shm") ? Directory.CreateDirectory(Path.Combine("/dev/shm", "daybook-" + Guid.NewGuid().ToString("N"))).FullName : Directory.CreateTempSubdirectory("daybook-").FullName;
}
