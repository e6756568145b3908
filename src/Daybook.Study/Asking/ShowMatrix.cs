using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Participants by visits.</summary>
public sealed record ShowMatrix(Viewer By, Page Page) : IQuery<Matrix>
{
    Matrix IQuery<Matrix>.Answer(Reading reading)
    {
        var visits = reading.State.Versions.Values.SelectMany(p => p.Visits).OrderBy(v => v.Day).Select(v => v.Id).Distinct(StringComparer.Ordinal).ToList();
        var people = reading.Seen(By).OrderBy(p => p.Site, StringComparer.Ordinal).ThenBy(p => p.Label is null).ThenBy(p => p.Label, StringComparer.Ordinal).ThenBy(p => p.Key).ToList();
        return new Matrix(visits, [.. Page.Of(people).Select(p => Row(reading, p, visits))], people.Count);
    }

    private static MatrixRow Row(Reading reading, Participant participant, List<string> visits)
    {
        var schedule = reading.ScheduleOf(participant);
        return new MatrixRow(
            participant.Key, participant.Label, participant.Site, ParticipantStatuses.Of(participant),
            [.. visits.Select(v => MatrixCell.Of(reading, participant, schedule, v))]);
    }
}

/// <summary>Participants by visits; every row has one cell a visit, in the order of <paramref name="Visits"/>.</summary>
public sealed record Matrix(IReadOnlyList<string> Visits, IReadOnlyList<MatrixRow> Rows, int Total);

/// <summary>A participant's visits.</summary>
public sealed record MatrixRow(ParticipantKey Participant, string? Label, string Site, ParticipantStatus Status, IReadOnlyList<MatrixCell> Cells);
