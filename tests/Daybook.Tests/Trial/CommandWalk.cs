using System.Globalization;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>One step of a walk: who asks for what, when, under which id.</summary>
public sealed record Step(Command Command, Actor By, Instant At, string CommandId);

/// <summary>People and phones that ask for anything at any time: mostly what fits the state, often what does not. The same seed asks the same, given the same states.</summary>
public sealed partial class CommandWalk(int seed)
{
    private static readonly string[] Keys = ["ana", "ana", "bea", "bea", "cleo"];
    private static readonly string[] People = ["ines", "cora", "lara", "phil", "mona", "stan", "adam"];
    private static readonly string[] Oddities = ["", " ", "ana", "v1", "north", "\u0000", "niño", "日本語", "'; drop table entry;--", "\ud83d\ude00", "-1", new string('x', 300)];

    /// <summary>The minimal crossover with what only some studies have: a lower dose and stopping rules.</summary>
    private static readonly string Walked = Stories.Yaml.ReplaceLineEndings("\n").Replace("per-day: 1, per-kit: 18", "per-day: 2, fallback: 1, per-kit: 36", StringComparison.Ordinal).Replace("design: crossover\n", """
        languages:
          - language: es
            consent: Puede dejarlo cuando quiera.
            items:
              - { of: pain, ask: "¿Cómo ha sido su dolor hoy?", ends: [Ninguno, El peor imaginable] }
              - { of: sleep, ask: "¿Ha dormido bien?", ends: [Nada, Muy bien] }
              - { of: rescue, ask: "¿Cuántas tomó?" }
              - { of: capsule, ask: "¿La ha tomado?" }
        design: crossover

        """.ReplaceLineEndings("\n"), StringComparison.Ordinal).Replace("\nvisits:\n", """

        stopping:
          - { id: harm, serious: 1, contact: investigator, hours: 24, then: Decide whether the study goes on. }
          - { id: worse, item: pain, when: ">= 60", days: 2, contact: investigator, hours: 48, then: Decide whether she goes on. }
          - { id: inflamed, item: esr, when: "> 60", contact: coordinator, hours: 24, then: Draw it again. }
        visits:

        """.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    /// <summary>A later version with the same contents.</summary>
    private static readonly string WalkedOn = Walked.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);

    private static readonly IReadOnlyList<Command> ToPublished = [.. Stories.ToPublished.Select(Other)], ToPhone = [.. Stories.ToPhone.Select(Other)],
        ToReduced = [.. ToPhone, new ReduceDose(Stories.Ana, Stories.FirstOfJune, "nausea"), new CreateAccount("cora", "Cora"), new GrantRole("cora", "study-1", Role.Monitor, null)];

    private readonly Random random = new(seed);
    private Instant now = Instant.FromUtc(2026, 6, 1, 8, 0);
    private int steps;

    /// <summary>What is asked for before the walk sets out, so that most walks begin among visits and kits: nothing, a published protocol, a participant with her phone, or one on the lower dose beside a person with a role.</summary>
    public static IReadOnlyList<Command> Opening(int seed) => (seed % 10) switch
    {
        0 => Stories.ToNothing,
        1 or 2 => ToPublished,
        9 => ToReduced,
        _ => ToPhone,
    };

    private static Command Other(Command command) => command is PublishProtocol ? Stories.Publish(Walked) : command;

    /// <summary>What is asked for next.</summary>
    public Step Next(StudyState study)
    {
        steps++;
        now += Chance(0.1) ? Duration.FromDays(random.Next(1, 9)) : Duration.FromMinutes(random.Next(0, 300));
        var command = Chance(0.08) ? Rare(study) : Common(study);
        var phone = command is SubmitEntry submitted && Chance(0.9) ? submitted.Device : null;
        var by = phone is null ? new Actor(ActorKind.Person, Pick(People), Pick(Enum.GetValues<Role>())) : new Actor(ActorKind.Device, phone, Role.Participant);
        var id = command is SubmitEntry entry ? entry.EntryId : string.Create(CultureInfo.InvariantCulture, $"walk-{seed}-{steps}");
        return new Step(command, by, now, id);
    }

    private Command Common(StudyState study)
    {
        if (study.Opened is null)
            return new OpenStudy("study-1", "walk", Word("Open Institute"), "A walk", Purpose.Synthetic);
        if (study.Current is null)
            return Stories.Publish(Chance(0.9) ? Walked : "protocol: [");
        if (study.Allocation is null && Chance(0.8))
            return Stories.Seal(places: random.Next(1, 4));
        // After the lock little else is taken: the code is what the rest of the walk is about.
        if (study.Lock is not null && Chance(0.7))
            return Chance(0.7) ? new ApproveUnblinding() : new UnlockStudy(Word("a missing slip"));
        var her = Somebody();
        return study.Participants.TryGetValue(her, out var known) && Chance(0.97) ? Forward(study, known) : Screen(her);
    }

    private ScreenParticipant Screen(ParticipantKey her) => new(her, Word(Pick("north", "south")), Today(), Word("clinic"), Chance(0.03) ? Word("adult") : null);

