namespace Daybook.Trial;

/// <summary>Moves an enrolled participant to another published version. One that she cannot follow without her days, kits or answers meaning something else needs a reason.</summary>
public sealed record AdoptProtocol(ParticipantKey Participant, ProtocolHash Hash, string? Reason = null) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(AdoptProtocol command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (!study.Versions.TryGetValue(command.Hash, out var version))
            return Refusals.ProtocolNotPublished(command.Hash);
        if (her.Adopted == command.Hash)
            return Refusals.ProtocolAlreadyAdopted(her.Name, version.Version);
        // An older version may be from before her site.
        if (!version.HasSite(her.Site))
            return Refusals.ProtocolSiteMissing(version.Version, her.Site);
        return string.IsNullOrWhiteSpace(command.Reason) && ProtocolComparison.Of(study.ProtocolOf(her), version).Any(change => change.Class == ChangeClass.BreaksRunning)
            ? Refusals.ProtocolBreaksRunning(her.Name, version.Version)
            : Decision.Accept(new ProtocolAdopted(her.Key, command.Hash, command.Reason));
    }
}
