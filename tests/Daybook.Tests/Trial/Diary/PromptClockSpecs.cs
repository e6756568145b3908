using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>When prompts come: random times as the protocol bounds them, the same whoever computes them, and apart through every change of the clock.</summary>
public sealed class PromptClockSpecs(ITestOutputHelper output)
{
    private static readonly DateTimeZone Madrid = DateTimeZoneProviders.Tzdb["Europe/Madrid"];

    private static Prompt Random(int times = 4, string from = "09:00", string to = "21:00", int? apart = 60, int minutes = 20) =>
        new() { Id = "moment", Title = "Now", Random = times, From = Clock(from), To = Clock(to), Apart = apart, Minutes = minutes, Items = [] };

    [Fact]
    public void random_times_lie_in_their_stretch_and_apart()
    {
        foreach (var (her, day) in Days(50, 40))
        {
            var windows = PromptClock.Of(Random(), Madrid, her, day);
            Assert.Equal([1, 2, 3, 4], windows.Select(window => window.Number));
            Assert.All(windows, window => Assert.Equal(Duration.FromMinutes(20), window.Closes - window.Opens));
            Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.Second.Opens - pair.First.Opens >= Duration.FromMinutes(60)));
            Assert.True(Local(day, 9) <= windows[0].Opens && windows[^1].Closes <= Local(day, 21));
        }
    }

    /// <summary>n points thrown into what the gaps leave: the i-th in order has the mean i / (n + 1) of it.</summary>
    [Fact]
    public void every_way_to_lay_them_is_as_likely()
    {
        var offsets = Days(200, 40).Select(of => PromptClock.Of(Random(), Madrid, of.Her, of.Day).Select(window => (window.Opens - Local(of.Day, 9)).TotalMinutes).ToArray()).ToList();
        const double Free = 720 - 20 - 180;
        for (var i = 0; i < 4; i++)
        {
            var mean = offsets.Average(of => of[i]) - (i * 60);
            output.WriteLine($"{i + 1}: {mean:0.0}, expected {Free * (i + 1) / 5:0.0}");
            // The standard error of 8,000 such means is at most 1.2 minutes.
            Assert.InRange(mean - (Free * (i + 1) / 5), -5, 5);
        }
        Assert.Equal(0, offsets.Min(of => of[0]), 15.0);
        Assert.Equal(700, offsets.Max(of => of[3]), 15.0);
    }

    [Fact]
    public void one_day_tells_nothing_of_the_next_and_one_person_nothing_of_another()
    {
        var first = Days(200, 2).Select(of => PromptClock.Of(Random(1), Madrid, of.Her, of.Day)[0]).Select(window => (window.Opens - Local(window.Day, 9)).TotalMinutes).ToList();
        Assert.InRange(Correlation(first.Where((_, i) => i % 2 == 0), first.Where((_, i) => i % 2 == 1)), -0.25, 0.25);
        Assert.InRange(Correlation(first.Take(200), first.Skip(200)), -0.25, 0.25);
    }

    [Fact]
    public void with_no_room_to_spare_they_stand_as_close_as_they_may()
    {
        var windows = PromptClock.Of(Random(4, "09:00", "12:20"), Madrid, new ParticipantKey("ana"), new LocalDate(2026, 6, 1));
        Assert.Equal([0, 60, 120, 180], windows.Select(window => (window.Opens - Local(window.Day, 9)).TotalMinutes));
    }

    [Fact]
    public void through_every_change_of_every_clock_no_moment_belongs_to_two()
    {
        Prompt[] prompts =
        [
            Random(6, "22:00", "06:00+1d", 60), Random(12, "00:00", "00:00+1d", 30, 30),
            new() { Id = "set", Title = "Set", At = [Clock("00:30"), Clock("01:30"), Clock("02:15"), Clock("02:45"), Clock("23:00")], Minutes = 30, Items = [] },
            new() { Id = "once", Title = "Once", At = [Clock("09:00")], Minutes = 1440, Items = [] },
        ];
        var days = 0;
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0)).Skip(1))
                foreach (var prompt in prompts)
                {
                    var around = Enumerable.Range(-1, 3).Select(change.IsoLocalStart.Date.PlusDays).SelectMany(day => PromptClock.Of(prompt, zone, new ParticipantKey("ana"), day)).ToList();
                    Assert.Equal(3 * prompt.PerDay, around.Count);
                    Assert.All(around, window => Assert.True(window.Opens <= window.Closes));
                    Assert.All(around.Zip(around.Skip(1)), pair => Assert.True(pair.First.Closes <= pair.Second.Opens, $"{zone.Id} {prompt.Id}: {pair}"));
                    days++;
                }
        output.WriteLine($"{days} changes");
        Assert.True(days > 4000);
    }

    [Theory]
    [InlineData("2026-06-01/2", true)]
    [InlineData("2026-06-01/02", false)]
    [InlineData("2026-06-01", false)]
    [InlineData("2026-06-1/2", false)]
    [InlineData("2026-06-01/2/2", false)]
    [InlineData("/2", false)]
    public void a_key_names_a_day_and_a_number(string key, bool names) => Assert.Equal(names, PromptWindow.Parse(key) is (var day, 2) && day == Stories.FirstOfJune);

    private static IEnumerable<(ParticipantKey Her, LocalDate Day)> Days(int people, int days) =>
        from person in Enumerable.Range(1, people) from day in Enumerable.Range(0, days) select (new ParticipantKey($"p-{person}"), new LocalDate(2026, 4, 1).PlusDays(day));

    private static double Correlation(IEnumerable<double> first, IEnumerable<double> second) => Daybook.Statistics.Correlation.Pearson.Of([.. first], [.. second]).R;

    private static Instant Local(LocalDate day, int hour) => Madrid.AtLeniently(day + new LocalTime(hour, 0)).ToInstant();

    private static ClockTime Clock(string text) => new(new LocalTime(int.Parse(text[..2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(text[3..5], System.Globalization.CultureInfo.InvariantCulture)), text.EndsWith("+1d", StringComparison.Ordinal) ? 1 : 0);
}
