using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>The verdicts of <c>verdict-rules/1</c> over a fixed table. A verdict names its rules for ever, so this file never changes: other rules are <c>verdict-rules/2</c>, with a file of their own beside it.</summary>
public sealed class VerdictRulesGoldenTests
{
    private const string Frozen = "9374d0cb1a93f15ea0e6ac89ef85b6f24c76e2984e36a8471450ac85330c4339";

    private static readonly Story Phone = Stories.WithPhone;

    /// <summary>States of the study and of her in which an entry may arrive.</summary>
    private static readonly (string Name, Story Story)[] States =
    [
        ("in the study", Phone),
        ("withdrawn on 2 June", Phone.At("2026-06-02T19:00:00Z").Done(new WithdrawParticipant(Stories.Ana, new LocalDate(2026, 6, 2), null))),
        ("study locked", Phone.Done(new LockStudy())),
    ];

    private static readonly string[] Days = ["2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03", "2026-07-01", "2026-07-02", "9999-12-31", "yesterday"];

    /// <summary>When it arrived, and what her clock said of when it was made.</summary>
    private static readonly (string At, string? Clock)[] Times =
    [
        ("2026-06-01T15:59:59Z", null), ("2026-06-01T16:00:00Z", null), ("2026-06-02T00:59:59Z", null), ("2026-06-02T01:00:00Z", null), ("2026-06-02T09:59:59Z", null), ("2026-06-02T10:00:00Z", null),
        ("2026-06-02T19:00:00Z", null), ("2026-06-04T19:00:00Z", null), ("2026-07-02T08:00:00Z", null),
        ("2026-07-13T06:00:00Z", "2026-06-01T21:00:00+02:00"), ("2026-07-13T06:00:00Z", "2026-06-02T08:00:00+02:00"), ("2026-07-13T06:00:00Z", "2026-06-01T09:00:00+02:00"),
        ("2026-06-02T19:00:00Z", "2030-01-01T21:00:00+02:00"), ("2026-06-02T19:00:00Z", "1999-01-01T21:00:00+01:00"), ("2026-06-02T19:00:00Z", "nine in the evening"),
    ];

    private static readonly (string Form, OccasionKind Kind, string Key)[] Others =
        [("diary", OccasionKind.Visit, "v1"), ("diary", OccasionKind.Unscheduled, "u-1"), ("diary", OccasionKind.Event, "fall-1"), ("intake", OccasionKind.Visit, "v1"), ("intake", OccasionKind.DiaryDay, "2026-06-01")];

    [Fact]
    public void the_first_rules_never_judge_otherwise()
    {
        var table = new StringBuilder("rules\tstate\tarrived\tclock\tentry\tverdict\n");
        foreach (var (state, story) in States)
            foreach (var (at, clock) in Times)
                foreach (var entry in Entries())
                {
                    var given = story.At(at).When(Stories.Submit(entry, clock: clock)).Events.OfType<VerdictGiven>().SingleOrDefault();
                    table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{given?.Rules ?? "none"}\t{state}\t{at}\t{clock ?? "none"}\t{entry.Form} {entry.Occasion.Kind} {entry.Occasion.Key}\t{given?.Verdict.ToString() ?? "none"}\n");
                }
        Golden.Equals("verdict-rules-1.tsv", table.ToString());
        // Rewriting the file does not make it another one unseen.
        Assert.Equal(Frozen, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table.ToString()))));
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.Contains($"\t{verdict}\n", table.ToString(), StringComparison.Ordinal));
    }

    private static IEnumerable<ItemsRecorded> Entries() =>
        Days.Select(day => Stories.Diary(day)).Concat(Others.Select(other => new ItemsRecorded(Stories.Ana, other.Form, new Occasion(other.Kind, other.Key), [])));
}
