namespace Daybook.Trial;

/// <summary>A part of the study in which only some participants take part: those whose answers to a form meet its criteria.</summary>
public sealed record Substudy
{
    [Key("The sub-study's short name.", Names = Noun.Substudy)]
    public required string Id { get; init; }

    [Key("The sub-study in words.")]
    public required string Title { get; init; }

    [Key("The form whose answers decide who takes part.", RefersTo = Noun.Form)]
    public required string Asks { get; init; }

    [Key("The criteria: items of that form, each with the answer that it requires.")]
    public required IReadOnlyList<Requirement> Require { get; init; }

    [Key("The forms that only those who take part fill in.", RefersTo = Noun.Form)]
    public IReadOnlyList<string> Forms { get; init; } = [];

    [Key("The laboratory tests that only those who take part have.", RefersTo = Noun.Lab)]
    public IReadOnlyList<string> Labs { get; init; } = [];

    [Key("The sensory tests that only those who take part do.", RefersTo = Noun.Sensory)]
    public IReadOnlyList<string> Sensory { get; init; } = [];
}

/// <summary>An item and the answer that it requires.</summary>
public sealed record Requirement
{
    [Key("The item whose answer counts.", RefersTo = Noun.Item)]
    public required string Item { get; init; }

    [Key("The answer that is required: yes, no, or a comparison such as \">= 18\".")]
    public required Condition Is { get; init; }
}
