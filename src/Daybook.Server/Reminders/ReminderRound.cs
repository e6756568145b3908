using Daybook.Study;
using Daybook.Trial;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Daybook.Server;

/// <summary>One look at every study: whose diary is open and not written, and who has not been called yet.</summary>
internal sealed partial class ReminderRound(IReadOnlyList<RunningStudy> studies, IReadOnlyList<IReminderChannel> channels, ILogger log)
{
    /// <summary>A call that is older is not made: what nobody could send for so long is no longer a call.</summary>
    private static readonly Duration Patience = Duration.FromHours(1);

    /// <summary>Shared carriers that could not be reached in this round: nobody else waits for them until the next.</summary>
    private readonly HashSet<IReminderChannel> failing = [];

    /// <summary>Sends what is due. Nobody is reminded in a synthetic study: its participants are nobody.</summary>
    /// <returns>How many reminders were sent.</returns>
    public async Task<int> Run(Instant now, CancellationToken cancellation)
    {
        var sent = 0;
        failing.Clear();
        foreach (var study in studies.Where(study => study.State.Opened is { Purpose: not Purpose.Synthetic }))
            foreach (var her in study.State.Participants.Values.Where(her => her is { IsEnrolled: true, Withdrawn: null, DayOne: not null }))
                sent += await Remind(study, her, now, cancellation);
        return sent;
    }

    private async Task<int> Remind(RunningStudy study, Participant her, Instant now, CancellationToken cancellation)
    {
        if (study.Identities.IsErased(her.Key) || Schedule.Of(study.State.ProtocolOf(her), her) is not { } schedule)
            return 0;
        var wishes = study.Identities.ReadWishes(her.Key).HeldBy(her);
        var calls = ReminderPlan.Between(schedule, her, wishes.Own, now - Patience, now, wishes.Later is { } later ? Instant.FromDateTimeOffset(later) : null).ToList();
        if (calls.Count == 0)
            return 0;
        var (contact, sent) = (study.Identities.Read(her.Key), 0);
        foreach (var due in calls)
            foreach (var channel in channels.Where(channel => channel.Reaches(contact, wishes)))
                sent += await Send(channel, new Reminder(study, her.Key, contact, wishes, due, ReminderText.Of(due, schedule.Zone, wishes.LanguageOf(her, schedule.Protocol)), now), cancellation) ? 1 : 0;
        return sent;
    }

    private async Task<bool> Send(IReminderChannel channel, Reminder reminder, CancellationToken cancellation)
    {
        var register = reminder.Study.Identities.Reminders;
        if (failing.Contains(channel) || !register.Take(reminder.Participant, reminder.Due, channel.Name, reminder.Now))
            return false;
        var outcome = await Outcome(channel, reminder, cancellation);
        if (outcome == ReminderOutcome.Later)
            register.GiveBack(reminder.Participant, reminder.Due, channel.Name);
        if (outcome != ReminderOutcome.Sent)
            NotSent(log, channel.Name, reminder.Participant.Value, outcome);
        return outcome == ReminderOutcome.Sent;
    }

    /// <summary>Whatever goes wrong with one carrier, the next reminder is sent all the same; this one is tried again while it is due, and the log says why.</summary>
    private async Task<ReminderOutcome> Outcome(IReminderChannel channel, Reminder reminder, CancellationToken cancellation)
    {
        try
        {
            return await channel.Send(reminder, cancellation);
        }
        catch (FormatException)
        {
            return ReminderOutcome.Refused;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The kind of fault, not its words: they may hold an address.
            Broke(log, channel.Name, e.GetType().Name);
            if (channel.IsShared)
                failing.Add(channel);
            return ReminderOutcome.Later;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The carrier {Channel} failed: {Fault}.")]
    private static partial void Broke(ILogger log, string channel, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder by {Channel} for participant {Participant} was not sent: {Outcome}.")]
    private static partial void NotSent(ILogger log, string channel, string participant, ReminderOutcome outcome);
}
