using NodaTime;

namespace Daybook.Trial;

/// <summary>Writes the screening log: pseudonym, date, route and, when it ends there, the first criterion that failed.</summary>
public sealed record ScreenParticipant(ParticipantKey Participant, string Site, LocalDate Date, string Route, string? FirstFailing) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(ScreenParticipant command, StudyState study, Act act)
    {
        if (Sequence.Running(study) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Participant.Value))
            return Refusals.ParticipantUnnamed();
        if (study.Participants.ContainsKey(command.Participant))
            return Refusals.ParticipantAlreadyScreened(command.Participant);
        var protocol = study.Versions[study.Current!.Value];
        if (protocol.Sites.FirstOrDefault(at => at.Id == command.Site) is not { } site)
            return Refusals.SiteUnknown(command.Site);
        if (command.Date > act.DateIn(site.Zone))
            return Refusals.DateInFuture("The screening", command.Date);
        if (string.IsNullOrWhiteSpace(command.Route) || command.Route == ImportFile.Route)
            return Refusals.ScreeningWithoutRoute();
        if (command.FirstFailing is { } failing && protocol.Eligibility.All(criterion => criterion.Id != failing))
            return Refusals.CriterionUnknown(failing);
        return Decision.Accept(new ParticipantScreened(command.Participant, command.Site, command.Date, command.Route, command.FirstFailing));
    }
}
