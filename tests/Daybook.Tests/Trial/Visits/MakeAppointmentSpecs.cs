using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Visits;

public sealed class MakeAppointmentSpecs
{
    private static readonly LocalDate Day = Stories.FirstOfJune.PlusDays(22);
    private static readonly MakeAppointment Asked = new(Stories.Ana, "v2", Day, new LocalTime(10, 30));
    private static readonly Instant Evening = Instant.FromUtc(2026, 6, 1, 19, 0);

    [Fact]
    public void day_and_hour_are_kept_and_a_later_word_takes_their_place()
    {
        Stories.WithPhone.When(Asked).Then(new AppointmentMade(Stories.Ana, "v2", Day, new LocalTime(10, 30)));
        var moved = Stories.WithPhone.Done(Asked).Done(Asked with { Time = new LocalTime(16, 0) });
        Assert.Equal(new Appointment(Day, new LocalTime(16, 0)), moved.Her().Appointments["v2"]);
    }

    [Fact]
    public void her_phone_shows_the_hour_and_the_planned_day_where_none_was_agreed()
    {
        Assert.Equal((Stories.FirstOfJune.PlusDays(21), null), Shown(Stories.WithPhone));
        Assert.Equal((Day, new LocalTime(10, 30)), Shown(Stories.WithPhone.Done(Asked)));
    }

    [Fact]
    public void one_that_has_passed_is_shown_no_more() =>
        Assert.Equal((Stories.FirstOfJune.PlusDays(21), null), Shown(Stories.WithPhone.Done(Asked with { Date = Stories.FirstOfJune }), Evening + Duration.FromDays(1)));

    [Fact]
    public void her_phone_shows_it_before_her_first_visit_too()
    {
        var first = Stories.Enrolled.Done(Asked with { Visit = "v1", Date = Stories.FirstOfJune.PlusDays(2) });
        Assert.Equal((null, null), Shown(Stories.Enrolled));
        Assert.Equal((Stories.FirstOfJune.PlusDays(2), new LocalTime(10, 30)), Shown(first));
        Assert.Equal((Stories.FirstOfJune.PlusDays(2), new LocalTime(10, 30)), Shown(first.Done(Asked)));
        // She did not come: the next one that was agreed is shown, and none where there is none.
        Assert.Equal((null, null), Shown(first, Evening + Duration.FromDays(3)));
        Assert.Equal((Day, new LocalTime(10, 30)), Shown(first.Done(Asked), Evening + Duration.FromDays(3)));
        Assert.Equal((null, null), Shown(first.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null))));
    }

    [Fact]
    public void so_does_her_calendar_and_a_later_one_takes_its_place()
    {
        var (protocol, her) = (Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)], Stories.Enrolled.Done(Asked with { Visit = "v1", Date = Stories.FirstOfJune }).Done(Asked).Her());
        var before = Ical.Net.Calendar.Load(TimetableCalendar.BeforeHerFirstVisit(protocol, her, Purpose.Synthetic, Evening, "es"))!;
        Assert.Equal([("Visita v1", new DateTime(2026, 6, 1, 8, 30, 0)), ("Visita v2", new DateTime(2026, 6, 23, 8, 30, 0))], before.Events.Select(one => (one.Summary!, one.DtStart!.AsUtc)));
        Assert.Contains("\r\nX-WR-CALNAME:SYNTHETIC: diario y visitas\r\n", TimetableCalendar.BeforeHerFirstVisit(protocol, her, Purpose.Synthetic, Evening, "es"), StringComparison.Ordinal);
        var later = Ical.Net.Calendar.Load(TimetableCalendar.Of(new Timetable(Schedule.Of(protocol, Stories.WithPhone.Her())!, Participant: Stories.WithPhone.Her()), Evening))!;
        Assert.Equal(before.Events.Select(one => one.Uid), later.Events.Where(one => one.Summary is "Study visit v1" or "Study visit v2").Select(one => one.Uid));
    }

    [Fact]
    public void her_calendar_names_the_hour()
    {
        var her = Stories.WithPhone.Done(Asked).Her();
        var calendar = TimetableCalendar.Of(new Timetable(Schedule.Of(Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)], her)!, Participant: her), Evening);
        Assert.Contains("DTSTART:20260623T083000Z\r\nDURATION:PT1H", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public void the_visit_is_one_of_the_protocol() => Stories.WithPhone.When(Asked with { Visit = "v9" }).ThenRefused("visit.unknown");

    [Fact]
    public void a_visit_that_was_held_is_agreed_on_no_more() => Stories.WithPhone.When(Asked with { Visit = "v1" }).ThenRefused("visit.already-held");

    [Fact]
    public void nobody_is_expected_yesterday() => Stories.WithPhone.When(Asked with { Date = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("appointment.not-ahead");

    [Fact]
    public void who_has_left_is_not_expected() => Stories.WithPhone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).When(Asked).ThenRefused("participant.withdrawn");

    private static (LocalDate?, LocalTime?) Shown(Story story, Instant? now = null)
    {
        var progress = DiaryCard.Compile(Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)], story.Her(), now ?? Evening).Progress;
        return (progress.Visit, progress.Time);
    }
}