    // What comes next for her, more often than not.
    private Command Forward(StudyState study, Participant her)
    {
        if (Chance(0.04))
            return Care(study, her);
        if (her.Withdrawn is not null && Chance(0.4))
            return Chance(0.5) ? new CorrectWithdrawal(her.Key, Today().PlusDays(random.Next(-3, 2)), Word("a day before")) : new RescindWithdrawal(her.Key, Word("another participant"));
        if (her.Consents.IsEmpty)
            return new GiveConsent(her.Key, Word("1.0"), Chance(0.95) ? Stories.DocumentHash : Pick(Oddities));
        if (her.Eligible is null)
            return new AssessEligibility(her.Key, Stories.Criteria(random.Next(17, 60), Chance(0.03)));
        if (!her.IsEnrolled)
            return new EnrolParticipant(her.Key, Word(Pick("Europe/Madrid", "Atlantic/Canary", "Pacific/Apia")));
        if (her.Place is null && Chance(0.5))
            return new RandomiseParticipant(her.Key);
        if (her.Devices.IsEmpty && Chance(0.4))
            return new EnrolDevice(her.Key, Word($"phone-{her.Key}"));
        return Care(study, her);
    }

    private Command Care(StudyState study, Participant her) => random.Next(14) switch
    {
        0 or 1 => new HoldVisit(her.Key, her.Visits.Count switch { 0 => "v1", 1 => "v2", _ => Word("v3") }, Today()),
        2 => new RecordForm(her.Key, Visit(her), Word("intake"), Answers("usual-pain")),
        3 when Chance(0.5) => new RecordSensoryTrials(her.Key, Visit(her), Word("heat"), [new SensoryTrial(Word("right-thenar"), random.Next(1, 4), (SensoryEnd)random.Next(3), random.Next(30, 52), Word("she sneezed"))]),
        3 => new RecordLabValue(her.Key, Visit(her), Word("esr"), random.Next(-5, 170), Word("mm/h"), Today()),
        4 or 5 => new DispenseKit(her.Key, Visit(her), Today(), Chance(0.5) ? null : Kit()),
        6 => new ReturnKit(her.Key, Visit(her), Today(), her.Kits.IsEmpty || Chance(0.2) ? Kit() : Pick([.. her.Kits]), random.Next(-1, 20), Chance(0.8) ? "ill" : null),
        7 => AdverseEvent(her),
        8 => Question(study, her),
        9 => Correction(study, her),
        _ => Submission(her),
    };

    private Command Rare(StudyState study)
    {
        var her = Somebody();
        return random.Next(22) switch
        {
            0 or 12 => new LockStudy(),
            1 => new ApproveUnblinding(),
            2 => new UnlockStudy(Word("a slip")),
            3 => new WithdrawParticipant(her, Today(), Word("tired")),
            4 when Chance(0.4) => new MakeAppointment(her, Word(Pick("v1", "v2", "v3")), Today().PlusDays(random.Next(-3, 30)), new NodaTime.LocalTime(random.Next(24), 0)),
            4 => new MoveSchedule(her, Word("washout"), Today().PlusDays(random.Next(-30, 40)), Word("holiday")),
            5 => new RedactPayloads([Entry(study, study.Participants.GetValueOrDefault(her))], Word("a name")),
            6 => Stories.Publish(Chance(0.7) ? WalkedOn : Walked),
            7 => new AdoptProtocol(her, Stories.HashOf(Chance(0.7) ? WalkedOn : Walked), Chance(0.5) ? Word("amended") : null),
            8 => new CreateAccount("cora", Word("Somebody")),
            9 or 14 when Held(study) is null || Chance(0.4) => new GrantRole("cora", "study-1", Pick(Role.Monitor, Role.Monitor, Role.Participant), null),
            9 or 10 or 14 or 15 => new RevokeRole("cora", "study-1", Chance(0.8) && Held(study) is { } held ? held : Pick(Role.Monitor, Role.Coordinator), Word("moved")),
            11 => new RandomiseParticipant(her),
            16 => new ReduceDose(her, Today().PlusDays(random.Next(-9, 3)), Word("nausea")),
            17 or 19 => new CancelDoseReduction(Chance(0.5) ? Stories.Ana : her, Word("another participant")),
            21 => new RecordEvent(her, Word("attack"), Today().PlusDays(random.Next(-9, 2)), Chance(0.5) ? null : new LocalTime(random.Next(24), random.Next(60)), Teller.Relative, [new ItemAnswer("strength", new Answer.Number(random.Next(12)))]),
            18 => new ChangeLanguage(her, Word(Pick("en", "es"))),
            13 => new RevokeDevice(her, Word($"phone-{her}"), Word("lost")),
            _ => Question(study, study.Participants.GetValueOrDefault(her)),
        };
    }

    private static Role? Held(StudyState study) => study.Accounts.TryGetValue("cora", out var account) && account.Roles.Find(granted => granted.Study == "study-1") is { } grant ? grant.Role : null;
}
