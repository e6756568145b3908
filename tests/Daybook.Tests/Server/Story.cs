using System.Security.Cryptography;
using System.Text;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server;

/// <summary>What happens in the worlds of these tests: five people of the minimal crossover, from screening to a withdrawal, by a fixed script. Nobody in it knows what anybody takes.</summary>
/// <param name="protocol">The protocol that they live.</param>
/// <param name="kits">Which kit is handed out to whom at which visit.</param>
internal sealed class Story(Protocol protocol, Func<ParticipantKey, string, KitId?> kits)
{
    public static readonly LocalDate DayOne = new(2026, 6, 1);

    public sealed record Act(Instant At, Command Command, Actor By);

    public sealed record Person(ParticipantKey Key, string Site, string Zone, string? Fails = null);

    public static IReadOnlyList<Person> People { get; } =
    [
        new(KeyOf("one"), "north", "Europe/Madrid"), new(KeyOf("two"), "north", "Europe/Madrid"), new(KeyOf("three"), "south", "Atlantic/Canary"),
        new(KeyOf("four"), "south", "Atlantic/Canary"), new(KeyOf("five"), "north", "Europe/Madrid", Fails: "no-opioids"),
    ];

    public static IEnumerable<Person> Enrolled => People.Where(person => person.Fails is null);

    /// <summary>Everything up to the evening of day 24, in order.</summary>
    public IEnumerable<Act> Acts() => People.SelectMany(Before).Concat(Enrolled.SelectMany(FirstVisit)).Concat(Enrolled.SelectMany(Diaries))
        .Concat(Enrolled.SelectMany(SecondVisit)).Concat(Happenings()).OrderBy(act => act.At);

    /// <summary>From there to the opened code.</summary>
    public IEnumerable<Act> Ending(StudyState state)
    {
        var at = On(40, 9);
        foreach (var query in state.Queries.Values.Where(query => query.Status != QueryStatus.Closed))
        {
            if (query.Status == QueryStatus.Open)
                yield return new Act(at, new AnswerQuery(query.Opened.Participant, query.Opened.Query, "Checked against the source."), Cast.Cora);
            yield return new Act(at, new CloseQuery(query.Opened.Participant, query.Opened.Query), Cast.Mona);
        }
        yield return new Act(at + Duration.FromMinutes(1), new LockStudy(), Cast.Stan);
        yield return new Act(at + Duration.FromMinutes(2), new ApproveUnblinding(), Cast.Stan);
        yield return new Act(at + Duration.FromMinutes(3), new ApproveUnblinding(), Cast.Ines);
    }

    public static Instant On(int day, int hour, int minute = 0) => DayOne.PlusDays(day - 1).At(new LocalTime(hour, minute)).InUtc().ToInstant();

    private IEnumerable<Act> Before(Person person)
    {
        var screened = DayOne.PlusDays(-7);
        yield return new Act(On(-6, 9), new ScreenParticipant(person.Key, person.Site, screened, "clinic", person.Fails), Cast.Cora);
        if (person.Fails is not null)
            yield break;
        yield return new Act(On(-6, 10), new GiveConsent(person.Key, protocol.Consent.Version, HashOf(person.Key.Value)), Cast.Cora);
        yield return new Act(On(-6, 11), new AssessEligibility(person.Key, [new("adult", new Answer.Number(44, "a")), new("no-opioids", new Answer.Boolean(false))]), Cast.Ines);
        yield return new Act(On(-6, 12), new EnrolParticipant(person.Key, person.Zone), Cast.Ines);
        yield return new Act(On(-6, 13), new EnrolDevice(person.Key, Device(person)), Cast.Cora);
    }

