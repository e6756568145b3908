namespace Daybook.Trial;

/// <summary>Binds a device to a participant. Entries from it are kept whatever they say.</summary>
/// <param name="Participant">Whose device it is.</param>
/// <param name="Device">The device; for one with a key its name is made from the key.</param>
/// <param name="Key">The public key with which it signs, base64; null for one that signs nothing.</param>
public sealed record EnrolDevice(ParticipantKey Participant, string Device, string? Key = null) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(EnrolDevice command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Device))
            return Refusals.DeviceUnnamed();
        if (command.Key is { } key && DeviceKey.NameOf(key) != command.Device)
            return Refusals.DeviceKeyUnusable();
        return study.Devices.ContainsKey(command.Device)
            ? Refusals.DeviceAlreadyEnrolled(command.Device)
            : Decision.Accept(new DeviceEnrolled(her.Key, command.Device, command.Key));
    }
}
