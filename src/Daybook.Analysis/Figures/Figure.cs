namespace Daybook.Analysis;

/// <summary>A figure: marks with their words, the table of what is plotted, and how it was computed.</summary>
public sealed record Figure
{
    private readonly PlottedTable table = new([], []);

    /// <summary>A short name, unique in a report; the file name of its SVG and CSV.</summary>
    public required string Id { get; init; }

    /// <summary>What the figure shows, as its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The alternative text: what somebody who cannot see it should know.</summary>
    public required string Description { get; init; }

    /// <summary>From which rows and by which rule the plotted values come.</summary>
    public required string HowComputed { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>The plotted values; they carry the figure's stamp unless they have a purpose of their own.</summary>
    public required PlottedTable Table
    {
        get => table.Purpose is null && Stamp is not null ? table with { Purpose = Stamp } : table;
        init => table = value;
    }

    /// <summary>What the figure must say about itself: SYNTHETIC, or SHELL - NOT RESULTS. It is drawn inside the figure so that it travels with it.</summary>
    public string? Stamp { get; init; }

    /// <summary>The marks, and the stamp over them.</summary>
    internal IEnumerable<Mark> Drawn => Stamp is null ? Marks : [.. Marks, new Mark.Words(Width - 8, 14, Stamp, Style.Stamp, Anchor.End)];

    /// <summary>The figure as an SVG file that stands alone.</summary>
    public string Svg => SvgText.Of(this, standsAlone: true);

    /// <summary>The figure as a PNG picture, light, at twice its size: for slides and manuscripts.</summary>
    public byte[] Png => PngPicture.Of(this);

    /// <summary>The figure as an element of a page that carries the style sheet.</summary>
    public string Inline => SvgText.Of(this, standsAlone: false);
}
