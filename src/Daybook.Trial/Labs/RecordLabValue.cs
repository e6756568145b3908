using NodaTime;

namespace Daybook.Trial;

/// <summary>A laboratory value of a visit, in the protocol's unit. Outside the reference range it opens a query; beyond the plausible range it is refused.</summary>
public sealed record RecordLabValue(ParticipantKey Participant, string Visit, string Test, decimal Value, string Unit, LocalDate Drawn) : Command
{
    public override ParticipantKey? About => Participant;
}
