using NodaTime;

namespace Daybook.Trial;

/// <summary>A lock: the dataset is the first <paramref name="Size"/> entries.</summary>
public sealed record Locked(long Seq, Instant At, long Size, string Root)
{
    internal static StudyState Evolve(StudyState study, StudyLocked locked, Recorded recorded) =>
        study with { Lock = new Locked(recorded.Seq, recorded.At, locked.Size, locked.Root) };

    internal static StudyState Evolve(StudyState study, UnblindingApproved approved, Recorded recorded) =>
        study with { Approval = new Approval(approved.Person, recorded.At) };

    internal static StudyState Evolve(StudyState study, CodeOpened opened, Recorded recorded) =>
        study with { Approval = null, Code = CodeKey.ReleasedBy(opened, recorded.Seq) };

    // An open code stays open; an approval that waited for its second falls with the lock.
    internal static StudyState Evolve(StudyState study, StudyUnlocked unlocked)
    {
        ArgumentNullException.ThrowIfNull(unlocked);
        return study with { Lock = null, Approval = null };
    }
}

/// <summary>One person's approval to open the code.</summary>
public sealed record Approval(string Person, Instant At);
