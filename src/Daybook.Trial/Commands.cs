namespace Daybook.Trial;

/// <summary>Everything that can be asked of a study. Each act stands in its noun's folder with its decision.</summary>
public abstract record Command
{
    /// <summary>The participant whom the command concerns, for access by site.</summary>
    public virtual ParticipantKey? About => null;
}
