using NodaTime;

namespace Daybook.Trial;

/// <summary>Hands a kit to a participant at a visit. Without a kit number the first fitting kit of the site is taken.</summary>
public sealed record DispenseKit(ParticipantKey Participant, string Visit, LocalDate Date, KitId? Kit) : Command
{
    public override ParticipantKey? About => Participant;
}
