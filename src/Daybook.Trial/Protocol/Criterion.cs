namespace Daybook.Trial;

/// <summary>One rule of eligibility: a question and the answer that it requires.</summary>
public sealed record Criterion
{
    [Key("The criterion's short name; it is written in the screening log when it fails.", Names = Noun.Criterion)]
    public required string Id { get; init; }

    [Key("The question, as it is asked.")]
    public required string Ask { get; init; }

    [Key("The answer that is required: yes, no, or a comparison such as \">= 18\".")]
    public required Condition Require { get; init; }

    [Key("The unit of a number, as a UCUM code.")]
    public string? Unit { get; init; }

    [Key("phone: asked before the first visit. visit: asked, or measured, at the first visit.")]
    public ScreeningStep Step { get; init; } = ScreeningStep.Visit;

    [Key("The laboratory test whose value is compared.", RefersTo = Noun.Lab)]
    public string? Lab { get; init; }
}

/// <summary>The two steps of screening.</summary>
public enum ScreeningStep
{
    Phone,
    Visit,
}
