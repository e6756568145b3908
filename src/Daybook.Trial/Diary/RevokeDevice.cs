namespace Daybook.Trial;

/// <summary>A device is no longer hers: lost, sold, given back. What it still sends is kept and asked about; what it makes from now on counts for nothing.</summary>
/// <param name="Participant">Whose device it was.</param>
/// <param name="Device">The device.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokeDevice(ParticipantKey Participant, string Device, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RevokeDevice command, StudyState study, Act act)
    {
        // A phone is lost when it is lost: after the lock as well, and then it must be told nothing any more either.
        if (Sequence.Enrolled(study with { Lock = null }, command.Participant, out var her) is { } refusal)
            return refusal;
        if (!her.Devices.ContainsKey(command.Device))
            return Refusals.DeviceUnknown(command.Device);
        if (her.Revoked.ContainsKey(command.Device))
            return Refusals.DeviceAlreadyRevoked(command.Device);
        return string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing("taking the phone away")
            : Decision.Accept(new DeviceRevoked(her.Key, command.Device, command.Reason));
    }

    internal static StudyState Evolve(StudyState study, DeviceRevoked revoked, Recorded recorded) =>
        study.Change(revoked.Participant, her => her with { Revoked = her.Revoked.SetItem(revoked.Device, recorded.At) });
}
