namespace Daybook.Analysis;

/// <summary>What a figure is made of. A closed family; every mark has a place and a style, and its colour comes from the style alone.</summary>
public abstract record Mark
{
    private Mark() { }

    /// <summary>A straight line.</summary>
    public sealed record Line(double X1, double Y1, double X2, double Y2, Style Style) : Mark;

    /// <summary>A line through points, in order.</summary>
    public sealed record Path(IReadOnlyList<Point> Points, Style Style) : Mark;

    /// <summary>A round mark; <paramref name="Says"/> is read when it is pointed at.</summary>
    public sealed record Dot(double X, double Y, double Radius, Style Style, string? Says = null) : Mark;

    /// <summary>A square mark of that half width.</summary>
    public sealed record Square(double X, double Y, double Half, Style Style, string? Says = null) : Mark;

    /// <summary>A rectangle.</summary>
    public sealed record Box(double X, double Y, double Width, double Height, Style Style, double Round = 0) : Mark;

    /// <summary>An area inside a line through points.</summary>
    public sealed record Area(IReadOnlyList<Point> Points, Style Style) : Mark;

    /// <summary>A triangle that points up or down, around its place.</summary>
    public sealed record Triangle(double X, double Y, double Half, bool Up, Style Style, string? Says = null) : Mark
    {
        internal Point[] Corners
        {
            get
            {
                double height = Up ? Half : -Half;
                return [new(X - Half, Y + height), new(X, Y - height), new(X + Half, Y + height)];
            }
        }
    }

    /// <summary>Words. They stay text: they can be searched, read aloud and copied.</summary>
    public sealed record Words(double X, double Y, string Text, Style Style, Anchor Anchor = Anchor.Start, double Turn = 0) : Mark;
}

/// <summary>A place in a figure, in pixels from the upper left corner.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>Which part of the words stands at their place.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>The styles of marks. Each is a CSS class whose colours follow the theme; none carries meaning by colour alone.</summary>
public enum Style
{
    /// <summary>Ordinary words.</summary>
    Text,

    /// <summary>Quieter words: ticks, notes.</summary>
    Quiet,

    /// <summary>Words that stand out.</summary>
    Strong,

    /// <summary>Small words.</summary>
    Small,

    /// <summary>An axis.</summary>
    Axis,

    /// <summary>A line of the grid.</summary>
    Grid,

    /// <summary>The line of no difference.</summary>
    Zero,

    /// <summary>A line that joins one person's values.</summary>
    Person,

    /// <summary>A person's values over days.</summary>
    Trace,

    /// <summary>One of a person's values, or one person's value, as a small solid mark.</summary>
    Point,

    /// <summary>The first treatment of the comparison: filled.</summary>
    Active,

    /// <summary>The second treatment: open.</summary>
    Control,

    /// <summary>A difference, an estimate.</summary>
    Estimate,

    /// <summary>An interval around an estimate.</summary>
    Interval,

    /// <summary>A box of a flow chart or the frame of a panel.</summary>
    Frame,

    /// <summary>The shade of a period of the first treatment.</summary>
    ActiveShade,

    /// <summary>The shade of a period of the second treatment.</summary>
    ControlShade,

    /// <summary>The shade of any other period.</summary>
    OtherShade,

    /// <summary>The area of an interval along a line.</summary>
    Ribbon,

    /// <summary>A thick line of means.</summary>
    Mean,

    /// <summary>A fine line behind what matters: one of many.</summary>
    Faint,

    /// <summary>A line that somebody drew beforehand: a threshold, the edge of a period.</summary>
    Rule,

    /// <summary>A filled cell or bar.</summary>
    Cell,

    /// <summary>An open cell, bar or triangle.</summary>
    Open,

    /// <summary>Quiet words that may stand on lines: the paper shows around them.</summary>
    Label,

    /// <summary>The words across a figure that is not a result of a real study.</summary>
    Stamp,
}
