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

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.At(Folder.Split('/')), name + ".yaml")).ReplaceLineEndings("\n");
}
