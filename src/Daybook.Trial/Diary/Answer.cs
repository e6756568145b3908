using NodaTime;

namespace Daybook.Trial;

/// <summary>One answer. A closed family: a skipped item is an answer, not a hole.</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>A number, with its unit where the item has one and flags where the instrument met its limit.</summary>
    public sealed record Number(decimal Value, string? Unit = null, AnswerFlags Flags = AnswerFlags.None) : Answer
    {
        /// <summary>No measurement is larger. Beyond it a number does not come back from a double as it went in.</summary>
        public const decimal Largest = 1e15m;

        /// <summary>Whether the value can be kept as an answer.</summary>
        internal bool IsKeepable => Value is >= -Largest and <= Largest;
    }

    /// <summary>The code of a choice.</summary>
    public sealed record Code(string Value) : Answer;

    public sealed record Boolean(bool Value) : Answer;

    public sealed record Time(LocalTime Value) : Answer;

    public sealed record Date(LocalDate Value) : Answer;

    public sealed record Text(string Value) : Answer;

    /// <summary>The participant chose to leave the item out.</summary>
    public sealed record Skipped : Answer;

    /// <summary>Staff could not do the measurement, and why.</summary>
    public sealed record NotDone(string Reason) : Answer;
}

/// <summary>What is to be known about a number beside its value.</summary>
[Flags]
public enum AnswerFlags
{
    None = 0,

    /// <summary>The true value is at or below the one given.</summary>
    CensoredLow = 1,

    /// <summary>The true value is at or above the one given (a cut-off was reached).</summary>
    CensoredHigh = 2,

    /// <summary>Below the limit of detection.</summary>
    BelowLimit = 4,
}

/// <summary>An answer to an item, at a place of the body and a trial number where the item is measured more than once.</summary>
public sealed record ItemAnswer(string Item, Answer Answer, string? Place = null, int Trial = 1);
