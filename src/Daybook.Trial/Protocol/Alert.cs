namespace Daybook.Trial;

/// <summary>An answer in the diary on which somebody must act. It opens a query that names whom and until when.</summary>
public sealed record Alert
{
    [Key("The alert's short name.", Names = Noun.Alert)]
    public required string Id { get; init; }

    [Key("The item of the diary or of an event whose answer raises the alert.", RefersTo = Noun.Item)]
    public required string Item { get; init; }

    [Key("The answer that raises it: yes, no, or a comparison such as \">= 9\".")]
    public required Condition When { get; init; }

    [Key("The role that gets in touch with the participant.")]
    public required Role Contact { get; init; }

    [Key("Within how many hours after the entry has arrived, or after the correction that raises it.", Least = 1, Most = 720)]
    public required int Hours { get; init; }

    [Key("What her phone tells the participant at once, also without a network, with the emergency number beside it. Absent: nothing.")]
    public string? Say { get; init; }

    /// <summary>What the answer means, where the language knows it.</summary>
    internal string? Because { get; init; }
}
