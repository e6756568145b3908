using Daybook.Statistics.Exact;

namespace Daybook.Analysis;

/// <summary>Those who took a treatment.</summary>
/// <param name="Name">The treatment in words.</param>
/// <param name="Kind">What it is in the comparison.</param>
/// <param name="Exposed">How many participants took it.</param>
public sealed record EventGroup(string Name, BandKind Kind, int Exposed);

/// <summary>How many participants of each group had the event.</summary>
public sealed record EventRow(string Term, IReadOnlyList<int> Participants);

/// <summary>Adverse events by treatment: participants with one, of those who took it, with exact intervals.</summary>
public static class EventDots
{
    private const double Left = 218, Right = 560, Top = 62, Lane = 18, Gap = 12;

    /// <param name="groups">The treatments.</param>
    /// <param name="rows">The events, any event first.</param>
    /// <param name="stamp">The stamp of the figure.</param>
    public static Figure Of(IReadOnlyList<EventGroup> groups, IReadOnlyList<EventRow> rows, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(rows);
        double height = groups.Count * Lane + Gap, bottom = Top + rows.Count * height;
        var scale = new LinearScale(0, 100, Left, Right);
        return new Figure
        {
            Id = "events",
            Title = "Participants with an adverse event, by treatment",
            Description = string.Join(" ", rows.Select(row => Say(groups, row))),
            HowComputed = "A participant counts once for a term and treatment, when the event began on a day of that treatment. The percentage is of those who had a day of it; the line is the exact 95% interval (Clopper and Pearson). Nothing is tested across terms.",
            Width = 690,
            Height = bottom + 50,
            Marks = [.. Legend(groups), .. Axis.Bottom(scale, bottom, Top - 6, "Percent of the participants who took it"), .. rows.SelectMany((row, i) => Draw(groups, row, scale, Top + i * height))],
            Table = Table(groups, rows),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Legend(IReadOnlyList<EventGroup> groups)
    {
        yield return new Mark.Words(8, 18, "Adverse events", Style.Strong);
        double x = Left;
        foreach (var group in groups)
        {
            string words = $"{group.Name}, n = {group.Exposed}";
            yield return new Mark.Dot(x, 38, 4.5, PeriodDots.StyleOf(group.Kind));
            yield return new Mark.Words(x + 12, 42, words, Style.Small);
            x += 36 + 6.4 * words.Length;
        }
    }

    private static IEnumerable<Mark> Draw(IReadOnlyList<EventGroup> groups, EventRow row, LinearScale scale, double top)
    {
        yield return new Mark.Words(8, top + groups.Count * Lane / 2 + 4, Lines.Cut(row.Term, Left - 24), Style.Text);
        yield return new Mark.Line(8, top - Gap / 2, Right + 120, top - Gap / 2, Style.Grid);
        for (int i = 0; i < groups.Count; i++)
        {
            double y = top + (i + 0.5) * Lane;
            yield return new Mark.Words(Right + 14, y + 4, $"{row.Participants[i]} of {groups[i].Exposed}", Style.Small);
            if (Share(row.Participants[i], groups[i].Exposed) is { } share)
            {
                yield return new Mark.Line(scale.At(share.Low), y, scale.At(share.High), y, Style.Axis);
                yield return new Mark.Dot(scale.At(share.Estimate), y, 4.5, PeriodDots.StyleOf(groups[i].Kind), $"{groups[i].Name}: {Print.Plain(share)}%");
            }
        }
    }

    /// <summary>The percentage with its exact interval; null where nobody took it.</summary>
    private static Interval? Share(int count, int of)
    {
        if (of == 0)
        {
            return null;
        }
        var exact = Proportion.ClopperPearson(count, of);
        return new Interval(100.0 * count / of, 100 * exact.Lower, 100 * exact.Upper);
    }

    private static string Say(IReadOnlyList<EventGroup> groups, EventRow row) => $"{row.Term}: " + string.Join("; ", groups.Select((group, i) =>
        $"{group.Name} {row.Participants[i]} of {group.Exposed}{(Share(row.Participants[i], group.Exposed) is { } share ? $", {Print.Plain(share)}%" : "")}")) + ".";

    private static PlottedTable Table(IReadOnlyList<EventGroup> groups, IReadOnlyList<EventRow> rows) => new(
        ["event", "treatment", "participants", "of", "percent", "low", "high"],
        [.. rows.SelectMany(row => groups.Select((group, i) => (group, count: row.Participants[i], share: Share(row.Participants[i], group.Exposed)))
            .Select(cell => (IReadOnlyList<string>)[row.Term, cell.group.Name, Print.Number(cell.count), Print.Number(cell.group.Exposed), Print.Number(cell.share?.Estimate), Print.Number(cell.share?.Low), Print.Number(cell.share?.High)]))]);
}
