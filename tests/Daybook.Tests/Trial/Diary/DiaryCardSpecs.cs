using System.Text;
using System.Text.Json;
using CsCheck;
using Daybook.Trial;
using NodaTime;
using Period = Daybook.Trial.Period;

namespace Daybook.Tests.Trial.Diary;

public sealed class DiaryCardSpecs
{
    private static readonly Protocol Crossover = Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)];

    private static readonly Instant FirstEvening = Instant.FromUtc(2026, 6, 1, 19, 0);

    [Fact]
    public void the_card_asks_the_diary_s_questions() =>
        Assert.Equal(["pain", "sleep", "capsule", "rescue"], Card(Crossover, Stories.WithPhone.Her(), FirstEvening).Items.Select(item => item.Id));

    [Fact]
    public void the_card_knows_the_windows_of_six_weeks_from_the_present_day()
    {
        var windows = Card(Crossover, Stories.WithPhone.Her(), FirstEvening).Windows;
        Assert.Equal(42, windows.Count);
        Assert.Equal(new DiaryCardWindow(Stories.FirstOfJune, Instant.FromUtc(2026, 6, 1, 16, 0), Instant.FromUtc(2026, 6, 2, 1, 0), Instant.FromUtc(2026, 6, 2, 10, 0), windows[0].Without), windows[0]);
        Assert.Empty(windows[0].Without);
    }

    [Fact]
    public void the_evening_before_may_still_be_written_in_the_morning() =>
        Assert.Equal(Stories.FirstOfJune, Card(Crossover, Stories.WithPhone.Her(), Instant.FromUtc(2026, 6, 2, 8, 0)).Windows[0].Day);

    [Fact]
    public void nobody_is_prompted_before_her_first_visit() => Assert.Empty(Card(Crossover, Stories.Enrolled.Her(), FirstEvening).Windows);

    [Fact]
    public void nobody_is_prompted_after_she_has_left() =>
        Assert.Empty(Card(Crossover, Stories.WithPhone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).Her(), FirstEvening).Windows);

    [Fact]
    public void nobody_is_prompted_after_the_study() => Assert.Empty(Card(Crossover, Stories.WithPhone.Her(), Instant.FromUtc(2026, 7, 2, 19, 0)).Windows);

    [Fact]
    public void the_card_is_json_of_a_fixed_size()
    {
        var (full, empty) = (Card(Crossover, Stories.WithPhone.Her(), FirstEvening).ToBytes(), Card(Crossover, Stories.Enrolled.Her(), FirstEvening).ToBytes());
        Assert.Equal((DiaryCard.Block, DiaryCard.Block), (full.Length, empty.Length));
        Assert.Equal("diary-card/1", JsonDocument.Parse(full).RootElement.GetProperty("format").GetString());
        Golden.Equals("diary-card.json", Encoding.UTF8.GetString(full).TrimEnd());
    }

    [Fact]
    public void the_card_names_nothing_that_is_masked()
    {
        var text = Encoding.UTF8.GetString(Card(Crossover, Stories.WithPhone.Her(), FirstEvening).ToBytes());
        string[] words = [.. Crossover.Treatments.SelectMany(treatment => new[] { treatment.Id, treatment.Name }), .. Crossover.Arms.Select(arm => $"\"{arm.Id}\""), .. Crossover.Periods.Select(period => $"\"{period.Id}\""), "K-2"];
        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Two worlds: the masked boundary lies elsewhere, the arms are others, the place and the kit are others. The bytes are the same at every hour.</summary>
    [Fact]
    public void the_card_s_bytes_do_not_depend_on_what_she_takes_nor_on_where_a_masked_boundary_lies() =>
        Gen.Select(Gen.Int[1, 69], Gen.Int[1, 69], Gen.Int[0, 9], Gen.Int[0, 120 * 24]).Sample((one, other, index, hour) =>
        {
            var now = FirstEvening + Duration.FromHours(hour);
            var (here, there) = (Pilot(one, "placebo", "drug"), Pilot(other, "drug", "placebo"));
            var her = Stories.WithPhone.Her();
            Assert.Equal(
                Card(here, her, now).ToBytes(),
                Card(there, her with { Place = new Place("all", index), Kits = [new KitId($"K-{index}")] }, now).ToBytes());
        });

    [Fact]
    public void a_card_that_told_the_period_would_be_found()
    {
        static int Told(Protocol protocol) => Schedule.Of(protocol, Stories.WithPhone.Her())!.PeriodOf(Stories.FirstOfJune.PlusDays(45))!.Index;
        Assert.NotEqual(Told(Pilot(20, "placebo", "drug")), Told(Pilot(40, "placebo", "drug")));
    }

    // Baseline, then seventy days of capsules in which the change lies somewhere, then washout: only its masked boundary differs.
    private static Protocol Pilot(int first, string one, string two) => Crossover with
    {
        Arms = [new Arm { Id = "only", Treatments = [one, two] }],
        Treatments = [new Treatment { Id = "placebo", Name = "Placebo" }, new Treatment { Id = "drug", Name = "Drug" }],
        Periods =
        [
            new Period { Id = "baseline", Days = 14, Starts = Boundary.Public },
            new Period { Id = "capsules-1", Days = first, Starts = Boundary.Public, Treated = true },
            new Period { Id = "capsules-2", Days = 70 - first, Starts = Boundary.Masked, Treated = true },
            new Period { Id = "washout", Days = 14, Starts = Boundary.Public },
        ],
    };

    private static DiaryCard Card(Protocol protocol, Participant her, Instant now) => DiaryCard.Compile(protocol, her, now);
}
