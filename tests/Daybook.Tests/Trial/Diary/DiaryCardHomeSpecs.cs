using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>What the home screen of her phone knows.</summary>
public sealed class DiaryCardHomeSpecs
{
    private static readonly Protocol Crossover = Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)];

    [Fact]
    public void the_days_done_since_the_last_visit_and_the_next_visit()
    {
        var her = Stories.WithPhone.Done(Stories.Submit(Stories.Diary())).At("2026-06-03T19:00:00Z").Her();
        var progress = DiaryCard.Compile(Crossover, her, Instant.FromUtc(2026, 6, 3, 19, 0)).Progress;
        Assert.Equal((Stories.FirstOfJune, 2, new LocalDate(2026, 6, 22)), (progress.Since!.Value, progress.Before, progress.Visit!.Value));
        Assert.Equal([Stories.FirstOfJune], progress.Done);
    }

    [Fact]
    public void an_entry_that_does_not_count_is_no_day_done()
    {
        var her = Stories.WithPhone.Done(Stories.Submit(Stories.Diary("2026-06-09"))).Her();
        Assert.Empty(DiaryCard.Compile(Crossover, her, Instant.FromUtc(2026, 6, 1, 19, 0)).Progress.Done);
    }

    [Fact]
    public void before_the_first_visit_there_is_nothing_to_count() =>
        Assert.Equal((null, 0, 0, null), Of(DiaryCard.Compile(Crossover, Stories.Enrolled.Her(), Instant.FromUtc(2026, 6, 1, 19, 0)).Progress));

    [Theory]
    [InlineData("\">= 60\"", "pain", null, ">=", 60)]
    [InlineData("\"< 3\"", "sleep", null, "<", 3)]
    [InlineData("no", "capsule", false, null, null)]
    public void an_alert_with_words_for_her_stands_on_the_card(string when, string item, bool? yes, string? comparison, int? bound)
    {
        var yaml = Stories.Yaml.Replace("forms:\n", $"alerts: [{{ id: bad, item: {item}, when: {when}, contact: investigator, hours: 24, say: Call us. }}, {{ id: quiet, item: pain, when: \">= 90\", contact: investigator, hours: 24 }}]\nforms:\n", StringComparison.Ordinal);
        var protocol = ProtocolReader.Read(yaml, "protocol.yaml").Protocol!;
        var card = DiaryCard.Compile(protocol, Stories.WithPhone.Her(), Instant.FromUtc(2026, 6, 1, 19, 0));
        var alert = Assert.Single(card.Alerts);
        Assert.Equal(("Call us.", item, yes, comparison, (decimal?)bound), (alert.Say, alert.When.Item, alert.When.Yes, alert.When.Compares, alert.When.Bound));
        Assert.Equal(new DiaryCardContact(null, "112"), card.Contact);
    }

    private static (LocalDate?, int, int, LocalDate?) Of(DiaryCardProgress progress) => (progress.Since, progress.Done.Count, progress.Before, progress.Visit);
}
