namespace Daybook.Trial;

/// <summary>Moves an enrolled participant to another published version.</summary>
public sealed record AdoptProtocol(ParticipantKey Participant, ProtocolHash Hash) : Command
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
        return version.HasSite(her.Site) ? Decision.Accept(new ProtocolAdopted(her.Key, command.Hash)) : Refusals.ProtocolSiteMissing(version.Version, her.Site);
    }
}
