using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daybook.Trial;

/// <summary>Problems for programs: a JSON list in the order of the file.</summary>
public static class ProblemJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static string Write(IEnumerable<Problem> problems) => JsonSerializer.Serialize(problems, Options);
}
