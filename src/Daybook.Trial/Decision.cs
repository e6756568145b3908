using NodaTime;

namespace Daybook.Trial;

/// <summary>The answer to a command: events that now happened, or the one reason why not.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The command holds. Nothing has happened until the events are in the ledger.</summary>
    /// <param name="Events">What happened, in order; at least one.</param>
    /// <param name="Blobs">Documents that the events name by hash; they are kept before the events are.</param>
    public sealed record Accepted(IReadOnlyList<TrialEvent> Events, IReadOnlyList<ReadOnlyMemory<byte>> Blobs) : Decision;

    /// <summary>The command is refused and nothing happened.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    public static Decision Accept(params IReadOnlyList<TrialEvent> events) => new Accepted(events, []);

    public static Decision Refuse(Refusal refusal) => new Refused(refusal);
}

/// <summary>One act: who asks, when it reached the study, and what may be asked of the sealed store without opening it.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When the command reached the study.</param>
/// <param name="CommandId">The id that the caller gave the command; ids of new things derive from it.</param>
/// <param name="Vault">Questions that the sealed store answers.</param>
public sealed record Act(Actor By, Instant At, string CommandId, IVault Vault);
