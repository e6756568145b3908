using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>Features of the language, one small protocol each: what each is worth stands in its schedule.</summary>
public class FixtureProtocolTests
{
    private const string Folder = "tests/Daybook.Tests/Trial/Protocol/fixtures";

    public static TheoryData<string> Fixtures => [.. Repository.Files(Folder, ".yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory, MemberData(nameof(Fixtures))]
    public void a_fixture_is_sound_and_small(string name)
    {
        Assert.Equal("", ProblemText.Render(ProtocolReader.Read(Read(name), name).Problems));
        Assert.InRange(Read(name).TrimEnd().Split('\n').Length, 1, 40);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void its_schedule_is_a_golden_file(string name)
    {
        var protocol = ProtocolReader.Read(Read(name), name).Protocol!;
        var arm = protocol.Arms[0];

        Golden.Equals($"../fixtures/{name}.schedule.txt", TimetableText.Of(new Timetable(Schedule.Planned(Turns.Lived(protocol, arm.Id), new LocalDate(2026, 3, 1), protocol.Sites[0].Zone), arm)));
    }

    /// <summary>What another arm has that the first has not: the first arm's schedule is whole.</summary>
    [Theory, MemberData(nameof(Fixtures))]
    public void where_arms_differ_each_has_its_lines_in_a_golden_file(string name)
    {
        var protocol = ProtocolReader.Read(Read(name), name).Protocol!;
        if (protocol.Arms.Count > 1)
            Golden.Equals($"../fixtures/{name}.arms.txt", ArmLines.Of(protocol));
    }

    [Fact]
    public void two_versions_beside_each_other_have_a_golden_difference()
    {
        var (before, after) = (ProtocolReader.Read(Read("amended-1.0"), "1.0").Protocol!, ProtocolReader.Read(Read("amended-1.1"), "1.1").Protocol!);
        var text = string.Concat(ProtocolComparison.Of(before, after).OrderByDescending(change => change.Class).Select(change => $"{change.Class}: {change.Sentence}\n  {change.Why}{(change.ForParticipants ? "; participants are told" : "")}\n"));

        Golden.Equals("../fixtures/amended.diff.txt", text);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.At(Folder.Split('/')), name + ".yaml")).ReplaceLineEndings("\n");
}
