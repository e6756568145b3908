using Daybook.Analysis;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

/// <summary>The schedule as a figure.</summary>
public class ScheduleFigureSpecs
{
    [Theory, InlineData("minimal-crossover", "AB"), InlineData("minimal-parallel", "D"), InlineData("ldn-fibromyalgia-2009", "all")]
    public void a_schedule_is_drawn_as_its_golden_file(string study, string arm)
    {
        var protocol = ProtocolReader.Read(Bundled.Read(study + ".yaml"), study).Protocol!;
        var figure = ScheduleFigure.Of(new Timetable(Schedule.Planned(protocol, new LocalDate(2026, 3, 1), protocol.Sites[0].Zone), protocol.Arms.First(known => known.Id == arm)));

        Golden.Equals($"schedule-{study}.svg", figure.Svg);
        Golden.Equals($"schedule-{study}.csv", figure.Table.Csv);
        Assert.All(protocol.Visits, visit => Assert.Contains(visit.Id, figure.Description, StringComparison.Ordinal));
    }
}
