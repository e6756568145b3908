namespace Daybook.Trial;

/// <summary>Gives the participant the next place of her stratum.</summary>
public sealed record RandomiseParticipant(ParticipantKey Participant) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RandomiseParticipant command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Place is not null)
            return Refusals.AlreadyRandomised(her.Name);
        var protocol = study.ProtocolOf(her);
        if (protocol.Allocation is null)
            return Refusals.AllocationOneArm();
        if (study.Allocation is not { } places)
            return Refusals.AllocationNotSealed();
        if (BaselineFactors.Unknown(protocol, her) is { } factor)
            return Refusals.AllocationLevelUnknown(her.Name, factor.Id, factor.Item ?? factor.Criterion!);
        var stratum = AllocationPlaces.StratumOf(protocol, her);
        var next = study.PlacesTaken.GetValueOrDefault(stratum);
        var room = places.Strata.FirstOrDefault(of => of.Stratum == stratum)?.Places ?? 0;
        return next < room
            ? Decision.Accept([new ParticipantRandomised(her.Key, stratum, next, AllocationPlaces.IsMinimised(protocol) ? [.. MinimisationRule.LevelsOf(protocol, her).Select(level => level!)] : null), .. MatchedSets.Question(protocol, study, her, act)])
            : Refusals.AllocationExhausted(stratum);
    }
}