    private IEnumerable<Act> FirstVisit(Person person)
    {
        yield return new Act(On(1, 9), new HoldVisit(person.Key, "v1", DayOne), Cast.Cora);
        yield return new Act(On(1, 9, 10), new RandomiseParticipant(person.Key), Cast.Ines);
        yield return new Act(On(1, 9, 20), new RecordForm(person.Key, "v1", "intake", [new("usual-pain", new Answer.Number(50 + Number(person)))]), Cast.Cora);
        // The second person's value lies outside the reference range and opens a query.
        yield return new Act(On(1, 9, 30), new RecordLabValue(person.Key, "v1", "esr", Number(person) == 2 ? 48 : 12, "mm/h", DayOne), Cast.Lara);
        yield return new Act(On(1, 9, 40), new DispenseKit(person.Key, "v1", DayOne, kits(person.Key, "v1")), Cast.Phil);
    }

    /// <summary>Days 1 to 22. One in seven is missed; the third person's day 5 comes late.</summary>
    private static IEnumerable<Act> Diaries(Person person)
    {
        var sent = 0;
        for (var day = 1; day <= 22; day++)
        {
            if ((day + Number(person)) % 7 == 0)
                continue;
            var late = day == 5 && Number(person) == 3;
            yield return new Act(late ? On(day + 1, 9) : On(day, 19), Diary(person, day, ++sent), Cast.Phone(Device(person)));
        }
    }

    private IEnumerable<Act> SecondVisit(Person person)
    {
        if (Number(person) == 4)
            yield break;
        var date = DayOne.PlusDays(21);
        yield return new Act(On(22, 9), new HoldVisit(person.Key, "v2", date), Cast.Cora);
        if (kits(person.Key, "v1") is { } first)
            yield return new Act(On(22, 9, 10), new ReturnKit(person.Key, "v2", date, first, 4, null), Cast.Phil);
        // The third person's second kit is left for whoever crawls the site.
        if (Number(person) != 3)
            yield return new Act(On(22, 9, 20), new DispenseKit(person.Key, "v2", date, kits(person.Key, "v2")), Cast.Phil);
    }

    private static IEnumerable<Act> Happenings()
    {
        var (one, two, four) = (People[0], People[1], People[3]);
        yield return new Act(On(11, 10), new RecordAdverseEvent(one.Key, "AE-001", "insomnia", DayOne.PlusDays(6), DayOne.PlusDays(9), Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Outcome.Recovered), Cast.Ines);
        yield return new Act(On(12, 10), new RecordAdverseEvent(two.Key, "AE-002", "headache", DayOne.PlusDays(10), null, Severity.Moderate, false, Relatedness.Unlikely, ActionTaken.None, Outcome.NotRecovered), Cast.Ines);
        yield return new Act(On(13, 10), new OpenQuery(one.Key, "Q-M1", null, null, "Which tablets did she take for the headache?"), Cast.Mona);
        yield return new Act(On(14, 10), new AnswerQuery(one.Key, "Q-M1", "Paracetamol, as the source says."), Cast.Cora);
        yield return new Act(On(20, 10), new WithdrawParticipant(four.Key, DayOne.PlusDays(19), "moved away"), Cast.Cora);
    }

    private static SubmitEntry Diary(Person person, int day, int number)
    {
        var pain = 40 + ((day * 7 + Number(person) * 11) % 41);
        List<ItemAnswer> answers =
        [
            new("pain", new Answer.Number(pain)), new("sleep", new Answer.Number(day % 11)), new("capsule", new Answer.Boolean(day % 6 != 0)),
            new("rescue", day % 3 == 0 ? new Answer.Skipped() : new Answer.Number(day % 4)),
        ];
        var date = DayOne.PlusDays(day - 1);
        var payload = TrialJson.Write(new ItemsRecorded(person.Key, "diary", new Occasion(OccasionKind.DiaryDay, date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), answers));
        return new SubmitEntry(person.Key, $"entry-{Number(person)}-{day}", Device(person), number, payload, null, null, null);
    }

    public static string Device(Person person) => "phone-" + person.Key.Value[..8];

    private static int Number(Person person) => People.ToList().IndexOf(person) + 1;

    private static ParticipantKey KeyOf(string name) => new(HashOf(name)[..16]);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
