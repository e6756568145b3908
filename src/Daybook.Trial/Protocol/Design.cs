namespace Daybook.Trial;

/// <summary>The comparison that the study makes.</summary>
public enum Design
{
    /// <summary>Every participant takes every treatment, in the order of the arm.</summary>
    Crossover,

    /// <summary>Every participant takes one treatment.</summary>
    Parallel,

    /// <summary>Every participant takes every treatment in the same order, so treatment and time cannot be told apart.</summary>
    FixedOrder,
}
