using System.Globalization;
using NodaTime;

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
        if (study.Devices.ContainsKey(command.Device))
            return Refusals.DeviceAlreadyEnrolled(command.Device);
        var enrolled = new DeviceEnrolled(her.Key, command.Device, command.Key);
        return Missing(her, study, act) is var (first, last) ? Decision.Accept(enrolled, Ask(her, first, last, study, act)) : Decision.Accept(enrolled);
    }

    /// <summary>The diary days that are over and of which nothing has come since the last that did, when she had a device before: what that one has not sent may be lost with it.</summary>
    private static (LocalDate First, LocalDate Last)? Missing(Participant her, StudyState study, Act act)
    {
        var protocol = study.ProtocolOf(her);
        if (her.Devices.IsEmpty || protocol.Diary is null || Schedule.Of(protocol, her) is not { } schedule)
            return null;
        var first = her.DiaryDays.IsEmpty ? schedule.DayOne : her.DiaryDays.Keys.Last().PlusDays(1);
        var now = schedule.Judge(act.At);
        var over = now.Verdict is Verdict.InTime or Verdict.Late ? now.Day.PlusDays(-1) : now.Day;
        var last = LocalDate.Min(over, schedule.LastDiaryDay);
        return first <= last ? (first, last) : null;
    }

    private static QueryOpened Ask(Participant her, LocalDate first, LocalDate last, StudyState study, Act act)
    {
        var days = first == last ? $"day {Words(first)}" : $"days {Words(first)} to {Words(last)}";
        var text = $"She has another phone now, and of the diary {days} nothing has come. What the phone before it had not sent is lost if that phone is gone. Is it still there, and can it send?";
        return new QueryOpened(her.Key, new QueryIds(study, act).Next(), null, null, text, "device.replaced");
    }

    private static string Words(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
