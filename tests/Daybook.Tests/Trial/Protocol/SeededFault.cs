using Daybook.Trial;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;

namespace Daybook.Tests.Trial;

/// <summary>A fault put into a good file by a seed, with where it must be found and what must be suggested.</summary>
internal sealed record SeededFault(string Kind, string Yaml, int Line, string[] Codes, string? Meant)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static SeededFault Plant(string yaml, int seed)
    {
        var random = new Random(seed);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var entries = Entries((YamlMappingNode)stream.Documents[0].RootNode, typeof(Protocol), yaml).ToList();
        return (seed % 6) switch
        {
            0 => MisspellKey(yaml, Any(entries.Where(entry => entry.Text.Length > 2), random), random),
            1 => MisspellWord(yaml, Any(entries.Where(entry => entry.IsWord), random), random),
            2 => Drop(yaml, Any(entries.Where(entry => entry.Shape.Required && entry.Siblings > 1), random)),
            3 => Duplicate(yaml, Any(entries.Where(entry => entry.NextKey is not null), random)),
            4 => WrongKind(yaml, Any(entries, random)),
            _ => Dangle(yaml, Any(entries.Where(entry => entry.Shape.Key.RefersTo != Noun.None), random), random),
        };
    }

    private static SeededFault MisspellKey(string yaml, Entry entry, Random random)
    {
        var typo = Typo(entry.Text, random, entry.Keys);
        return new("misspelt key", Replace(yaml, entry.KeyStart, entry.Text.Length, typo), LineAt(yaml, entry.KeyStart), ["DB0101"], entry.Text);
    }

    private static SeededFault MisspellWord(string yaml, Entry entry, Random random)
    {
        var scalar = entry.Scalar(random);
        var word = scalar.Value!;
        var typo = Typo(word, random, entry.Shape.Element.IsEnum ? Kebab.WordsOf(entry.Shape.Element) : []);
        var quotes = scalar.Style == ScalarStyle.Plain ? 0 : 1;
        return new("misspelt word", Replace(yaml, (int)scalar.Start.Index + quotes, word.Length, typo), (int)scalar.Start.Line, ["DB0105", "DB0131", "DB0125"], word);
    }

    private static SeededFault Drop(string yaml, Entry entry)
    {
        var (from, to) = entry.NextKey is { } next ? (entry.KeyStart, next) : (entry.PreviousEnd, entry.ValueEnd);
        return new("dropped key", Replace(yaml, from, to - from, ""), LineAt(yaml, entry.OwnerStart), ["DB0102"], null);
    }

    private static SeededFault Duplicate(string yaml, Entry entry)
    {
        var changed = yaml.Insert(entry.NextKey!.Value, yaml[entry.KeyStart..entry.NextKey.Value]);
        return new("repeated key", changed, LineAt(changed, entry.NextKey.Value), ["DB0103"], null);
    }

    private static SeededFault WrongKind(string yaml, Entry entry)
    {
        var changed = Replace(yaml, entry.ValueStart, entry.ValueEnd - entry.ValueStart, entry.ValueIsMap ? "wrong" : "{ wrong: kind }");
        return new("wrong kind", changed, LineAt(yaml, entry.ValueStart), ["DB0104", "DB0121", "DB0122", "DB0101"], null);
    }

    private static SeededFault Dangle(string yaml, Entry entry, Random random)
    {
        var scalar = entry.Scalar(random);
        return new("dangling name", Replace(yaml, (int)scalar.Start.Index, scalar.Value!.Length, "nothing-at-all"), (int)scalar.Start.Line, ["DB0131"], null);
    }

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
            if (typo.Length > 0 && char.IsAsciiLetterOrDigit(typo[0]) && char.IsAsciiLetterOrDigit(typo[^1]) && !known.Contains(typo))
                return typo;
        }
    }

    private static IEnumerable<Entry> Entries(YamlMappingNode map, Type type, string yaml)
    {
        var shape = RecordShape.Of(type);
        var children = map.Children.ToList();
        for (var i = 0; i < children.Count; i++)
        {
            var key = (YamlScalarNode)children[i].Key;
            var keyShape = shape.Keys.First(known => known.Name == key.Value);
            yield return new Entry(keyShape, key.Value!, [.. shape.Keys.Select(known => known.Name)], children[i].Value, (int)key.Start.Index, (int)map.Start.Index, children.Count,
                i + 1 < children.Count ? (int)children[i + 1].Key.Start.Index : null, i > 0 ? EndOf(children[i - 1].Value, yaml) : (int)key.Start.Index, EndOf(children[i].Value, yaml));
            var records = children[i].Value is YamlSequenceNode list ? list.Children : [children[i].Value];
            foreach (var inner in records.OfType<YamlMappingNode>().SelectMany(record => Entries(record, keyShape.Element, yaml)))
                yield return inner;
        }
    }

    // The end mark of a list or mapping is that of its first character, so the end is found from the last value in it.
    private static int EndOf(YamlNode node, string yaml) => node switch
    {
        YamlSequenceNode list => Closing(']', list.Style == SequenceStyle.Flow, EndOf(list.Children[^1], yaml), yaml),
        YamlMappingNode map => Closing('}', map.Style == MappingStyle.Flow, EndOf(map.Children[^1].Value, yaml), yaml),
        _ => (int)node.End.Index,
    };

    private static int Closing(char bracket, bool flow, int end, string yaml) => flow ? yaml.IndexOf(bracket, end) + 1 : end;

    private static string Replace(string text, int at, int length, string with) => string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + length));

    private static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static Entry Any(IEnumerable<Entry> entries, Random random)
    {
        var list = entries.ToList();
        return list[random.Next(list.Count)];
    }

    private sealed record Entry(KeyShape Shape, string Text, string[] Keys, YamlNode Value, int KeyStart, int OwnerStart, int Siblings, int? NextKey, int PreviousEnd, int ValueEnd)
    {
        public int ValueStart => (int)Value.Start.Index;

        public bool ValueIsMap => Value is YamlMappingNode;

        /// <summary>A word of a closed list, a name, or a zone.</summary>
        public bool IsWord => (Shape.Element.IsEnum || Shape.Key.RefersTo != Noun.None || Shape.Key.Form == TextForm.Zone) && Scalars.Any();

        private IEnumerable<YamlScalarNode> Scalars => (Value is YamlSequenceNode list ? list.Children : [Value]).OfType<YamlScalarNode>().Where(scalar => scalar.Value!.Length > 1);

        public YamlScalarNode Scalar(Random random)
        {
            var list = Scalars.ToList();
            return list[random.Next(list.Count)];
        }
    }
}
