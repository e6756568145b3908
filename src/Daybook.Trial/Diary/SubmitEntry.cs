namespace Daybook.Trial;

/// <summary>An entry from a participant's device, as it arrived. It is never refused once the device is known: it is kept and judged.</summary>
/// <param name="Participant">Whose device it is.</param>
/// <param name="EntryId">The id that the device gave the entry.</param>
/// <param name="Device">The device.</param>
/// <param name="Number">The device's own number of the entry, contiguous from 1.</param>
/// <param name="Payload">The bytes of an items-recorded/1 document, verbatim.</param>
/// <param name="LocalClock">What the device's clock said, ISO 8601 with offset; evidence, not truth.</param>
/// <param name="Zone">The zone that the device reported.</param>
/// <param name="Signature">The device's signature over the payload, base64, when it has a key.</param>
public sealed record SubmitEntry(
    ParticipantKey Participant,
    string EntryId,
    string Device,
    long Number,
    ReadOnlyMemory<byte> Payload,
    string? LocalClock,
    string? Zone,
    string? Signature) : Command
{
    public override ParticipantKey? About => Participant;
}
