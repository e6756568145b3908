using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>The verdicts over fixed tables. A verdict names its rules for ever, so these files never change: other rules are <c>verdict-rules/3</c>, with a file of their own beside them.
/// The second rules also know phones that were taken away, and, in a table of their own, prompts and what a phone says beside the diary.</summary>
public sealed class VerdictRulesGoldenTests
{
    private const string Frozen = "9374d0cb1a93f15ea0e6ac89ef85b6f24c76e2984e36a8471450ac85330c4339";

    private const string FrozenSecond = "9e2c5b10613312b9429c0d31dc4a7c761cd1c597929bca22d1935024563aca84";

    private const string FrozenBeside = "da213ae083e40e6594a1a3ec9d24021c0a87f5416bbd27a579a2740ed580cc0e";

    private static readonly Story Phone = Stories.WithPhone;

    /// <summary>States of the study and of her in which an entry may arrive.</summary>
    private static readonly (string Name, Story Story)[] States =
    [
        ("in the study", Phone),
        ("withdrawn on 2 June", Phone.At("2026-06-02T19:00:00Z").Done(new WithdrawParticipant(Stories.Ana, new LocalDate(2026, 6, 2), null))),
        ("study locked", Phone.Done(new LockStudy())),
    ];

    private static readonly (string Name, Story Story)[] TakenAway = [("phone taken away on 2 June at noon", Phone.At("2026-06-02T10:00:00Z").Done(new RevokeDevice(Stories.Ana, "phone-1", "lost")))];

    private static readonly string[] Days = ["2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03", "2026-07-01", "2026-07-02", "9999-12-31", "yesterday"];

    /// <summary>When it arrived, and what her clock said of when it was made.</summary>
    private static readonly (string At, string? Clock)[] Times =
    [
        ("2026-06-01T15:59:59Z", null), ("2026-06-01T16:00:00Z", null), ("2026-06-02T00:59:59Z", null), ("2026-06-02T01:00:00Z", null), ("2026-06-02T09:59:59Z", null), ("2026-06-02T10:00:00Z", null),
        ("2026-06-02T19:00:00Z", null), ("2026-06-04T19:00:00Z", null), ("2026-07-02T08:00:00Z", null),
        ("2026-07-13T06:00:00Z", "2026-06-01T21:00:00+02:00"), ("2026-07-13T06:00:00Z", "2026-06-02T08:00:00+02:00"), ("2026-07-13T06:00:00Z", "2026-06-01T09:00:00+02:00"),
        ("2026-06-02T19:00:00Z", "2030-01-01T21:00:00+02:00"), ("2026-06-02T19:00:00Z", "1999-01-01T21:00:00+01:00"), ("2026-06-02T19:00:00Z", "nine in the evening"),
    ];

    /// <summary>Around the window of the prompt at noon, from 12:30 to 13:15 in Madrid; later from a phone that kept it.</summary>
    private static readonly (string At, string? Clock)[] TimesBeside =
    [
        ("2026-06-10T10:29:59Z", null), ("2026-06-10T10:30:00Z", null), ("2026-06-10T11:14:59Z", null), ("2026-06-10T11:15:00Z", null), ("2026-06-11T10:40:00Z", null), ("2026-07-13T06:00:00Z", null),
        ("2026-06-13T06:00:00Z", "2026-06-10T12:40:00+02:00"), ("2026-06-13T06:00:00Z", "2026-06-10T11:40:00+02:00"), ("2026-06-13T06:00:00Z", "2026-06-10T13:40:00+02:00"),
    ];

