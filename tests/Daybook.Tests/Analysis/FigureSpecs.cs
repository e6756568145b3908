using System.Buffers.Binary;
using System.Xml.Linq;
using CsCheck;
using Daybook.Analysis;
using SkiaSharp;
using Xunit;
using Style = Daybook.Analysis.Style;

namespace Daybook.Tests.Analysis;

public class FigureSpecs
{
    internal static PairedStory Story => new(
        [
            new("P-001", "AB", 31.5, 44), new("P-002", "BA", 52.25, 50), new("P-003", "AB", 20, 33.4), new("P-004", "BA", null, 61),
            new("P-005", "AB", 40, 41.5), new("P-006", "BA", 47.125, 58), new("N<7>&", "BA", 35, 35),
        ],
        "Naltrexone 4.5 mg",
        "Placebo",
        "Pain over the last seven days",
        new Interval(-5.99, -12.2, 0.25),
        "the period-adjusted difference with its 95% confidence interval");

    internal static IReadOnlyList<Trace> Traces =>
    [
        new("P-001", [(1, 50), (2, 48), (3, 51), (6, 40), (8, 42), (9, 39)], [new("Naltrexone 4.5 mg", 1, 5, BandKind.Active), new("washout", 6, 7), new("Placebo", 8, 12, BandKind.Control)]),
        new("P-002", [(2, 60), (4, 62), (12, 12)], [new("Placebo", 1, 5, BandKind.Control), new("washout", 6, 7), new("Naltrexone 4.5 mg", 8, 12, BandKind.Active)]),
        new("P-003", [], []),
        new("P-004", [.. Enumerable.Range(1, 12).Select(day => (day, 100.0 / day))], [new("Placebo", 1, 5, BandKind.Control), new("washout", 6, 7), new("Naltrexone 4.5 mg", 8, 12, BandKind.Active)]),
    ];

    internal static FlowCounts Flow => new(
        [
            new("Screened", 12, [("adult not met", 1), ("no-opioids not met", 2)]),
            new("Enrolled", 9, [("withdrew before randomisation", 1)]),
            new("Randomised", 8, []),
        ],
        [
            new("AB: Naltrexone 4.5 mg, then Placebo", [new("allocated", 4, []), new("finished the first period", 4, []), new("finished the second period", 3, [("withdrew", 1)]), new("analysed", 3, [])]),
            new("BA: Placebo, then Naltrexone 4.5 mg", [new("allocated", 4, []), new("finished the first period", 4, []), new("finished the second period", 4, []), new("analysed", 4, [])]),
        ]);

    internal static IReadOnlyList<ForestRow> Rows =>
    [
        new("Crossover difference", "primary", new Interval(-5.99, -12.2, 0.25), 6, null),
        new("Mixed model, Kenward-Roger", "sensitivity", new Interval(-6.1, -12.0, -0.2), 7, null),
        new("Two samples", "post hoc", null, 0, "nobody"),
    ];

    private static IEnumerable<Figure> All(string? stamp = null) =>
    [
        PairedDots.Of(Story, stamp),
        IndividualTraces.Of(Traces, "Pain", (0, 100), stamp),
        EstimateForest.Of(Rows, "Pain over the last seven days", "Naltrexone 4.5 mg minus placebo", stamp),
        FlowChart.Of(Flow, stamp),
        .. FigureStories.All(stamp),
    ];

    [Fact]
    public void the_figures_are_as_they_were_accepted()
    {
        foreach (var figure in All("SYNTHETIC"))
        {
            Golden.Equals(figure.Id + ".svg", figure.Svg);
            Golden.Equals(figure.Id + ".csv", figure.Table.Csv);
        }
    }

