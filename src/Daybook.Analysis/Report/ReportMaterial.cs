using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What the sections of a report are made from.</summary>
internal sealed class ReportMaterial
{
    public ReportMaterial(AnalysisRun run, Provenance provenance, IReadOnlyList<EntryAfterLock> later)
    {
        (Run, Provenance, Later) = (run, provenance, later);
        Flow = Marked(FlowChart.Of(Flows.Of(run), FigureStamp))!;
        Paired = run.Dataset.Open ? Marked(StudyFigures.Paired(run, FigureStamp)) : null;
        Forest = run.Dataset.Open ? Marked(StudyFigures.Forest(run, FigureStamp)) : null;
        Individuals = Marked(DayFigures.Individuals(run.Dataset, FigureStamp));
        GroupMeans = Marked(DayFigures.GroupMeans(run.Dataset, FigureStamp));
        Adherence = Marked(DayFigures.Adherence(run.Dataset, FigureStamp));
        Waterfall = Marked(ResponseFigures.Waterfall(run, FigureStamp));
        Reductions = Marked(ResponseFigures.Reductions(run, FigureStamp));
        Predictors = [.. ResponseFigures.Predictors(run, FigureStamp).Select(figure => Marked(figure)!)];
        Visits = Marked(VisitFigures.Of(run.Dataset, FigureStamp));
        Ratings = Marked(SafetyFigures.Ratings(run.Dataset, FigureStamp));
        Events = Marked(SafetyFigures.Events(run.Dataset, FigureStamp));
        Figures = [.. new Figure?[] { Paired, Flow, Forest, GroupMeans, Individuals, Adherence, Waterfall, Reductions }.Concat(Predictors).Concat([Visits, Ratings, Events]).OfType<Figure>()];
    }

    public AnalysisRun Run { get; }

    public Provenance Provenance { get; }

    public IReadOnlyList<EntryAfterLock> Later { get; }

    public Dataset Dataset => Run.Dataset;

    public Protocol Protocol => Run.Dataset.Protocol;

    public bool Open => Run.Dataset.Open;

    /// <summary>Whether values may be told by period or time: where everybody takes the treatments in one order, time is the treatment (I-7).</summary>
    public bool ByPeriod => Open || Protocol.Arms.Count > 1;

    public string Stamp => Open ? Provenance.Stamp : ShellStamp;

    public Figure? Paired { get; }

    public Figure Flow { get; }

    public Figure? Forest { get; }

    public Figure? Individuals { get; }

    public Figure? GroupMeans { get; }

    public Figure? Adherence { get; }

    public Figure? Waterfall { get; }

    public Figure? Reductions { get; }

    public IReadOnlyList<Figure> Predictors { get; }

    public Figure? Visits { get; }

    public Figure? Ratings { get; }

    public Figure? Events { get; }

    public IReadOnlyList<Figure> Figures { get; }

    // The figure of a real study bears no stamp, and its values still say what they are.
    private Figure? Marked(Figure? figure) => figure is null ? null : figure with { Table = figure.Table with { Purpose = Stamp } };

    private string? FigureStamp => Open ? Provenance.FigureStamp : ShellStamp;

    // A shell of a study that is not real says both.
    private string ShellStamp => Provenance.FigureStamp is { } purpose ? $"{purpose}: {Report.Shell}" : Report.Shell;
}
