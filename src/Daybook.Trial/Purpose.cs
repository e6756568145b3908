namespace Daybook.Trial;

/// <summary>What a study is for. It is said when the study is opened and never changes; every screen, file and figure reads it.</summary>
public enum Purpose
{
    Real,
    Rehearsal,
    Synthetic,
}
