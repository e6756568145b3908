namespace Daybook.Trial;

/// <summary>The consent document in force under this version of the protocol.</summary>
public sealed record ConsentForm
{
    [Key("The version of the consent document.")]
    public required string Version { get; init; }

    [Key("The text that the participant reads, one idea a paragraph.")]
    public required string Text { get; init; }

    [Key("What she is asked before she signs on her phone, to see whether it was understood. She may try as often as she likes.")]
    public IReadOnlyList<ConsentQuestion> Questions { get; init; } = [];

    [Key("What she may learn more of, if she wants to, beside a paragraph. It is part of the document, and her signed copy holds it.")]
    public IReadOnlyList<ConsentMore> More { get; init; } = [];

    /// <summary>The paragraphs, one idea each.</summary>
    public IReadOnlyList<string> Ideas() => IdeasOf(Text);

    /// <summary>The whole document: every paragraph, followed by what more there is to learn of it.</summary>
    public IReadOnlyList<string> Whole() => [.. Ideas().SelectMany((idea, at) => More.Where(more => more.Of == at + 1).SelectMany(more => IdeasOf(more.Text)).Prepend(idea))];

    /// <summary>What more there is to learn of a paragraph, from 0; null when there is nothing.</summary>
    public string? MoreOf(int at) => More.FirstOrDefault(more => more.Of == at + 1)?.Text;

    /// <summary>The paragraphs of a consent text.</summary>
    public static IReadOnlyList<string> IdeasOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

/// <summary>What stands under “Learn more” beside a paragraph of the document.</summary>
public sealed record ConsentMore
{
    [Key("Which paragraph of the text it is about, counted from 1.", Least = 1, Most = 500)]
    public required int Of { get; init; }

    [Key("What there is to learn more.")]
    public required string Text { get; init; }
}

/// <summary>A question that shows whether the document was understood.</summary>
public sealed record ConsentQuestion
{
    [Key("The question, to be answered with yes or no.")]
    public required string Ask { get; init; }

    [Key("true when yes is right, false when no is.")]
    public required bool Yes { get; init; }

    [Key("What she is told after the other answer, before she tries again.")]
    public required string Because { get; init; }
}
