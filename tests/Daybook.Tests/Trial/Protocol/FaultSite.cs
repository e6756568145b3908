using Daybook.Trial;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;

namespace Daybook.Tests.Trial;

/// <summary>One key of a good file with its value, its shape in the language, and where all of it stands: a place to put a fault.</summary>
internal sealed record FaultSite(
    KeyShape Shape, RecordShape Owner, string Key, YamlNode Value, int KeyStart, int OwnerStart, int OwnerEnd, int Siblings, int? NextKey, int PreviousEnd, int ValueEnd)
{
    public int ValueStart => (int)Value.Start.Index;

    public bool IsName => Shape.Key.Names != Noun.None;

    public bool IsReference => Shape.Key.RefersTo != Noun.None && Scalars.Any();

    /// <summary>A word of a closed list, a name, or a zone.</summary>
    public bool IsWord => (Shape.Element.IsEnum || Shape.Key.RefersTo != Noun.None || Shape.Key.Form == TextForm.Zone) && Scalars.Any();

    /// <summary>A value written in one piece: not a list of them and not a record.</summary>
    public bool IsSimple => !Shape.IsList && !RecordShape.Is(Shape.Element);

    public YamlScalarNode Scalar(Random random) => Scalars.ToList() is var list ? list[random.Next(list.Count)] : throw new InvalidOperationException();

    private IEnumerable<YamlScalarNode> Scalars => (Value is YamlSequenceNode list ? list.Children : [Value]).OfType<YamlScalarNode>().Where(scalar => scalar.Value!.Length > 1);

    /// <summary>Every site of a file that holds a <typeparamref name="T"/>.</summary>
    public static IReadOnlyList<FaultSite> In<T>(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. Of((YamlMappingNode)stream.Documents[0].RootNode, typeof(T), yaml)];
    }

    private static IEnumerable<FaultSite> Of(YamlMappingNode map, Type type, string yaml)
    {
        var shape = RecordShape.Of(type);
        var children = map.Children.ToList();
        for (var i = 0; i < children.Count; i++)
        {
            var key = (YamlScalarNode)children[i].Key;
            var keyShape = shape.Keys.First(known => known.Name == key.Value);
            yield return new FaultSite(keyShape, shape, key.Value!, children[i].Value, (int)key.Start.Index, (int)map.Start.Index, EndOf(map, yaml), children.Count,
                i + 1 < children.Count ? (int)children[i + 1].Key.Start.Index : null, i > 0 ? EndOf(children[i - 1].Value, yaml) : (int)key.Start.Index, EndOf(children[i].Value, yaml));
            var records = children[i].Value is YamlSequenceNode list ? list.Children : [children[i].Value];
            foreach (var inner in records.OfType<YamlMappingNode>().SelectMany(record => Of(record, keyShape.Element, yaml)))
                yield return inner;
        }
    }

    // The end mark of a list or mapping is that of its first character, so the end is found from the last value in it.
    private static int EndOf(YamlNode node, string yaml) => node switch
    {
        YamlSequenceNode list => Closing(']', list.Style == SequenceStyle.Flow, list.Children.Count == 0 ? (int)list.Start.Index : EndOf(list.Children[^1], yaml), yaml),
        YamlMappingNode map => Closing('}', map.Style == MappingStyle.Flow, map.Children.Count == 0 ? (int)map.Start.Index : EndOf(map.Children[^1].Value, yaml), yaml),
        // A text of several lines ends where the next key begins; its last line break is not part of what is cut out.
        YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } block => (int)block.End.Index - 1 - Blank(yaml, (int)block.End.Index - 1),
        _ => (int)node.End.Index,
    };

    private static int Blank(string yaml, int before) => yaml.AsSpan(0, before).Length - yaml.AsSpan(0, before).TrimEnd().Length;

    private static int Closing(char bracket, bool flow, int end, string yaml) => flow ? yaml.IndexOf(bracket, end) + 1 : end;
}
