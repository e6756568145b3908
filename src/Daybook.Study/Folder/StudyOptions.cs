using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The world outside: the clock and the source of chance.</summary>
public sealed record StudyOptions
{
    /// <summary>For a real study on its machine: the system's clock and the system's chance.</summary>
    public static StudyOptions Real { get; } = new() { Clock = TimeProvider.System, Entropy = new OsEntropy() };

    /// <summary>When a command reaches the study.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Salts, keys and ids: the operating system's in a real study, a seeded source where a run must repeat byte for byte.</summary>
    public required IEntropy Entropy { get; init; }

    /// <summary>Computes the arms of a study that allocates by minimisation; any other study does without.</summary>
    public Minimise? Minimise { get; init; }
}
