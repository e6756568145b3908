namespace Daybook.Trial;

/// <summary>A rule by which somebody looks whether the study, or a participant, goes on. It stops nothing by itself and opens no code.</summary>
public sealed record StoppingRule
{
    [Key("The rule's short name.", Names = Noun.StoppingRule)]
    public required string Id { get; init; }

    [Key("Of the study: this many participants have had a serious adverse event.", Least = 1, Most = 100_000)]
    public int? Serious { get; init; }

    [Key("Of the study: this many participants have come to the last visit, and what is known is looked at, for harm or futility.", Least = 1, Most = 100_000)]
    public int? Finished { get; init; }

    [Key("Of a participant: the item of the diary, or the laboratory test, whose value counts.", RefersTo = Noun.Measure)]
    public string? Item { get; init; }

    [Key("Of a participant: the answer that counts: yes, no, or a comparison such as \">= 90\".")]
    public Condition? When { get; init; }

    [Key("Of an item of the diary, on how many days one after the other; 1 when nothing is written.", Least = 1, Most = 366)]
    public int? Days { get; init; }

    [Key("The role that looks at it.")]
    public required Role Contact { get; init; }

    [Key("Within how many hours.", Least = 1, Most = 720)]
    public required int Hours { get; init; }

    [Key("What is then decided, and by whom, in words for the staff.")]
    public required string Then { get; init; }

    /// <summary>Whether the rule is about the study; else it is about one participant.</summary>
    internal bool OfStudy => Serious is not null || Finished is not null;
}
