using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Trial;

/// <summary>A text that is itself JSON and is written as such, not in quotes.</summary>
public sealed class VerbatimJson : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return json.RootElement.ValueKind == JsonValueKind.Null ? null : json.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value);
    }
}
