using System.Text;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Trial.Reminders;

/// <summary>The same diary, at everybody's own hour: the fixture reminder-times, whose evening of 28 March is an hour shorter.</summary>
public sealed class OwnTimeSpecs
{
    private static readonly Schedule Planned = Schedule.Planned(ProtocolReader.Read(FixtureStory.Yaml("reminder-times"), "reminder-times").Protocol!, new LocalDate(2026, 3, 1), "Europe/Madrid");

    private static readonly LocalTime?[] Wishes = [null, new LocalTime(20, 30), new LocalTime(23, 45), new LocalTime(0, 30), new LocalTime(1, 59), new LocalTime(2, 30), new LocalTime(12, 0)];

    /// <summary>Ordinary evenings, and the one in which the clocks go forward.</summary>
    private static readonly LocalDate[] Evenings = [new(2026, 3, 1), new(2026, 3, 28), new(2026, 3, 29)];

    [Fact]
    public void every_wish_has_its_calls_in_a_golden_file()
    {
        var text = new StringBuilder();
        foreach (var day in Evenings)
            foreach (var own in Wishes)
                text.Append(LocalDatePattern.Iso.Format(day)).Append("  ").Append(own is { } time ? Hour.Format(time) : "opens").Append("  ")
                    .AppendJoin("  ", ReminderPlan.Of(Planned, day, own).Select(call => $"{call.Call} {Local.Format(call.At.InZone(Planned.Zone).ToOffsetDateTime())}")).Append('\n');
        Golden.Equals("../../Protocol/fixtures/reminder-times.calls.txt", text.ToString());
    }

    [Fact]
    public void the_three_calls_follow_one_another_inside_the_window_whatever_the_wish()
    {
        foreach (var day in Enumerable.Range(0, 35).Select(Planned.DayOne.PlusDays))
            foreach (var own in Enumerable.Range(0, 24 * 60).Select(minute => new LocalTime(minute / 60, minute % 60)))
            {
                var (window, calls) = (Planned.DiaryWindow(day), ReminderPlan.Of(Planned, day, own));
                Assert.True(window.Opens <= calls[0].At && calls[0].At < calls[1].At && calls[1].At < calls[2].At && calls[2].At < window.Closes, $"{day} {own}");
                Assert.Equal(ReminderPlan.Of(Planned, day, null)[2].At, calls[2].At);
            }
    }

    [Fact]
    public void her_calendar_rings_at_her_own_time_and_is_the_same_otherwise()
    {
        var (plain, own) = (Calendar(null), Calendar(new LocalTime(20, 30)));

        Assert.Equal(35, plain.Split("TRIGGER:PT0S\r\n").Length - 1);
        Assert.Equal(plain, own.Replace("TRIGGER:PT150M", "TRIGGER:PT0S", StringComparison.Ordinal));
        Assert.Equal(35, own.Split("TRIGGER:PT150M\r\n").Length - 1);
        // The alarm stands beside each diary's opening, so another program finds the very moment of the first call.
        var alarms = Ical.Net.Calendar.Load(own)!.Events.Where(one => one.Alarms.Count > 0).OrderBy(one => one.DtStart!.AsUtc).Select(one => one.DtStart!.AsUtc + one.Alarms[0]!.Trigger!.Duration!.Value.ToTimeSpanUnspecified());
        Assert.Equal(Enumerable.Range(0, 35).Select(day => ReminderPlan.Of(Planned, Planned.DayOne.PlusDays(day), new LocalTime(20, 30))[0].At.ToDateTimeUtc()), alarms);
    }

    [Fact]
    public void a_time_at_which_no_diary_is_open_rings_at_the_opening() => Assert.Equal(Calendar(null), Calendar(new LocalTime(12, 0)));

    private static string Calendar(LocalTime? own) => TimetableCalendar.Of(new Timetable(Planned) { Own = own }, Instant.FromUtc(2026, 3, 1, 0, 0), "de");

    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly OffsetDateTimePattern Local = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mmo<g>");
}
