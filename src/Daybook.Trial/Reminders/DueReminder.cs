using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>Which of an evening's three calls it is, or the call of a prompt.</summary>
public enum ReminderCall
{
    /// <summary>When the diary opens, or at the time that she chose.</summary>
    First,

    /// <summary>Halfway between the first call and the end.</summary>
    Middle,

    /// <summary>Shortly before the diary closes.</summary>
    Last,

    /// <summary>A prompt has come.</summary>
    Prompt,

    /// <summary>She asked to be called again.</summary>
    Later,
}

/// <summary>One call to write the diary.</summary>
/// <param name="Day">The diary day.</param>
/// <param name="Call">Which of its calls.</param>
/// <param name="At">When it is due.</param>
/// <param name="Closes">When an entry for the day begins to be late.</param>
public sealed record DueReminder(LocalDate Day, ReminderCall Call, Instant At, Instant Closes)
{
    /// <summary>Of a prompt its form and key, so that each is called once.</summary>
    public string? Prompt { get; init; }

    /// <summary>The name under which her phone keeps what she is called to: the day of a diary, and what nameOfPrompt in web/shared/occasion.ts says of a prompt.</summary>
    public string OnPhone => Prompt is { } prompt ? "prompt:" + prompt.Replace(' ', ':') : LocalDatePattern.Iso.Format(Day);

    /// <summary>What tells this call from the others of its day.</summary>
    public string Name => Prompt ?? (Call == ReminderCall.Later ? $"{Call} {InstantPattern.General.Format(At)}" : Call.ToString());
}
