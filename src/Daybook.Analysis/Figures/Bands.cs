namespace Daybook.Analysis;

/// <summary>A stretch of days, or of visits, with the name of its period or of what was taken in it.</summary>
/// <param name="Name">The name in words.</param>
/// <param name="First">Its first day or visit.</param>
/// <param name="Last">Its last day or visit.</param>
/// <param name="Kind">What it is in the comparison.</param>
public readonly record struct Band(string Name, int First, int Last, BandKind Kind = BandKind.Other);

/// <summary>What a period is in the comparison of the study.</summary>
public enum BandKind
{
    /// <summary>Neither of the two compared.</summary>
    Other,

    /// <summary>The first of the two.</summary>
    Active,

    /// <summary>The second of the two.</summary>
    Control,
}

/// <summary>Draws periods behind days. A band has a shade, an edge and words, so that none is needed alone.</summary>
internal static class Bands
{
    /// <summary>The bands with what <paramref name="words"/> says of each, where it fits.</summary>
    public static IEnumerable<Mark> Of(IEnumerable<Band> bands, DayScale days, double top, double bottom, Func<Band, string> words)
    {
        foreach (var band in bands)
        {
            double from = days.Start(band.First), to = days.Start(band.Last + 1);
            yield return new Mark.Box(from, top, to - from, bottom - top, ShadeOf(band.Kind));
            yield return new Mark.Line(from, top, from, bottom, Style.Grid);
            if (to - from >= 12)
            {
                yield return new Mark.Words(from + 4, top + 13, Lines.Cut(words(band), to - from - 2), Style.Quiet);
            }
        }
    }

    /// <summary>What the letters stand for, in a row that begins at a place.</summary>
    public static IEnumerable<Mark> Legend(IEnumerable<Band> bands, double x, double y)
    {
        var all = bands.ToList();
        foreach (var (name, letter) in Letters(all.Select(band => band.Name)))
        {
            yield return new Mark.Box(x, y - 10, 16, 12, ShadeOf(all.First(band => band.Name == name).Kind));
            yield return new Mark.Words(x + 22, y, $"{letter}  {name}", Style.Small);
            x += 62 + 6.4 * name.Length;
        }
    }

    /// <summary>One letter a name: its own first one, unless another name has it.</summary>
    public static IReadOnlyDictionary<string, string> Letters(IEnumerable<string> names)
    {
        var letters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            letters[name] = name.ToUpperInvariant().Where(char.IsLetterOrDigit).Select(letter => letter.ToString())
                .Concat(Enumerable.Range(1, 1000).Select(number => Print.Number(number)))
                .First(letter => !letters.ContainsValue(letter));
        }
        return letters;
    }

    private static Style ShadeOf(BandKind kind) => kind switch
    {
        BandKind.Active => Style.ActiveShade,
        BandKind.Control => Style.ControlShade,
        _ => Style.OtherShade,
    };
}
