namespace Daybook.Trial;

/// <summary>A condition on one answer: yes, no, or a comparison of a number. A closed family.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>The answer must be yes (<paramref name="Value"/> true) or no.</summary>
    public sealed record Is(bool Value) : Condition;

    /// <summary>The number must compare with <paramref name="Bound"/> as <paramref name="Comparison"/> says.</summary>
    public sealed record Compares(Comparison Comparison, decimal Bound) : Condition;

    /// <summary>The titre must compare with 1:<paramref name="Dilution"/>: the higher the dilution that still reacts, the higher the titre.</summary>
    public sealed record Dilutes(Comparison Comparison, int Dilution) : Condition;
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