    private static readonly ItemsRecorded[] Beside =
    [
        .. new[] { "2026-06-10/1", "2026-06-11/1", "2026-06-10/2", "2026-06-10", "2026-07-02/1", "noon" }.Select(key => new ItemsRecorded(Stories.Ana, "noon", new Occasion(OccasionKind.Prompt, key), [])),
        new(Stories.Ana, "noon", new Occasion(OccasionKind.DiaryDay, "2026-06-10"), []),
        new(Stories.Ana, "diary", new Occasion(OccasionKind.Prompt, "2026-06-10/1"), []),
        .. new[] { PhoneForms.Report, PhoneForms.Note, PhoneForms.Checks, PhoneForms.Withdrawal, "phone/other" }.Select(form => new ItemsRecorded(Stories.Ana, form, new Occasion(OccasionKind.Unscheduled, "u-1"), [])),
        new(Stories.Ana, PhoneForms.Report, new Occasion(OccasionKind.DiaryDay, "2026-06-10"), []),
    ];

    private static readonly (string Form, OccasionKind Kind, string Key)[] Others =
        [("diary", OccasionKind.Visit, "v1"), ("diary", OccasionKind.Unscheduled, "u-1"), ("diary", OccasionKind.Event, "fall-1"), ("intake", OccasionKind.Visit, "v1"), ("intake", OccasionKind.DiaryDay, "2026-06-01")];

    [Fact]
    public void the_second_rules_judge_what_the_first_knew_as_they_did() => IsAsFrozen(Table(States).Replace("verdict-rules/2", "verdict-rules/1", StringComparison.Ordinal));

    [Fact]
    public void the_second_rules_never_judge_otherwise()
    {
        var table = Table(TakenAway);
        Golden.Equals("verdict-rules-2.tsv", table);
        Assert.Equal(FrozenSecond, HashOf(table));
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.Contains($"\t{verdict}\n", Table(States) + table, StringComparison.Ordinal));
    }

    [Fact]
    public void prompts_and_what_a_phone_says_beside_the_diary_are_never_judged_otherwise()
    {
        var story = PromptSpecs.Phone;
        (string, Story)[] states =
        [
            ("in the study", story),
            ("withdrawn on 10 June", story.At("2026-06-10T19:00:00Z").Done(new WithdrawParticipant(Stories.Ana, new LocalDate(2026, 6, 10), null))),
            ("phone taken away on 10 June at noon", story.At("2026-06-10T10:00:00Z").Done(new RevokeDevice(Stories.Ana, "phone-1", "lost"))),
            ("study locked", story.Done(new LockStudy())),
        ];
        var table = Table(states, Beside, TimesBeside);
        Golden.Equals("verdict-rules-2-beside.tsv", table);
        Assert.Equal(FrozenBeside, HashOf(table));
        Assert.All([Verdict.InTime, Verdict.Future, Verdict.OutsideWindow, Verdict.AfterWithdrawal, Verdict.AfterRevocation, Verdict.AfterLock], verdict => Assert.Contains($"\t{verdict}\n", table, StringComparison.Ordinal));
    }

    /// <summary>Rewriting the file does not make it another one unseen.</summary>
    private static void IsAsFrozen(string table)
    {
        Golden.Equals("verdict-rules-1.tsv", table);
        Assert.Equal(Frozen, HashOf(table));
    }

    private static string HashOf(string table) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)));

    private static string Table((string Name, Story Story)[] states) => Table(states, [.. Entries()], Times);

    private static string Table((string Name, Story Story)[] states, IReadOnlyList<ItemsRecorded> entries, (string At, string? Clock)[] times)
    {
        var table = new StringBuilder("rules\tstate\tarrived\tclock\tentry\tverdict\n");
        foreach (var (state, story) in states)
            foreach (var (at, clock) in times)
                foreach (var entry in entries)
                {
                    var given = story.At(at).When(Stories.Submit(entry, clock: clock)).Events.OfType<VerdictGiven>().SingleOrDefault();
                    table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{given?.Rules ?? "none"}\t{state}\t{at}\t{clock ?? "none"}\t{entry.Form} {entry.Occasion.Kind} {entry.Occasion.Key}\t{given?.Verdict.ToString() ?? "none"}\n");
                }
        return table.ToString();
    }

    private static IEnumerable<ItemsRecorded> Entries() =>
        Days.Select(day => Stories.Diary(day)).Concat(Others.Select(other => new ItemsRecorded(Stories.Ana, other.Form, new Occasion(other.Kind, other.Key), [])));
}
