using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Trial;

/// <summary>The JSON Schema (draft 07) of the language, from its records. Editors complete and explain with it; the reader is the judge.</summary>
public static class ProtocolSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of protocol files, ending with a line end.</summary>
    public static string Write() => Write(typeof(Protocol), "A Daybook protocol");

    /// <summary>The schema of the files whose keys are those of <paramref name="root"/>.</summary>
    public static string Write(Type root, string title)
    {
        var definitions = new JsonObject();
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach (var (key, value) in RecordOf(root, definitions))
            schema[key] = value?.DeepClone();
        if (definitions.Count > 0)
            schema["definitions"] = new JsonObject(definitions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject RecordOf(Type type, JsonObject definitions)
    {
        var keys = RecordShape.Of(type).Keys;
        var record = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        if (keys.Any(key => key.Required))
            record["required"] = new JsonArray([.. keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)]);
        record["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, KeyOf(key, definitions))));
        return record;
    }

    private static JsonObject KeyOf(KeyShape key, JsonObject definitions)
    {
        var value = ValueOf(key, definitions);
        var schema = new JsonObject { ["description"] = key.Key.Hover };
        if (!key.IsList)
        {
            // Draft 07 reads nothing beside a $ref.
            if (value.ContainsKey("$ref"))
                schema["allOf"] = new JsonArray(value);
            else
                foreach (var (name, part) in value)
                    schema[name] = part?.DeepClone();
            return schema;
        }
        schema["type"] = "array";
        if (key.Required)
            schema["minItems"] = 1;
        schema["items"] = value;
        return schema;
    }

    private static JsonObject ValueOf(KeyShape key, JsonObject definitions)
    {
        var type = key.Element;
        if (RecordShape.Is(type))
            return Reference(type, definitions);
        var schema =
            type == typeof(string) ? Text(Texts.FormOf(key))
            : type == typeof(int) ? new JsonObject { ["type"] = "integer" }
            : type == typeof(decimal) ? new JsonObject { ["type"] = "number" }
            : type == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : type.IsEnum ? new JsonObject { ["enum"] = new JsonArray([.. Kebab.WordsOf(type).Select(word => (JsonNode)word)]) }
            : NotationSchema.Of(type);
        if (double.IsFinite(key.Key.Least))
            schema["minimum"] = (decimal)key.Key.Least;
        if (double.IsFinite(key.Key.Most))
            schema["maximum"] = (decimal)key.Key.Most;
        return schema;
    }

    private static JsonObject Reference(Type type, JsonObject definitions)
    {
        var name = Kebab.Of(type.Name);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = RecordOf(type, definitions);
        }
        return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
    }

    private static JsonObject Text(TextForm form)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (form is TextForm.ShortName or TextForm.Slug or TextForm.Language)
            schema["pattern"] = (form switch { TextForm.Slug => Texts.Slug(), TextForm.Language => Texts.Language(), _ => Texts.ShortName() }).ToString();
        return schema;
    }
}
