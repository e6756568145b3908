namespace Daybook.Trial;

/// <summary>Every text that participants read, in a further language.</summary>
public sealed record Translation
{
    [Key("The language, as a BCP 47 tag, for example es.", Form = TextForm.Language)]
    public required string Language { get; init; }

    [Key("The text of the consent document in it.")]
    public required string Consent { get; init; }

    [Key("The questions that show whether the document was understood, in the order in which it asks them.")]
    public IReadOnlyList<ConsentQuestionWords> Questions { get; init; } = [];

    [Key("What there is to learn more beside paragraphs of the document, in the order of the protocol.")]
    public IReadOnlyList<string> More { get; init; } = [];

    [Key("When and how the study drug is taken, as the directions of the supply say it.")]
    public string? Directions { get; init; }

    [Key("The words of every item of the diary, of prompts and of events.")]
    public IReadOnlyList<ItemWords> Items { get; init; } = [];

    [Key("The title of every prompt.")]
    public IReadOnlyList<PromptWords> Prompts { get; init; } = [];

    [Key("The title of every event.")]
    public IReadOnlyList<EventWords> Events { get; init; } = [];

    [Key("What the phone says of every alert that says something.")]
    public IReadOnlyList<AlertWords> Alerts { get; init; } = [];

    [Key("What the phone says of every rescue medication of which it says something.")]
    public IReadOnlyList<RescueWords> Rescue { get; init; } = [];
}

/// <summary>A question about the consent document in another language. Its right answer stays what it is.</summary>
public sealed record ConsentQuestionWords
{
    [Key("The question in that language.")]
    public required string Ask { get; init; }

    [Key("What she is told after the other answer, in that language.")]
    public required string Because { get; init; }
}

/// <summary>An item in another language. Its id, its kind, its range and its codes stay what they are.</summary>
public sealed record ItemWords
{
    [Key("The item that these words are of.", RefersTo = Noun.Item)]
    public required string Of { get; init; }

    [Key("The question in that language.")]
    public required string Ask { get; init; }

    [Key("The question above the drawing, of an item that begins a body map.")]
    public string? Map { get; init; }

    [Key("The words at the two ends of a line or scale, low end first.")]
    public IReadOnlyList<string> Ends { get; init; } = [];

    [Key("The words of every choice.")]
    public IReadOnlyList<ChoiceWords> Choices { get; init; } = [];
}

/// <summary>A choice in another language.</summary>
public sealed record ChoiceWords
{
    [Key("The choice's id.", Form = TextForm.ShortName)]
    public required string Of { get; init; }

    [Key("The words that are shown.")]
    public required string Label { get; init; }
}

/// <summary>A prompt in another language.</summary>
public sealed record PromptWords
{
    [Key("The prompt that this title is of.", RefersTo = Noun.Prompt)]
    public required string Of { get; init; }

    [Key("The words above its questions.")]
    public required string Title { get; init; }
}

/// <summary>An event in another language.</summary>
public sealed record EventWords
{
    [Key("The event that this title is of.", RefersTo = Noun.Event)]
    public required string Of { get; init; }

    [Key("The words on its button.")]
    public required string Title { get; init; }
}

/// <summary>An alert in another language.</summary>
public sealed record AlertWords
{
    [Key("The alert on which the phone says it.", RefersTo = Noun.Alert)]
    public required string Of { get; init; }

    [Key("What the phone says in that language.")]
    public required string Say { get; init; }
}

/// <summary>What the phone says of too much rescue medication, in another language.</summary>
public sealed record RescueWords
{
    [Key("The rescue medication of which the phone says it.", RefersTo = Noun.Rescue)]
    public required string Of { get; init; }

    [Key("What the phone says in that language.")]
    public required string Say { get; init; }
}
