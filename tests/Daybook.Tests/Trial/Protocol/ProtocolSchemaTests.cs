using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

public class ProtocolSchemaTests
{
    [Fact]
    public void the_committed_schema_is_the_one_that_the_records_give()
    {
        var path = Repository.At("spec", "protocol.schema.json");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(path, ProtocolSchema.Write());

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), ProtocolSchema.Write());
    }

    [Fact]
    public void every_key_is_explained()
    {
        var keys = RecordsIn(typeof(Protocol)).SelectMany(record => record.Keys).ToList();

        Assert.True(keys.Count > 80, $"only {keys.Count} keys were found");
        Assert.Empty(keys.Where(key => key.Key.Hover.Length < 10 || !key.Key.Hover.EndsWith('.')).Select(key => $"{key.Property.DeclaringType?.Name}.{key.Name}: {key.Key.Hover}"));
    }

    [Fact]
    public void every_property_of_a_protocol_record_is_a_key() =>
        Assert.Empty(RecordsIn(typeof(Protocol)).SelectMany(record => record.Type.GetProperties().Where(property => property.CanWrite && record.Keys.All(key => key.Property != property))
            .Select(property => $"{record.Type.Name}.{property.Name}")));

    [Fact]
    public void every_word_of_a_closed_list_stands_in_the_schema()
    {
        var schema = JsonNode.Parse(ProtocolSchema.Write())!;

        Assert.Equal(["crossover", "parallel", "fixed-order"], schema["properties"]!["design"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()));
        Assert.Contains("yes-no", schema["definitions"]!["item"]!["properties"]!["kind"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()));
    }

    private static IEnumerable<RecordShape> RecordsIn(Type type)
    {
        var shape = RecordShape.Of(type);
        return shape.Keys.Where(key => RecordShape.Is(key.Element)).SelectMany(key => RecordsIn(key.Element)).Prepend(shape).DistinctBy(record => record.Type);
    }
}
