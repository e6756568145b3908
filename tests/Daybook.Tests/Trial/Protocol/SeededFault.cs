using System.Globalization;
using Daybook.Trial;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Daybook.Tests.Trial;

/// <summary>A fault put into a good protocol by a seed, with the line and the codes by which it must be found, and what was meant where it is a misspelling.</summary>
internal sealed record SeededFault(string Kind, string Yaml, int Line, string[] Codes, string? Meant)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly (string Kind, Func<Good, SeededFault?> Plant)[] Kinds =
    [
        ("misspelt key", MisspellKey), ("misspelt name", good => Misspell(good, site => site.IsReference)), ("misspelt word", good => Misspell(good, site => site.IsWord && !site.IsReference)),
        ("dropped key", Drop), ("repeated key", RepeatKey), ("repeated name", RepeatName), ("wrong kind", WrongKind), ("wrong form", WrongForm), ("dangling name", Dangle), ("shifted day", ShiftDay),
        ("line further in", Indent), ("quote left open", OpenQuote), ("bracket left open", OpenBracket),
    ];

    /// <summary>How many kinds of faults there are; seeds go through them in turn.</summary>
    public static int KindCount => Kinds.Length;

    /// <summary>The fault of the seed's kind; of the next kind that the file has a place for, where it has none for that.</summary>
    public static SeededFault Plant(string yaml, int seed)
    {
        var good = new Good(yaml, FaultSite.In<Protocol>(yaml), new Random(seed));
        for (var tried = 0; tried < Kinds.Length; tried++)
        {
            var (kind, plant) = Kinds[(seed + tried) % Kinds.Length];
            if (plant(good) is { } fault)
                return fault with { Kind = kind };
        }
        throw new InvalidOperationException("The file has no place for any fault.");
    }

    /// <summary>Whether the first problem that is reported is this fault, on its line.</summary>
    public bool IsFoundBy(IReadOnlyList<Problem> problems) => problems is [var first, ..] && first.Line == Line && Codes.Contains(first.Code);

    /// <summary>Whether the first problem suggests what was meant.</summary>
    public bool IsRightedBy(IReadOnlyList<Problem> problems) => problems is [var first, ..] && first.Suggestion == $"did you mean {Meant}?";

    private static SeededFault? MisspellKey(Good good)
    {
        if (good.Any(one => one.Key.Length > 2) is not { } site)
            return null;
        return good.With(site.KeyStart, site.Key.Length, Typo(site.Key, good.Random, site.Owner.Keys.Select(key => key.Name)), ["DB0101"], site.Key);
    }

    private static SeededFault? Misspell(Good good, Func<FaultSite, bool> where)
    {
        if (good.Any(where) is not { } site)
            return null;
        var scalar = site.Scalar(good.Random);
        // A slip that makes another good word is not a misspelling that anybody could see.
        var typo = Typo(scalar.Value!, good.Random, site.Shape.Element.IsEnum ? Kebab.WordsOf(site.Shape.Element) : good.Names);
        return good.With((int)scalar.Start.Index + Quotes(scalar), scalar.Value!.Length, typo, ["DB0105", "DB0131", "DB0125"], scalar.Value);
    }

    private static SeededFault? Drop(Good good)
    {
        if (good.Any(one => one.Shape.Required && one.Siblings > 1) is not { } site)
            return null;
        var (from, to) = site.NextKey is { } next ? (site.KeyStart, next) : (site.PreviousEnd, site.ValueEnd);
        return new("", Text.Replaced(good.Yaml, from, to - from, ""), Text.LineAt(good.Yaml, site.OwnerStart), ["DB0102"], null);
    }

    private static SeededFault? RepeatKey(Good good)
    {
        if (good.Any(one => one.NextKey is not null) is not { } site)
            return null;
        var changed = good.Yaml.Insert(site.NextKey!.Value, good.Yaml[site.KeyStart..site.NextKey.Value]);
        return new("", changed, Text.LineAt(changed, site.NextKey.Value), ["DB0103"], null);
    }

    // The whole entry twice, as after copying a line.
    private static SeededFault? RepeatName(Good good)
    {
        if (good.Any(one => one.IsName && !one.Shape.IsList && Text.DashBefore(good.Yaml, one.OwnerStart) is not null) is not { } site)
            return null;
        var (dash, lineStart) = (Text.DashBefore(good.Yaml, site.OwnerStart)!.Value, Text.LineStart(good.Yaml, site.OwnerStart));
        var after = good.Yaml.IndexOf('\n', site.OwnerEnd);
        var copy = string.Concat(new string(' ', dash - lineStart), good.Yaml.AsSpan(dash, after - dash), "\n");
        return new("", good.Yaml.Insert(after + 1, copy), Text.LineAt(good.Yaml, after + 1) + Text.LineAt(good.Yaml, site.ValueStart) - Text.LineAt(good.Yaml, dash), ["DB0130"], null);
    }

    private static SeededFault? WrongKind(Good good)
    {
        if (good.Any(_ => true) is not { } site)
            return null;
        return good.With(site.ValueStart, site.ValueEnd - site.ValueStart, site.Value is YamlMappingNode ? "wrong" : "{ wrong: kind }", ["DB0104", "DB0121", "DB0122", "DB0101"], null);
    }

    private static SeededFault? WrongForm(Good good)
    {
        if (good.Any(one => one.IsSimple && WrongForms.Of(one.Shape, "").Count > 0) is not { } site)
            return null;
        var forms = WrongForms.Of(site.Shape, good.Yaml[site.ValueStart..site.ValueEnd]);
        return good.With(site.ValueStart, site.ValueEnd - site.ValueStart, forms[good.Random.Next(forms.Count)], WrongForms.Codes, null);
    }

    private static SeededFault? Dangle(Good good)
    {
        if (good.Any(site => site.IsReference)?.Scalar(good.Random) is not { } scalar)
            return null;
        return good.With((int)scalar.Start.Index + Quotes(scalar), scalar.Value!.Length, "nothing-at-all", ["DB0131"], null);
    }

    // A visit that starts a period on another day; the plan and the calendar then disagree. A visit that starts none may well be on another day.
    private static SeededFault? ShiftDay(Good good)
    {
        var anchors = good.Sites.Where(site => site.Owner.Type == typeof(Period) && site.Key == "anchor").Select(site => ((YamlScalarNode)site.Value).Value).ToHashSet();
        var fixedVisits = good.Sites.Where(site => site.Owner.Type == typeof(Visit) && site.Key == "id" && anchors.Contains(((YamlScalarNode)site.Value).Value)).Select(site => site.OwnerStart).ToHashSet();
        if (good.Any(site => site.Owner.Type == typeof(Visit) && site.Key == "day" && fixedVisits.Contains(site.OwnerStart)) is not { } day)
            return null;
        var planned = int.Parse(((YamlScalarNode)day.Value).Value!, CultureInfo.InvariantCulture);
        var shifted = Math.Max(0, planned + ((good.Random.Next(2) * 2 - 1) * (1 + good.Random.Next(13))));
        return good.With(day.ValueStart, day.ValueEnd - day.ValueStart, shifted.ToString(CultureInfo.InvariantCulture), ["DB0150", "DB0151", "DB0152", "DB0154", "DB0111"], null);
    }

    // A line that is neither the first nor the last of its neighbours stands one space further in.
    private static SeededFault? Indent(Good good)
    {
        var lines = good.Yaml.Split('\n');
        bool Beside(int at, int other) => other >= 0 && other < lines.Length && Text.Depth(lines[other]) == Text.Depth(lines[at]) && lines[other].TrimStart().StartsWith('-') == lines[at].TrimStart().StartsWith('-') && lines[other].Trim().Length > 0;
        bool Begins(FaultSite site, string line)
        {
            var at = Text.LineStart(good.Yaml, site.KeyStart) + Text.Depth(line);
            return line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? site.KeyStart == at + 2 || good.Yaml[at + 2] == '{' : site.KeyStart == at;
        }
        var starts = good.Sites.Select(site => (Site: site, Line: Text.LineAt(good.Yaml, site.KeyStart) - 1)).Where(at => Begins(at.Site, lines[at.Line])).Select(at => at.Line).Distinct().Where(line => Beside(line, line - 1) && Beside(line, line + 1)).ToList();
        if (starts.Count == 0)
            return null;
        var chosen = starts[good.Random.Next(starts.Count)];
        lines[chosen] = " " + lines[chosen];
        return new("", string.Join('\n', lines), chosen + 1, ["DB0002"], null);
    }

    private static SeededFault? OpenQuote(Good good)
    {
        if (good.Any(site => site.Value is YamlScalarNode { Style: ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted }) is not { } site)
            return null;
        return good.With(site.ValueEnd - 1, 1, "", Unreadable, null);
    }

    // The bracket of a list, or of a record, on one line.
    private static SeededFault? OpenBracket(Good good)
    {
        if (good.Any(one => one.Value is YamlSequenceNode { Style: SequenceStyle.Flow, Children.Count: > 0 } && !good.Yaml[one.ValueStart..one.ValueEnd].Contains('\n', StringComparison.Ordinal)) is not { } site)
            return null;
        return good.With(site.ValueEnd - 1, 1, "", Unreadable, null);
    }

    private static readonly string[] Unreadable = ["DB0002", "DB0003", "DB0007", "DB0009", "DB0101", "DB0102", "DB0103", "DB0104"];

    private static int Quotes(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain ? 0 : 1;

    private static string Typo(string word, Random random, IEnumerable<string> words)
    {
        var known = words.Append(word).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var at = random.Next(word.Length);
            var typo = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, Letters[random.Next(Letters.Length)].ToString()),
                2 => word.Remove(at, 1).Insert(at, Letters[random.Next(Letters.Length)].ToString()),
                _ when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word,
            };
            if (typo.Length > 0 && char.IsAsciiLetterOrDigit(typo[0]) && char.IsAsciiLetterOrDigit(typo[^1]) && !typo.All(char.IsAsciiDigit) && !known.Contains(typo))
                return typo;
        }
    }

    /// <summary>A good file, all its sites, and the chance that picks among them.</summary>
    private sealed record Good(string Yaml, IReadOnlyList<FaultSite> Sites, Random Random)
    {
        public IEnumerable<string> Names => Sites.Where(site => site.IsName).Select(site => site.Value).OfType<YamlScalarNode>().Select(scalar => scalar.Value!);

        /// <summary>One of the sites; null when there is none.</summary>
        public FaultSite? Any(Func<FaultSite, bool> where)
        {
            var list = Sites.Where(where).ToList();
            return list.Count == 0 ? null : list[Random.Next(list.Count)];
        }

        public SeededFault With(int at, int length, string text, string[] codes, string? meant) =>
            new("", Text.Replaced(Yaml, at, length, text), Text.LineAt(Yaml, at), codes, meant);
    }

    private static class Text
    {
        public static string Replaced(string text, int at, int length, string with) => string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + length));

        public static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

        public static int Depth(string line) => line.Length - line.TrimStart().Length;

        public static int LineStart(string text, int index) => index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;

        /// <summary>Where the dash of the list entry stands that begins on this line; null when none does.</summary>
        public static int? DashBefore(string text, int index)
        {
            var start = LineStart(text, index);
            var dash = text.IndexOf('-', start);
            return dash >= 0 && dash < index && text.AsSpan(start, dash - start).IsWhiteSpace() && text.AsSpan(dash + 1, index - dash - 1).IsWhiteSpace() ? dash : null;
        }
    }
}
