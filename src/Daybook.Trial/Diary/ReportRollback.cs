using System.Globalization;

namespace Daybook.Trial;

/// <summary>A device kept a signed head that the record no longer contains: the record was set back to an older copy, or rewritten.</summary>
/// <param name="Participant">Whose device it is.</param>
/// <param name="Device">The device.</param>
/// <param name="Size">How many entries the record had.</param>
/// <param name="Root">The root over them, lower-case hexadecimal.</param>
public sealed record ReportRollback(ParticipantKey Participant, string Device, long Size, string Root) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(ReportRollback command, StudyState study, Act act)
    {
        if (!study.Devices.TryGetValue(command.Device, out var holder) || holder != command.Participant)
            return Refusals.DeviceUnknown(command.Device);
        var root = Hash64.Is(command.Root) ? command.Root : "that cannot be read";
        var text = string.Create(CultureInfo.InvariantCulture,
            $"Her device kept a signed head of {command.Size} entries, root {root}, that the record no longer contains. Which copy was restored, and when? The device sends again what it still has.");
        return Decision.Accept(new QueryOpened(command.Participant, new QueryIds(study, act).Next(), null, null, text, "record.rolled-back"));
    }
}
