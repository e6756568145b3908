using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The minimal crossover, as far as each step of it; Ana is a participant of the clinic north.</summary>
public static class Stories
{
    public static readonly ParticipantKey Ana = new("ana");
    public static readonly ParticipantKey Bea = new("bea");
    public static readonly string DocumentHash = new('d', 64);
    public static readonly LocalDate FirstOfJune = new(2026, 6, 1);

    private static readonly ConcurrentDictionary<ProtocolHash, Protocol> Versions = new();

    public static string Yaml { get; } = File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml"));

    /// <summary>A later version with the same contents.</summary>
    public static string SecondYaml { get; } = Yaml.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);

    public static Story Opened { get; } = Story.Empty.Done(new OpenStudy("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Rehearsal));

    public static Story Published { get; } = Opened.Done(Publish(Yaml));

    public static Story Sealed { get; } = Published.Done(Seal());

    public static Story Screened { get; } = Sealed.Done(new ScreenParticipant(Ana, "north", FirstOfJune, "clinic", null));

    public static Story Consented { get; } = Screened.Done(new GiveConsent(Ana, "1.0", DocumentHash));

    public static Story Assessed { get; } = Consented.Done(new AssessEligibility(Ana, Criteria(44, opioids: false)));

    public static Story Enrolled { get; } = Assessed.Done(new EnrolParticipant(Ana, "Europe/Madrid"));

    public static Story Randomised { get; } = Enrolled.Done(new RandomiseParticipant(Ana));

    /// <summary>At the first visit, on 1 June.</summary>
    public static Story Visited { get; } = Randomised.Done(new HoldVisit(Ana, "v1", FirstOfJune));

    public static Story Dispensed { get; } = Visited.Done(new DispenseKit(Ana, "v1", FirstOfJune, null));

    /// <summary>Her phone is bound; it is nine in the evening of 1 June in Madrid.</summary>
    public static Story WithPhone { get; } = Dispensed.Done(new EnrolDevice(Ana, "phone-1")).At("2026-06-01T19:00:00Z");

    public static Story Locked { get; } = Dispensed.As("stan", Role.Statistician).Done(new LockStudy());

    public static Story Unblinded { get; } = Locked.Done(new ApproveUnblinding()).As("ines").Done(new ApproveUnblinding());

    /// <summary>Before anything.</summary>
    public static IReadOnlyList<Command> ToNothing { get; } = [];

    /// <summary>The commands that lead to a published protocol.</summary>
    public static IReadOnlyList<Command> ToPublished { get; } =
        [new OpenStudy("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Rehearsal), Publish(Yaml)];

    /// <summary>The commands that lead to <see cref="WithPhone"/>, all on 1 June.</summary>
    public static IReadOnlyList<Command> ToPhone { get; } =
    [
        .. ToPublished,
        Seal(),
        new ScreenParticipant(Ana, "north", FirstOfJune, "clinic", null),
        new GiveConsent(Ana, "1.0", DocumentHash),
        new AssessEligibility(Ana, Criteria(44, opioids: false)),
        new EnrolParticipant(Ana, "Europe/Madrid"),
        new RandomiseParticipant(Ana),
        new HoldVisit(Ana, "v1", FirstOfJune),
        new DispenseKit(Ana, "v1", FirstOfJune, null),
        new EnrolDevice(Ana, "phone-1"),
    ];

    public static PublishProtocol Publish(string yaml)
    {
        var reading = ProtocolReader.Read(yaml, "protocol.yaml");
        if (reading.Protocol is { } protocol)
            Versions[HashOf(yaml)] = protocol;
        return new PublishProtocol(yaml);
    }

    public static Protocol ProtocolOf(ProtocolHash hash) => Versions[hash];

    public static ProtocolHash HashOf(string yaml) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml))));

    public static SealAllocation Seal(int places = 24) => new(
        new string('c', 64),
        [new StratumPlaces("north", places), new StratumPlaces("south", places)],
        [Kits("north", 1), Kits("south", 5)]);

    public static IReadOnlyList<CriterionAnswer> Criteria(decimal age, bool opioids) =>
        [new CriterionAnswer("adult", new Answer.Number(age)), new CriterionAnswer("no-opioids", new Answer.Boolean(opioids))];

    /// <summary>An evening's diary.</summary>
    public static ItemsRecorded Diary(string day = "2026-06-01", decimal pain = 43) => new(
        Ana,
        "diary",
        new Occasion(OccasionKind.DiaryDay, day),
        [
            new ItemAnswer("pain", new Answer.Number(pain)),
            new ItemAnswer("sleep", new Answer.Number(6)),
            new ItemAnswer("capsule", new Answer.Boolean(true)),
            new ItemAnswer("rescue", new Answer.Skipped()),
        ]);

    /// <summary>Her phone sends an entry.</summary>
    public static SubmitEntry Submit(TrialEvent entry, long number = 1, string? clock = null) => Submit(TrialJson.Write(entry), number, clock);

    public static SubmitEntry Submit(byte[] payload, long number = 1, string? clock = null) =>
        new(Ana, $"e-{number}", "phone-1", number, payload, clock, "Europe/Madrid", null);

    private static SiteKits Kits(string site, int first) => new(site, [.. Enumerable.Range(first, 4).Select(number => new KitId($"K-{number}"))]);
}
