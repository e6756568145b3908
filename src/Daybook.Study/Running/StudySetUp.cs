using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What a study is when it begins.</summary>
public sealed record StudySetUp
{
    /// <summary>The study's opaque key.</summary>
    public required string Study { get; init; }

    /// <summary>The short name that people and addresses use.</summary>
    public required string Slug { get; init; }

    public required string Organisation { get; init; }

    public required string Title { get; init; }

    /// <summary>Real, rehearsal or synthetic: for ever.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The protocol file.</summary>
    public required string Yaml { get; init; }

    /// <summary>Who sets it up.</summary>
    public Actor By { get; init; } = new(ActorKind.System, "daybook", Role.Administrator);

    /// <summary>The environment variable that holds the connection string of the PostgreSQL database in which the ledger is to stand; null for a file.</summary>
    public string? Postgres { get; init; }

    /// <summary>The list to seal, where the protocol allocates.</summary>
    public AllocationSetUp? Allocation { get; init; }
}
