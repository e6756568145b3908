using System.Globalization;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Trial;

// The words that walkers use: right most of the time.
public sealed partial class CommandWalk
{
    private SubmitEntry Submission(Participant her)
    {
        var device = her.Devices.IsEmpty ? "phone-x" : her.Devices.Keys.First();
        var last = her.Devices.GetValueOrDefault(device)?.Last ?? 0;
        var number = Chance(0.9) ? Math.Min(last, long.MaxValue - 1) + 1 : Pick(0, -1, last, last + 3 < last ? last : last + 3);
        var day = LocalDatePattern.Iso.Format(Chance(0.9) ? Evening(her) : Today());
        var occasion = Chance(0.95) ? new Occasion(OccasionKind.DiaryDay, Word(day)) : new Occasion(Pick(Enum.GetValues<OccasionKind>()), Word("v1"), random.Next(-2, 3));
        var items = Chance(0.03) ? Beside(her, day) : new ItemsRecorded(Chance(0.97) ? her.Key : Somebody(), Word("diary"), occasion, Answers("pain", "sleep", "capsule", "rescue"));
        var payload = Chance(0.03) ? Bytes() : TrialJson.Write(items);
        var clock = Chance(0.5) ? InstantPattern.ExtendedIso.Format(now + Duration.FromSeconds(random.Next(-300, 300))) : null;
        var id = string.Create(CultureInfo.InvariantCulture, $"e-{seed}-{steps}");
        return new SubmitEntry(Chance(0.97) ? her.Key : Somebody(), id, device, number, payload, Word(clock), "Europe/Madrid", null);
    }

    /// <summary>What a phone says beside the diary, sometimes in another form than its own.</summary>
    private ItemsRecorded Beside(Participant her, string day)
    {
        ItemAnswer answer = Pick<ItemAnswer>(new(PhoneForms.Installed, new Answer.Boolean(true)), new(PhoneForms.Words, new Answer.Skipped()), new(PhoneForms.Leaves, new Answer.Boolean(Chance(0.5))));
        return new ItemsRecorded(her.Key, Pick(PhoneForms.Checks, PhoneForms.Report, PhoneForms.Note, PhoneForms.Withdrawal), new Occasion(OccasionKind.Unscheduled, day), [answer]);
    }

    private CorrectItems Correction(StudyState study, Participant her)
    {
        var entry = Entry(study, her);
        string[] items = her.Entries.GetValueOrDefault(entry)?.Form switch { "diary" => ["pain", "sleep"], "laboratory" => ["esr"], _ => ["usual-pain"] };
        return new CorrectItems(her.Key, entry, [new ItemAnswer(Word(items[0]), Answer())], Word("misread"));
    }

    // At any hour, the date on which the last evening began.
    private LocalDate Evening(Participant her) => (now - Duration.FromHours(12)).InZone(DateTimeZoneProviders.Tzdb[her.Zone ?? "UTC"]).Date;

    private RecordAdverseEvent AdverseEvent(Participant her) => new(
        her.Key,
        string.Create(CultureInfo.InvariantCulture, $"ae-{random.Next(6)}"),
        Word("Nausea"),
        Today(),
        Chance(0.5) ? null : Today(),
        Pick(Enum.GetValues<Severity>()),
        Chance(0.2),
        Pick(Enum.GetValues<Relatedness>()),
        Pick(Enum.GetValues<ActionTaken>()),
        Pick(Enum.GetValues<Daybook.Trial.Outcome>()));

    private Command Question(StudyState study, Participant? her)
    {
        var key = her?.Key ?? Somebody();
        var open = study.Queries.Values.Where(query => query.Status != QueryStatus.Closed).ToList();
        if (open.Count == 0 || Chance(0.2))
            return new OpenQuery(key, string.Create(CultureInfo.InvariantCulture, $"q-{random.Next(20)}"), Chance(0.5) ? null : Entry(study, her), "pain", Word("Why?"));
        var query = Pick([.. open]);
        var whose = Chance(0.9) ? query.Opened.Participant : key;
        return query.Status == QueryStatus.Open ? new AnswerQuery(whose, query.Opened.Query, Word("So.")) : new CloseQuery(whose, query.Opened.Query);
    }

    private ItemAnswer[] Answers(params string[] items) =>
        [.. items.Where(_ => Chance(0.9)).Select(item => new ItemAnswer(Word(item), Answer(), Chance(0.9) ? null : "left-knee", random.Next(1, 3)))];

    private Answer Answer() => random.Next(40) switch
    {
        0 => new Answer.Text(Pick(Oddities)),
        1 => new Answer.Boolean(Chance(0.5)),
        2 => new Answer.Skipped(),
        3 => new Answer.NotDone(Word("ill")),
        4 => new Answer.Number(Daybook.Trial.Answer.Number.Largest),
        5 => new Answer.Time(new LocalTime(23, 59, 59)),
        6 => new Answer.Code(Word("left")),
        _ => new Answer.Number(random.Next(0, 11)),
    };

    private long Entry(StudyState study, Participant? her) =>
        her is null || her.Entries.IsEmpty || Chance(0.1) ? random.NextInt64(-1, study.Size + 2) : Pick([.. her.Entries.Keys]);

    private string Visit(Participant her)
    {
        return Word(Chance(0.8) && !her.Visits.IsEmpty ? Pick([.. her.Visits.Keys]) : Pick("v1", "v2", "v3"));
    }

    private KitId Kit() => new(string.Create(CultureInfo.InvariantCulture, $"K-{random.Next(1, 10)}"));

    private LocalDate Today() => Chance(0.01) ? new LocalDate(random.Next(1, 9999), 2, 28)
        : now.InUtc().Date.PlusDays(Chance(0.05) ? random.Next(-3, 4) : 0);

    private ParticipantKey Somebody() => new(Chance(0.02) ? Pick(Oddities) : Pick(Keys));

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Word(string? word) => Chance(0.01) ? Pick(Oddities) : word!;

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
}
