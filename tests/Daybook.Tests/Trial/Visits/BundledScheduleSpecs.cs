using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The schedules of the bundled studies as golden files, one for each arm whose dates are its own.</summary>
public class BundledScheduleSpecs
{
    [Theory, InlineData("NP"), InlineData("PN")]
    public void each_arm_of_the_crossover_of_2013_has_a_schedule(string id)
    {
        var protocol = ProtocolReader.Read(Bundled.Unequal, "2013").Protocol!;
        var arm = protocol.Arms.Single(known => known.Id == id);

        Golden.Equals($"ldn-fibromyalgia-2013-{id}.txt", TimetableText.Of(new Timetable(Schedule.Planned(Turns.Lived(protocol, id), new LocalDate(2026, 3, 1), "America/Los_Angeles"), arm)));
    }

    [Theory, InlineData("innova", "LDN", "Europe/Madrid"), InlineData("n-of-1-sleep", "ABAB", "Europe/Berlin"), InlineData("minimal-parallel", "D", "Europe/Madrid")]
    public void the_other_bundled_studies_have_a_schedule(string name, string id, string zone)
    {
        var protocol = ProtocolReader.Read(Bundled.Read(name + ".yaml"), name).Protocol!;

        Golden.Equals($"{name}.txt", TimetableText.Of(new Timetable(Schedule.Planned(protocol, new LocalDate(2026, 3, 1), zone), protocol.Arms.Single(arm => arm.Id == id))));
    }

    [Theory, InlineData("minimal-crossover"), InlineData("minimal-parallel"), InlineData("innova"), InlineData("n-of-1-sleep")]
    public void the_other_arms_of_a_bundled_study_have_their_own_lines(string name) =>
        Golden.Equals($"{name}-arms.txt", ArmLines.Of(ProtocolReader.Read(Bundled.Read(name + ".yaml"), name).Protocol!));

    [Fact]
    public void without_the_arm_the_schedule_of_2013_tells_no_turn()
    {
        var protocol = ProtocolReader.Read(Bundled.Unequal, "2013").Protocol!;
        var text = TimetableText.Of(new Timetable(Schedule.Planned(protocol, new LocalDate(2026, 3, 1), "America/Los_Angeles")));

        Assert.Contains("Endpoint pain: Reduction of pain, last three days of the condition", text, StringComparison.Ordinal);
        Assert.Equal(protocol.Endpoints.Count, text.Split("  in capsules the days depend on the arm, which nobody may know yet\n").Length - 1);
        Assert.All(["first", " second ", "naltrexone", "placebo"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }
}
