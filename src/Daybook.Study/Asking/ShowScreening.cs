using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>The screening log, the latest first.</summary>
public sealed record ShowScreening(Viewer By, Page Page) : IQuery<ScreeningLog>
{
    ScreeningLog IQuery<ScreeningLog>.Answer(Reading reading)
    {
        var people = reading.Seen(By).OrderByDescending(her => her.Screened).ThenBy(her => her.Site, StringComparer.Ordinal).ThenBy(her => her.Key).ToList();
        return new ScreeningLog([.. Page.Of(people).Select(Line)], people.Count);
    }

    private static ScreeningLine Line(Participant her) =>
        new(her.Key, her.Label, her.Site, her.Screened, her.Route, her.FirstFailing, ParticipantStatuses.Of(her));
}

/// <summary>Some lines of the screening log, and how many there are.</summary>
public sealed record ScreeningLog(IReadOnlyList<ScreeningLine> Lines, int Total);

/// <summary>One person who was asked: all that is kept of her when she was not included.</summary>
public sealed record ScreeningLine(ParticipantKey Participant, string? Label, string Site, LocalDate Date, string Route, string? FirstFailing, ParticipantStatus Status);
