namespace Daybook.Trial;

/// <summary>The consent document in force under this version of the protocol.</summary>
public sealed record ConsentForm
{
    [Key("The version of the consent document.")]
    public required string Version { get; init; }

    [Key("The text that the participant reads, one idea a paragraph.")]
    public required string Text { get; init; }
}
