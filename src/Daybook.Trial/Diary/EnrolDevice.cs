namespace Daybook.Trial;

/// <summary>Binds a device to a participant. Entries from it are kept whatever they say.</summary>
public sealed record EnrolDevice(ParticipantKey Participant, string Device) : Command
{
    public override ParticipantKey? About => Participant;
}
