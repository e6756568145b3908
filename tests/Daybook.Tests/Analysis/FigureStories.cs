using Daybook.Analysis;

namespace Daybook.Tests.Analysis;

/// <summary>Small stories by hand, one for each figure of a study in which everybody takes the same in one order.</summary>
internal static class FigureStories
{
    public static IReadOnlyList<Band> Periods { get; } = [new("baseline", 1, 3), new("placebo", 4, 6, BandKind.Control), new("drug", 7, 12, BandKind.Active), new("washout", 13, 14)];

    public static IReadOnlyList<AdherenceRow> Diaries { get; } =
    [
        new("P-001", Days("iiilliin.iiiii"), [4, 7, 13]),
        new("P-002", Days("i...iiwwwwwwww"), [4]),
        new("P-003", Days("iiiiiiiiiiiiiil"), [5, 8, 14]),
        new("P-004", [], []),
    ];

    public static GroupMeanStory Means { get; } = new("Pain", (0, 100), [new("Daily mean", Periods,
    [
        new(1, 60, 50, 70, 4), new(2, 62, 48, 76, 3), new(3, 58, null, null, 1), new(4, 57, 50, 64, 4), new(5, 55, 45, 65, 4),
        new(7, 50, 40, 60, 4), new(8, 44, -8, 60, 3), new(10, 38, 28, 48, 4), new(13, 41, 30, 52, 4), new(14, 50, 40, 60, 4),
    ])], 2);

    public static WaterfallStory Falls { get; } = new([("P-001", 12.5), ("P-002", 63), ("P-003", -14.25), ("P-004", 30), ("P-005", 50), ("P-006", 29.999)], "drug", "placebo", "baseline", "Pain, whole period", [30, 50], 1);

    public static PredictorStory Predicted { get; } = new(
        "esr", [("P-001", 8, 12.5), ("P-002", 45, 63), ("P-003", 2, -14.25), ("P-004", 25, 30), ("P-005", 31, 50), ("P-006", 26, 31)],
        "Erythrocyte sedimentation rate (mm/h)", "Response in drug, points", new Interval(0.963, 0.69, 0.996), 0.95, (0.951, 0.986), (0.9, 0.99));

    public static IReadOnlyList<VisitPanel> Visits { get; } =
    [
        new("Heat pain threshold", "\u00b0C", ["v1", "v2", "v3"], [new("baseline", 1, 1), new("placebo", 2, 2, BandKind.Control), new("drug", 3, 3, BandKind.Active)],
            [new("P-001", [new(1, 42), new(2, 43.5), new(3, 50, 1)]), new("P-002", [new(1, 39), new(3, 41.25)])], 50),
        new("Cold pain threshold", "\u00b0C", ["v1", "v2", "v3"], [], [new("P-001", [new(1, 12), new(2, 4.5, -1), new(3, 6)])], 0),
        new("Impact", null, ["v1", "v3"], [], [new("P-001", [new(1, 61), new(2, 40)]), new("P-002", [new(2, 55)])], null),
    ];

    public static IReadOnlyList<PeriodDotsPanel> Ratings { get; } =
    [
        new("How well do you tolerate the study medicine?", ["Not at all", "Perfectly well"], (0, 100),
        [
            new("placebo", BandKind.Control, [("P-001", 88), ("P-002", 91.5), ("P-003", 90)]), new("drug", BandKind.Active, [("P-001", 96), ("P-002", 96), ("P-003", 97)]),
            new("washout", BandKind.Other, [("P-001", 95)]),
        ]),
    ];

    public static IEnumerable<Figure> All(string? stamp) =>
    [
        AdherenceMap.Of(Diaries, Periods, stamp),
        GroupMean.Of(Means, stamp),
        Waterfall.Of(Falls, stamp),
        PredictorScatter.Of(Predicted, stamp),
        VisitPanels.Of(Visits, stamp),
        PeriodDots.Of(Ratings, stamp),
        EventDots.Of([new("Placebo", BandKind.Control, 12), new("Naltrexone 4.5 mg", BandKind.Active, 11)], [new("Any", [1, 4]), new("Vivid dreams", [0, 2])], stamp),
        ReductionDots.Of(
            [new("Pain, whole period", "mean of ratios", 28, 3, new Interval(25, 8, 42), 10), new("Pain, whole period", "ratio of means", 27, 2.5, null, 10), new("Pain, last 3 days", "mean of ratios", 33, -1, new Interval(34, 2, 66), 9)],
            "drug", "placebo", "baseline", stamp),
    ];

    private static List<DiaryKept> Days(string letters) => [.. letters.Select(letter => letter switch
    {
        'i' => DiaryKept.InTime, 'l' => DiaryKept.Late, 'n' => DiaryKept.NotAnalysed, 'w' => DiaryKept.Withdrawn, _ => DiaryKept.None,
    })];
}
