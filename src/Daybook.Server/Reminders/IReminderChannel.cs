using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>What became of a reminder.</summary>
internal enum ReminderOutcome
{
    /// <summary>The carrier took it.</summary>
    Sent,

    /// <summary>The carrier could not be reached or asked for patience: it is tried again.</summary>
    Later,

    /// <summary>The carrier refuses it for good.</summary>
    Refused,
}

/// <summary>A reminder on its way to one participant.</summary>
internal sealed record Reminder(RunningStudy Study, ParticipantKey Participant, Identity? Contact, ReminderWishes Wishes, DueReminder Due, ReminderText Text, Instant Now);

/// <summary>A way to reach a participant.</summary>
internal interface IReminderChannel
{
    /// <summary>Its name in the register and the log.</summary>
    string Name { get; }

    /// <summary>Whether one carrier serves everybody: when it cannot be reached for one, nobody else waits for it in that round.</summary>
    bool IsShared { get; }

    /// <summary>Whether she can be reached by it and wants to be.</summary>
    bool Reaches(Identity? contact, ReminderWishes wishes);

    Task<ReminderOutcome> Send(Reminder reminder, CancellationToken cancellation);
}
