using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Daybook.Trial;

/// <summary>What a schema can say of the small notations.</summary>
internal static class NotationSchema
{
    public static JsonObject Of(Type type) => type switch
    {
        _ when type == typeof(ClockTime) => Pattern(Notations.Time().ToString()),
        _ when type == typeof(EndpointWindow) => Pattern("^(whole|visit|(first|last)-[1-9][0-9]{0,3})$"),
        // Some editors read yes and no as truth values.
        _ when type == typeof(Condition) => new JsonObject { ["anyOf"] = new JsonArray(Pattern("^(yes|no|(<=|>=|<|>|=) ?(-?[0-9.]+|1:[1-9][0-9]*))$"), new JsonObject { ["type"] = "boolean" }) },
        _ when type == typeof(Bounds) => Pair("number"),
        _ when type == typeof(DayWindow) => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, Pair("integer")) },
        _ => throw new UnreachableException($"The language has no notation for {type.Name}."),
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Pair(string type) =>
        new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = type }, ["minItems"] = 2, ["maxItems"] = 2 };
}
