namespace Daybook.Trial;

/// <summary>Binds a device to a participant. Entries from it are kept whatever they say.</summary>
public sealed record EnrolDevice(ParticipantKey Participant, string Device) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(EnrolDevice command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Device))
            return Refusals.DeviceUnnamed();
        return study.Devices.ContainsKey(command.Device)
            ? Refusals.DeviceAlreadyEnrolled(command.Device)
            : Decision.Accept(new DeviceEnrolled(her.Key, command.Device));
    }
}
