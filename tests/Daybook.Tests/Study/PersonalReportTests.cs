using System.Text;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using NodaTime;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Study;

/// <summary>What a participant gets for herself when the study is over for her: all that she answered, and nothing that depends on treatment while the code is closed.</summary>
public sealed class PersonalReportTests
{
    private static readonly Daybook.Tests.Server.Story.Person One = Daybook.Tests.Server.Story.People[0], Four = Daybook.Tests.Server.Story.People[3];

    [Fact]
    public async Task there_is_none_while_the_study_goes_on_for_her()
    {
        await using var world = await World.Make();
        Assert.Null(await world.Study.Ask(new ShowPersonalReport(One.Key)));
        // Her last planned day is the 31st; a diary of that day may be late until the next noon, and her last visit may be made up.
        foreach (var (day, hour, over) in new[] { (31, 20, false), (32, 9, false), (40, 20, true) })
        {
            world.Clock.Now = Daybook.Tests.Server.Story.On(day, hour).ToDateTimeOffset();
            Assert.Equal(over, await world.Study.Ask(new ShowPersonalReport(One.Key)) is not null);
        }
    }

    [Fact]
    public async Task who_has_left_sees_all_that_she_answered()
    {
        await using var world = await World.Make();
        var report = (await world.Study.Ask(new ShowPersonalReport(Four.Key)))!;
        // She left on day 20 and missed three days; what she wrote on two days more is hers too.
        Assert.Equal((20, 17), (report.Days, report.Done));
        Assert.Equal(["2026-06-01"], report.Visits);
        var (pain, capsule) = (report.Groups[0].Items[0], report.Groups.SelectMany(group => group.Items).Single(item => item.Yes is not null));
        Assert.Equal(("How bad was your pain today?", 19, false), (pain.Ask, pain.Times, pain.HigherIsBetter));
        Assert.Equal(new PersonalPoint("2026-06-01", 40 + ((7 + 44) % 41)), pain.Points[0]);
        Assert.Equal(["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22"], pain.Weeks.Select(week => week.Day));
        Assert.Equal(Middle(pain.Points.Where(point => string.CompareOrdinal(point.Day, "2026-06-08") < 0).Select(point => point.Value)), pain.Weeks[0].Value);
        // On every sixth day she took none; of those one is a day that she missed.
        Assert.Equal(19 - new[] { 6, 12, 18 }.Length, capsule.Yes);
    }

    [Fact]
    public async Task an_event_stands_on_the_day_on_which_it_happened_and_its_first_entry_counts()
    {
        await using var world = await World.Make();
        var her = world.Study.State.Participants[Four.Key] with { Zone = "Europe/Madrid" };
        Observation? any = null;
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = Four.Key, Form = "diary" }))
            any ??= value;
        var protocol = ProtocolReader.Read(World.Yaml.ReplaceLineEndings("\n").Replace("forms:\n", "events: [{ id: attack, title: An attack, items: [{ id: strength, ask: How strong was it?, kind: number, range: [0, 50], unit: Cel }] }]\nforms:\n", StringComparison.Ordinal), "events.yaml").Protocol!;
        // Shortly after midnight where she lives; it came two days later, and the first entry was corrected after the second had come.
        Observation Strength(decimal value, int repeat) => any! with { Form = "attack", Item = "strength", Number = value, Text = null, Occasion = new Occasion(OccasionKind.Event, "2026-06-03T22:30:00Z", repeat), LocalTime = "2026-06-06T10:00:00" };
        var item = Assert.Single(Assert.Single(PersonalAnswers.Of([protocol], her, [Strength(38, 1), Strength(37, 0)])).Items);
        Assert.Equal((new PersonalPoint("2026-06-04", 37), "°C"), (Assert.Single(item.Points), item.Unit));
    }

    [Fact]
    public async Task nothing_names_what_she_took_before_the_code_is_open_and_then_it_does()
    {
        await using var world = await World.Make();
        var report = await world.Study.Ask(new ShowPersonalReport(Four.Key));
        Assert.Null(report!.Taken);
        var text = Encoding.UTF8.GetString(SyncJson.Write(new OwnReport(report)));
        string[] words = [.. world.Protocol.Treatments.SelectMany(treatment => new[] { $"\"{treatment.Id}\"", treatment.Name }), .. world.Protocol.Arms.Select(arm => $"\"{arm.Id}\""), .. world.Protocol.Periods.Select(period => $"\"{period.Id}\""), "K-"];
        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        await world.End();
        var taken = (await world.Study.Ask(new ShowPersonalReport(One.Key)))!.Taken!;
        var list = world.Study.OpenCode();
        var place = world.Study.State.Participants[One.Key].Place!;
        var arm = world.Protocol.Arms.Single(known => known.Id == list.Places[place.Stratum][place.Index]);
        Assert.Equal(arm.Treatments.Select(id => world.Protocol.Treatments.Single(treatment => treatment.Id == id).Name), taken.Select(took => took.Name));
        Assert.Equal(("2026-06-01", "2026-06-14"), (taken[0].From, taken[0].To));
        // Who left before the second period took nothing in it.
        Assert.Equal(("2026-06-01", "2026-06-14"), (await world.Study.Ask(new ShowPersonalReport(Four.Key)))!.Taken!.Select(took => (took.From, took.To)).Single());
    }

    [Fact]
    public async Task a_withdrawal_that_is_taken_back_takes_the_report_with_it()
    {
        await using var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new RescindWithdrawal(Four.Key, "it was another participant"), Cast.Ines, "rescind"));
        Assert.Null(await world.Study.Ask(new ShowPersonalReport(Four.Key)));
    }

    [Fact]
    public async Task her_page_without_a_script_says_it_in_her_words_and_nobody_else_reads_it()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var one = await site.As(One.Key.Value);
        using var four = await site.As(Four.Key.Value);
        using var cora = await site.As("cora");
        Assert.Contains("Your report comes when the study is over for you.", (await one.Get("/s/demo/diary/report")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/s/demo/diary/report", (await one.Get("/s/demo/diary")).Text, StringComparison.Ordinal);
        Assert.Contains("/s/demo/diary/report", (await four.Get("/s/demo/diary")).Text, StringComparison.Ordinal);
        var page = (await four.Get("/s/demo/diary/report")).Text;
        Assert.Contains("Days with a diary: 17 of 20", page, StringComparison.Ordinal);
        Assert.Contains("The study tells nobody yet what you were given.", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await cora.Get("/s/demo/diary/report")).Status);
    }

    private static decimal Middle(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return decimal.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 1);
    }
}
