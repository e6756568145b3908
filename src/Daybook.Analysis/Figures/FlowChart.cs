namespace Daybook.Analysis;

/// <summary>How many participants were at every step (CONSORT for crossover trials, Dwan 2019).</summary>
/// <param name="Trunk">The steps before allocation, from above.</param>
/// <param name="Branches">One column a sequence or arm; before the code is open one column for all.</param>
public sealed record FlowCounts(IReadOnlyList<FlowStep> Trunk, IReadOnlyList<FlowBranch> Branches);

/// <summary>A step with those who left there.</summary>
/// <param name="Words">What the step is.</param>
/// <param name="Count">How many reached it.</param>
/// <param name="Left">Those who did not go on, by reason.</param>
public sealed record FlowStep(string Words, int Count, IReadOnlyList<(string Reason, int Count)> Left);

/// <summary>A column after allocation.</summary>
public sealed record FlowBranch(string Words, IReadOnlyList<FlowStep> Steps);

/// <summary>The flow of participants, as boxes.</summary>
public static class FlowChart
{
    private const double Width = 620, TrunkX = 20, TrunkWidth = 280, SideX = 330, SideWidth = 270, TrunkMiddle = TrunkX + TrunkWidth / 2, LineHeight = 17, Pad = 9, Gap = 24;

    public static Figure Of(FlowCounts flow, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var marks = new List<Mark>();
        double y = 24;
        for (int i = 0; i < flow.Trunk.Count; i++)
        {
            y = Trunk(marks, flow.Trunk[i], y, last: i == flow.Trunk.Count - 1);
        }
        double columnWidth = flow.Branches.Count == 1 ? TrunkWidth : (Width - 40 - 20 * (flow.Branches.Count - 1)) / Math.Max(1, flow.Branches.Count), bottom = y;
        if (flow.Branches.Count > 1)
        {
            double first = Math.Min(TrunkX + columnWidth / 2, TrunkMiddle);
            double last = TrunkX + (flow.Branches.Count - 1) * (columnWidth + 20) + columnWidth / 2;
            marks.Add(new Mark.Line(first, y - Gap / 2, last, y - Gap / 2, Style.Axis));
        }
        for (int i = 0; i < flow.Branches.Count; i++)
        {
            bottom = Math.Max(bottom, Branch(marks, flow.Branches[i], TrunkX + i * (columnWidth + 20), y, columnWidth));
        }
        return new Figure
        {
            Id = "flow",
            Title = "Flow of participants",
            Description = Describe(flow),
            HowComputed = "Counted from the ledger at the lock: screening log, enrolment, places taken, visits held, withdrawals, and the endpoint of the primary analysis.",
            Width = Width,
            Height = bottom + 4,
            Marks = marks,
            Table = new(["group", "step", "n", "left", "n left"], [.. Rows(flow)]),
            Stamp = stamp,
        };
    }

    private static double Trunk(List<Mark> marks, FlowStep step, double y, bool last)
    {
        double height = Box(marks, TrunkX, y, TrunkWidth, [$"{step.Words} (n\u00A0=\u00A0{step.Count})"]);
        double after = height;
        if (step.Left.Count > 0)
        {
            marks.Add(new Mark.Line(TrunkX + TrunkWidth, y + height / 2, SideX, y + height / 2, Style.Axis));
            after = Math.Max(after, Box(marks, SideX, y, SideWidth, [.. step.Left.Select(l => $"{l.Reason} (n\u00A0=\u00A0{l.Count})")]));
        }
        marks.Add(new Mark.Line(TrunkMiddle, y + height, TrunkMiddle, y + after + (last ? Gap / 2 : Gap), Style.Axis));
        return y + after + Gap;
    }

    private static double Branch(List<Mark> marks, FlowBranch branch, double x, double y, double width)
    {
        marks.Add(new Mark.Line(x + width / 2, y - Gap / 2, x + width / 2, y, Style.Axis));
        bool first = true;
        foreach (var step in branch.Steps)
        {
            string[] left = [.. step.Left.Select(l => $"{l.Reason} (n\u00A0=\u00A0{l.Count})")];
            if (!first)
            {
                marks.Add(new Mark.Line(x + width / 2, y - Gap, x + width / 2, y, Style.Axis));
            }
            string[] head = first ? [branch.Words] : [];
            y += Box(marks, x, y, width, [.. head, $"{step.Words} (n\u00A0=\u00A0{step.Count})", .. left]) + Gap;
            first = false;
        }
        return y - Gap;
    }

    private static double Box(List<Mark> marks, double x, double y, double width, IReadOnlyList<string> paragraphs)
    {
        var lines = paragraphs.SelectMany(p => Lines.Wrap(p, width - 2 * Pad)).ToList();
        double height = lines.Count * LineHeight + 2 * Pad - 2;
        marks.Add(new Mark.Box(x, y, width, height, Style.Frame, 4));
        for (int i = 0; i < lines.Count; i++)
        {
            marks.Add(new Mark.Words(x + Pad, y + Pad + 12 + i * LineHeight, lines[i], Style.Text));
        }
        return height;
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(FlowCounts flow) =>
        flow.Trunk.SelectMany(s => Rows("all", s)).Concat(flow.Branches.SelectMany(b => b.Steps.SelectMany(s => Rows(b.Words, s))));

    private static IEnumerable<IReadOnlyList<string>> Rows(string group, FlowStep step)
    {
        yield return [group, step.Words, Print.Number(step.Count), "", ""];
        foreach (var (reason, count) in step.Left)
        {
            yield return [group, step.Words, "", reason, Print.Number(count)];
        }
    }

    private static string Describe(FlowCounts flow) =>
        string.Join(", ", flow.Trunk.Select(s => $"{s.Words} {s.Count}")) + ". "
        + string.Join(" ", flow.Branches.Select(b => b.Words + ": " + string.Join(", ", b.Steps.Select(s => $"{s.Words} {s.Count}")) + "."));
}
