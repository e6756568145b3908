namespace Daybook.Trial;

/// <summary>What is taken in a treated period. Its words never reach a masked eye.</summary>
public sealed record Treatment
{
    [Key("The treatment's short name. It appears in no screen, file or kit label of a masked role.", Names = Noun.Treatment)]
    public required string Id { get; init; }

    [Key("The treatment in words, for the report.")]
    public required string Name { get; init; }

    [Key("What a unit of a kit of the lower dose holds, in words, where the lower dose has kits of its own. A placebo has them too. It appears where the name does, and nowhere else.")]
    public string? Lower { get; init; }

    [Key("How many days a turn of it lasts, in a period with turns.", Least = 1, Most = 3660)]
    public int? Days { get; init; }
}
