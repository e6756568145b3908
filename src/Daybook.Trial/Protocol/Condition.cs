namespace Daybook.Trial;

/// <summary>A condition on one answer: yes, no, or a comparison of a number. A closed family.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>The answer must be yes (<paramref name="Value"/> true) or no.</summary>
    public sealed record Is(bool Value) : Condition;

    /// <summary>The number must compare with <paramref name="Bound"/> as <paramref name="Comparison"/> says.</summary>
    public sealed record Compares(Comparison Comparison, decimal Bound) : Condition;
}

/// <summary>How a number is compared.</summary>
public enum Comparison
{
    Less,
    AtMost,
    Equal,
    AtLeast,
    Greater,
}
