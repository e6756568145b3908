using NodaTime;

namespace Daybook.Trial;

/// <summary>Takes a kit back and counts what is left. A count that differs from the plan by more than a fifth needs a reason.</summary>
public sealed record ReturnKit(ParticipantKey Participant, string Visit, LocalDate Date, KitId Kit, int Units, string? Reason) : Command
{
    public override ParticipantKey? About => Participant;
}