    [Fact]
    public void a_figure_is_well_formed_and_carries_its_title_and_description_as_text()
    {
        foreach (var figure in All("SYNTHETIC"))
        {
            var svg = XDocument.Parse(figure.Svg).Root!;
            Assert.Equal(figure.Title, svg.Elements().First(e => e.Name.LocalName == "title").Value);
            Assert.Equal(figure.Description, svg.Elements().First(e => e.Name.LocalName == "desc").Value);
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.NotEmpty(figure.Table.Rows);
            Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text" && e.Value == "SYNTHETIC");
            Assert.DoesNotContain("NaN", figure.Svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void every_figure_is_a_picture_too_of_twice_its_size_and_the_same_bytes_each_time()
    {
        foreach (var figure in All("SYNTHETIC"))
        {
            byte[] png = figure.Png;
            Assert.Equal([0x89, .. "PNG"u8], png[..4]);
            Assert.Equal((int)Math.Ceiling(2 * figure.Width), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.Equal((int)Math.Ceiling(2 * figure.Height), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            Assert.Equal(png, figure.Png);
        }
    }

    [Fact]
    public void a_picture_shows_every_kind_of_mark_in_the_colour_of_its_style()
    {
        Mark[] marks =
        [
            new Mark.Line(0, 10, 40, 10, Style.Interval), new Mark.Path([new(0, 30), new(40, 30)], Style.Mean), new Mark.Dot(20, 50, 6, Style.Active), new Mark.Square(20, 70, 6, Style.Estimate),
            new Mark.Box(10, 84, 20, 12, Style.Cell), new Mark.Area([new(10, 104), new(30, 104), new(30, 116), new(10, 116)], Style.Ribbon), new Mark.Triangle(20, 130, 6, true, Style.Point),
            new Mark.Words(20, 155, "HHHH", Style.Strong, Anchor.Middle),
        ];
        var figure = new Figure { Id = "marks", Title = "Marks", Description = "All.", HowComputed = "Drawn.", Width = 40, Height = 160, Marks = marks, Table = new([], []) };
        using var picture = SKBitmap.Decode(figure.Png);
        string At(int x, int y) => picture.GetPixel(2 * x, 2 * y).ToString()[3..];
        string ink = Palette.Light.Ink[1..], active = Palette.Light.Active[1..];
        Assert.Equal([ink, ink, active, ink, active, ink], new[] { At(20, 10), At(20, 30), At(20, 50), At(20, 70), At(20, 90), At(20, 131) });
        Assert.Equal("ffffff", At(2, 2));
        // A ribbon lets the paper through; of words some pixels are ink.
        Assert.NotEqual("ffffff", At(20, 110));
        Assert.Contains(Enumerable.Range(4, 32), x => At(x, 151) == ink);
    }

    [Fact]
    public void without_a_stamp_nothing_is_stamped() =>
        Assert.All(All(), figure => Assert.DoesNotContain("class=\"f-stamp\"", figure.Svg, StringComparison.Ordinal));

    [Fact]
    public void the_values_of_a_figure_name_their_purpose_in_every_line()
    {
        foreach (var figure in All("SYNTHETIC"))
        {
            string[] lines = figure.Table.Csv.TrimEnd('\n').Split('\n');
            Assert.EndsWith(",purpose", lines[0], StringComparison.Ordinal);
            Assert.Equal(figure.Table.Rows.Count, lines.Length - 1);
            Assert.All(lines.Skip(1), line => Assert.EndsWith(",SYNTHETIC", line, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(-12.2, -0.04, "(\u221212.20 to \u22120.04)")]
    [InlineData(0.04, 12.2, "(0.04 to 12.20)")]
    [InlineData(-0.0004, 9, "(\u22120.0004 to 9.0000)")]
    [InlineData(0, 9, "(0.0 to 9.0)")]
    [InlineData(-12.2, 0.25, "(\u221212.2 to 0.3)")]
    public void an_end_that_is_not_zero_is_not_printed_as_zero(double low, double high, string said) =>
        Assert.EndsWith(said, Print.Plain(new Interval((low + high) / 2, low, high)), StringComparison.Ordinal);

    [Fact]
    public void missing_days_are_gaps_that_are_never_joined()
    {
        var runs = Lines.Runs([1, 2, 4, 5, 9], day => day).ToList();
        Assert.Equal([[1, 2], [4, 5], [9]], runs);
        var figure = IndividualTraces.Of(Traces, "Pain", (0, 100), null);
        Assert.Equal(3, figure.Marks.OfType<Mark.Path>().Count());
    }

    [Fact]
    public void before_the_code_is_open_the_traces_say_nothing_of_treatment()
    {
        var closed = Traces.Select(t => t with { Periods = [] }).ToList();
        var figure = IndividualTraces.Of(closed, "Pain", (0, 100), null);
        Assert.DoesNotContain(figure.Marks, m => m is Mark.Box);
        Assert.DoesNotContain("Placebo", figure.Svg + figure.Table.Csv, StringComparison.Ordinal);
    }

    [Fact]
    public void every_number_in_a_figure_has_at_most_six_significant_digits() =>
        Gen.Double[-99999, 99999].Sample(value =>
        {
            string text = Print.Number(value);
            Assert.True(text.Split('E')[0].Where(char.IsAsciiDigit).SkipWhile(c => c == '0').Count() <= 6, text);
            Assert.Equal(Math.Abs(value) is > 0 and < 1e-9, text.Contains('E', StringComparison.Ordinal));
        });

    [Fact]
    public void a_value_that_is_not_a_number_is_a_loud_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Print.Coordinate(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Print.Number(double.PositiveInfinity));
    }

    [Fact]
    public void ticks_are_round_and_cover_the_values() =>
        Gen.Select(Gen.Double[-1e5, 1e5], Gen.Double[-1e5, 1e5]).Sample((a, b) =>
        {
            var scale = LinearScale.Over([a, b], 100, 0);
            double rounding = 1e-8 * (scale.High - scale.Low);
            Assert.InRange(a, scale.Low - rounding, scale.High + rounding);
            Assert.InRange(b, scale.Low - rounding, scale.High + rounding);
            Assert.InRange(scale.Ticks().Count, 2, 8);
            Assert.InRange(scale.At(a), -1e-6, 100 + 1e-6);
        });
}
