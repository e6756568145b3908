using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>Of every arm the lines of its schedule that the first arm's does not have.</summary>
internal static class ArmLines
{
    public static string Of(Protocol protocol)
    {
        var text = new StringBuilder();
        var first = Lines(protocol, protocol.Arms[0]);
        foreach (var arm in protocol.Arms.Skip(1))
            text.Append($"{arm.Id}\n").AppendJoin("", Lines(protocol, arm).Except(first).Skip(1).Select(line => $"{line}\n"));
        return text.ToString();
    }

    // The first line names the arm.
    private static List<string> Lines(Protocol protocol, Arm arm) =>
        [.. TimetableText.Of(new Timetable(Schedule.Planned(Turns.Lived(protocol, arm.Id), new LocalDate(2026, 3, 1), protocol.Sites[0].Zone), arm)).Split('\n')];
}
