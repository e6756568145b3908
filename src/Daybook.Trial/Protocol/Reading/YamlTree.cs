using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Daybook.Trial;

/// <summary>Reads the strict part of YAML that studies are written in: mappings, lists and texts. No anchors, aliases, tags or second document.</summary>
internal sealed class YamlTree
{
    private const int Deepest = 12;
    private const int MostNodes = 50_000;

    private readonly SourceText source;
    private readonly ProblemList problems;
    private readonly Parser parser;
    private readonly Stack<ParsingEvent> open = new();
    private int nodes;

    private YamlTree(SourceText source, ProblemList problems)
    {
        this.source = source;
        this.problems = problems;
        parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>The one document; null when the file cannot be read as one.</summary>
    public static YamlNode? Read(SourceText source, ProblemList problems)
    {
        if (!YamlCharacters.AreReadable(source, problems))
            return null;
        var tree = new YamlTree(source, problems);
        try
        {
            return tree.Document();
        }
        catch (StoppedException)
        {
            return null;
        }
        catch (YamlException wrong)
        {
            tree.NotYaml(SpanOf(wrong.Start, wrong.End), Sentence(wrong.Message));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this when a new line of the outer text begins inside an open bracket.
            tree.NotYaml(tree.LastPlace, "a bracket is not closed before the text goes on");
            return null;
        }
        catch (ArgumentException)
        {
            // YamlDotNet throws this for an escape that is no character (\UFFFFFFFF) and for a tag line without an end.
            tree.NotYaml(tree.LastPlace, "what comes after this is no character or mark of YAML");
            return null;
        }
    }

    private Span LastPlace => SpanOf(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty);

    private YamlNode? Document()
    {
        Next(); // the stream
        if (Next() is StreamEnd)
        {
            problems.Add("DB0008", new Span(1, 1, 1), "nothing is written here");
            return null;
        }
        if (parser.Current is DocumentStart { Version: not null } start)
            problems.Add("DB0006", SpanOf(start.Start, start.End), "a % line is not part of this language", "leave the line out");
        Next();
        var root = Node();
        Next(); // the document's end
        if (Next() is DocumentStart second)
            problems.Add("DB0004", SpanOf(second.Start, second.End), "a second document starts here", "keep one study in one file");
        return root;
    }

    private YamlNode Node()
    {
        var at = parser.Current!;
        if (++nodes > MostNodes)
            Stop("DB0007", at, $"a file may hold {MostNodes} values");
        if (at is NodeEvent node)
            RefuseReferences(node);
        switch (at)
        {
            case Scalar scalar:
                return TextOf(scalar);
            case SequenceStart:
                return List(at);
            case MappingStart:
                return Map(at);
            case AnchorAlias alias:
                problems.Add("DB0005", SpanOf(alias.Start, alias.End), "an alias is not part of this language", "write the value out");
                return new YamlText(SpanOf(alias.Start, alias.End), "", Quoted: true);
            default:
                throw new InvalidOperationException($"Unexpected {at.GetType().Name}.");
        }
    }

    private void RefuseReferences(NodeEvent node)
    {
        // The parser is slow on anchors. A file with so many problems in its writing is not read to its end.
        if (problems.Count >= ProblemList.Most)
            throw new StoppedException();
        if (!node.Anchor.IsEmpty)
            problems.Add("DB0005", SpanOf(node.Start, node.End), $"the anchor &{Shortened(node.Anchor.Value)} is not part of this language", "write the value out where it is used");
        if (!node.Tag.IsEmpty)
            problems.Add("DB0006", SpanOf(node.Start, node.End), "a tag is not part of this language", "leave the tag out");
    }

    private YamlList List(ParsingEvent start)
    {
        Enter(start);
        var values = new List<YamlNode>();
        while (Next() is not SequenceEnd)
            values.Add(Node());
        open.Pop();
        return new YamlList(Extent(start), values);
    }

    private YamlMap Map(ParsingEvent start)
    {
        Enter(start);
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var key = Node();
            Next();
            var value = Node();
            if (key is not YamlText text)
                problems.Add("DB0009", key.At, "a key is one word");
            else if (entries.TryGetValue(text.Text, out var first))
                problems.Add("DB0103", text.At, $"{Shortened(text.Text)} stands here a second time", "keep one of them", new RelatedLine(first.Key.At.Line, "the first one"));
            else
                entries.Add(text.Text, new YamlEntry(text, value));
        }
        open.Pop();
        return new YamlMap(Extent(start), [.. entries.Values]);
    }

    private void Enter(ParsingEvent start)
    {
        open.Push(start);
        if (open.Count > Deepest)
            Stop("DB0007", start, $"values may stand {Deepest} deep");
    }

    private static YamlText TextOf(Scalar scalar) => new(SpanOf(scalar.Start, scalar.End), scalar.Value, scalar.Style != ScalarStyle.Plain);

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw new InvalidOperationException("The stream ended early.");

    private void NotYaml(Span at, string what)
    {
        var bracket = open.FirstOrDefault(IsBracket);
        var slip = new YamlSlips(source, at, what, bracket is null ? null : SpanOf(bracket.Start, bracket.Start) with { Length = 1 }).Find();
        problems.Add("DB0002", slip.At with { Length = Math.Clamp(source.Line(slip.At.Line).Length - slip.At.Column + 1, 1, slip.At.Length) }, slip.What, slip.Suggestion, slip.Related);
    }

    private void Stop(string code, ParsingEvent at, string what)
    {
        problems.Add(code, SpanOf(at.Start, at.End), what);
        throw new StoppedException();
    }

    private static Span SpanOf(Mark start, Mark end) =>
        new((int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), start.Line == end.Line ? (int)Math.Max(1, end.Column - start.Column) : 1);

    // In brackets, all of it when it stands on one line; else its start.
    private Span Extent(ParsingEvent start) => IsBracket(start) ? SpanOf(start.Start, parser.Current!.End) : SpanOf(start.Start, start.End);

    private static bool IsBracket(ParsingEvent start) => start is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static string Sentence(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private sealed class StoppedException : Exception;
}
