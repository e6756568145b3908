using CsCheck;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Reminders;

/// <summary>Ana's diary opens at 18:00 in Madrid (16:00 UTC) and closes at 03:00; her first day is 1 June 2026.</summary>
public sealed class ReminderPlanSpecs
{
    private static readonly Protocol Protocol = Stories.Published.Study.Versions[Stories.HashOf(Stories.Yaml)];

    private static Instant At(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 6, day, hour, minute);

    private static List<DueReminder> Between(Participant her, Instant after, Instant until, LocalTime? own = null) => [.. ReminderPlan.Between(Schedule.Of(Protocol, her)!, her, own, after, until)];

    [Fact]
    public void she_is_called_when_the_diary_opens_halfway_and_an_hour_before_it_closes()
    {
        var calls = ReminderPlan.Of(Schedule.Of(Protocol, Stories.WithPhone.Her())!, Stories.FirstOfJune, null);
        Assert.Equal([(ReminderCall.First, At(1, 16)), (ReminderCall.Middle, At(1, 20)), (ReminderCall.Last, At(2, 0))], calls.Select(call => (call.Call, call.At)));
        Assert.All(calls, call => Assert.Equal(At(2, 1), call.Closes));
    }

    [Fact]
    public void her_own_time_takes_the_place_of_the_opening()
    {
        var schedule = Schedule.Of(Protocol, Stories.WithPhone.Her())!;
        Assert.Equal([At(1, 20), At(1, 22), At(2, 0)], ReminderPlan.Of(schedule, Stories.FirstOfJune, new LocalTime(22, 0)).Select(call => call.At));
        // Half past midnight belongs to the evening before.
        Assert.Equal(At(1, 22, 30), ReminderPlan.Of(schedule, Stories.FirstOfJune, new LocalTime(0, 30))[0].At);
        // At noon no window is open, and after the last call there is nothing left to call for.
        Assert.Equal(At(1, 16), ReminderPlan.Of(schedule, Stories.FirstOfJune, new LocalTime(12, 0))[0].At);
        Assert.Equal(At(1, 16), ReminderPlan.Of(schedule, Stories.FirstOfJune, new LocalTime(2, 30))[0].At);
    }

    [Fact]
    public void a_call_is_due_once_and_not_before_its_time()
    {
        Assert.Empty(Between(Stories.WithPhone.Her(), At(1, 15), At(1, 15, 59)));
        Assert.Equal(ReminderCall.First, Assert.Single(Between(Stories.WithPhone.Her(), At(1, 15, 30), At(1, 16))).Call);
        Assert.Empty(Between(Stories.WithPhone.Her(), At(1, 16), At(1, 16, 30)));
    }

    [Fact]
    public void who_was_out_of_reach_is_called_once_and_not_thrice() =>
        Assert.Equal(ReminderCall.Middle, Assert.Single(Between(Stories.WithPhone.Her(), At(1, 10), At(1, 21))).Call);

    [Fact]
    public void who_asked_is_called_again_while_her_diary_is_open()
    {
        List<DueReminder> With(Instant after, Instant until, Instant later) => [.. ReminderPlan.Between(Schedule.Of(Protocol, Stories.WithPhone.Her())!, Stories.WithPhone.Her(), null, after, until, later)];
        var due = Assert.Single(With(At(1, 16, 30), At(1, 17), At(1, 16, 40)));
        Assert.Equal((ReminderCall.Later, At(1, 16, 40), At(2, 1), "Later 2026-06-01T16:40:00Z"), (due.Call, due.At, due.Closes, due.Name));
        Assert.Empty(With(At(1, 16, 41), At(1, 17), At(1, 16, 40)));
        Assert.Equal(ReminderCall.Middle, Assert.Single(With(At(1, 16, 30), At(1, 20), At(1, 16, 40))).Call);
        // Nothing is open at noon, and another evening's wish is none of this one's.
        Assert.Empty(With(At(2, 10), At(2, 11), At(2, 10, 30)));
        Assert.Equal(ReminderCall.First, Assert.Single(With(At(2, 15, 30), At(2, 16, 30), At(1, 16, 40))).Call);
    }

    [Fact]
    public void nobody_is_called_after_the_close() => Assert.Empty(Between(Stories.WithPhone.Her(), At(1, 23), At(2, 1)));

    [Fact]
    public void who_has_written_is_left_alone()
    {
        var her = Stories.WithPhone.Her();
        var done = her with { DiaryDays = her.DiaryDays.SetItem(Stories.FirstOfJune, Verdict.InTime) };
        Assert.Empty(Between(done, At(1, 10), At(2, 0, 30)));
        Assert.Equal(new LocalDate(2026, 6, 2), Assert.Single(Between(done, At(1, 10), At(2, 16))).Day);
    }

    [Fact]
    public void nobody_is_called_before_the_first_day_after_leaving_or_after_the_study()
    {
        Assert.Empty(Between(Stories.WithPhone.Her(), At(1, 10).Minus(Duration.FromDays(1)), At(1, 10)));
        Assert.Empty(Between(Stories.WithPhone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).Her(), At(1, 10), At(1, 20)));
        Assert.Empty(Between(Stories.WithPhone.Her(), Instant.FromUtc(2026, 8, 1, 10, 0), Instant.FromUtc(2026, 8, 1, 20, 0)));
    }

    [Fact]
    public void rounds_of_any_rhythm_call_the_same_and_every_call_lies_in_its_window() =>
        Gen.Int[1, 90].Array[1, 400].Sample(minutes =>
        {
            var (her, now, calls) = (Stories.WithPhone.Her(), At(1, 12), new List<DueReminder>());
            foreach (var step in minutes.Select(m => Duration.FromMinutes(m)))
            {
                calls.AddRange(Between(her, now, now + step));
                now += step;
            }
            Assert.Equal(calls.Count, calls.DistinctBy(call => (call.Day, call.Call)).Count());
            Assert.All(calls, call => Assert.Equal(Verdict.InTime, Schedule.Of(Protocol, her)!.Judge(call.Day, call.At)));
            // No step is longer than the shortest wait between two calls, so none is passed over but one that is too late.
            var days = (int)((now - At(1, 12)) / Duration.FromDays(1));
            Assert.True(calls.Count >= Math.Min(days, 20) * 2);
        }, iter: 100);
}
