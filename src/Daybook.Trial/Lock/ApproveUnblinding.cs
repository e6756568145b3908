using NodaTime;

namespace Daybook.Trial;

/// <summary>One person's approval to open the code. The second one, by another person within thirty minutes, opens it.</summary>
public sealed record ApproveUnblinding : Command
{
    public static Duration Patience { get; } = Duration.FromMinutes(30);

    public static Decision Decide(ApproveUnblinding command, StudyState study, Act act)
    {
        if (study.Opened is null)
            return Refusals.StudyNotOpen();
        if (study.Lock is null)
            return Refusals.StudyNotLocked();
        if (study.Code is not null)
            return Refusals.UnblindingAlreadyOpen();
        if (study.Allocation is not { } allocation)
            return Refusals.AllocationNotSealed();
        var approved = new UnblindingApproved(act.By.Id);
        if (study.Approval is not { } first || act.At - first.At > Patience)
            return Decision.Accept(approved);
        return first.Person == act.By.Id
            ? Refusals.UnblindingSamePerson()
            : Decision.Accept(approved, new CodeOpened(first.Person, act.By.Id, allocation.Commitment));
    }
}
