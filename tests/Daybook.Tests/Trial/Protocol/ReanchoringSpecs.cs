using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>Moving one participant's period moves its diary, its visits, its kits and its windows, and nobody else's.</summary>
public class ReanchoringSpecs
{
    private const int Late = 5;

    private static readonly string Yaml = File.ReadAllText(Repository.At("tests", "Daybook.Tests", "Trial", "Protocol", "fixtures", "re-anchoring.yaml")).ReplaceLineEndings("\n");

    private static readonly Story Both = AtFirstVisit(AtFirstVisit(Stories.Opened.Done(Stories.Publish(Yaml))
        .Done(new SealAllocation(new string('c', 64), [new StratumPlaces("all", 20)], [new SiteKits("clinic", [new KitId("K-1"), new KitId("K-2"), new KitId("K-3"), new KitId("K-4")])])), Stories.Ana), Stories.Bea);

    private static readonly Story Moved = Both.Done(new MoveSchedule(Stories.Ana, "second", Stories.FirstOfJune.PlusDays(21 + Late), "She was abroad."));

    [Fact]
    public void everything_of_the_period_moves_by_as_many_days()
    {
        var (before, after) = (Of(Both, Stories.Ana), Of(Moved, Stories.Ana));

        Assert.Equal(before.Schedule.PeriodDates("second").Start.PlusDays(Late), after.Schedule.PeriodDates("second").Start);
        Assert.Equal(before.Schedule.PeriodDates("second").End.PlusDays(Late), after.Schedule.PeriodDates("second").End);
        Assert.Equal([0, Late, Late], before.Schedule.Visits.Zip(after.Schedule.Visits, (was, now) => NodaTime.Period.DaysBetween(was.Target, now.Target)));
        Assert.Equal([0, Late, Late], before.Schedule.Visits.Zip(after.Schedule.Visits, (was, now) => NodaTime.Period.DaysBetween(was.Latest, now.Latest)));
        Assert.Equal([0, Late], before.Kits.Zip(after.Kits, (was, now) => NodaTime.Period.DaysBetween(was.FirstDay, now.FirstDay)));
        Assert.Equal(before.Diary.Count + Late, after.Diary.Count);
        Assert.Equal([0, Late], Windows(before).Zip(Windows(after), (was, now) => NodaTime.Period.DaysBetween(was, now)));
    }

    [Fact]
    public void the_period_before_lasts_until_then() =>
        Assert.Equal(Stories.FirstOfJune.PlusDays(21 + Late - 1), Of(Moved, Stories.Ana).Schedule.PeriodDates("washout").End);

    [Fact]
    public void nobody_else_moves() => Assert.Equal(TimetableText.Of(Of(Both, Stories.Bea)), TimetableText.Of(Of(Moved, Stories.Bea)));

    [Fact]
    public void the_moved_schedule_is_a_golden_file() => Golden.Equals("../fixtures/re-anchoring.moved.txt", TimetableText.Of(Of(Moved, Stories.Ana)));

    private static IEnumerable<LocalDate> Windows(Timetable timetable) => EndpointDays.Of(timetable.Schedule, timetable.Protocol.Endpoints[0]).Select(days => days.First!.Value);

    private static Timetable Of(Story story, ParticipantKey her) => new(Schedule.Of(story.Study.ProtocolOf(story.Her(her)), story.Her(her))!, null, story.Her(her));

    private static Story AtFirstVisit(Story story, ParticipantKey her) => story
        .Done(new ScreenParticipant(her, "clinic", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(her, []))
        .Done(new EnrolParticipant(her, "Europe/Madrid"))
        .Done(new HoldVisit(her, "v1", Stories.FirstOfJune));
}
