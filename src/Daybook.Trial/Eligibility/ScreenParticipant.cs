using NodaTime;

namespace Daybook.Trial;

/// <summary>Writes the screening log: pseudonym, date, route and, when it ends there, the first criterion that failed.</summary>
public sealed record ScreenParticipant(ParticipantKey Participant, string Site, LocalDate Date, string Route, string? FirstFailing) : Command
{
    public override ParticipantKey? About => Participant;
}
