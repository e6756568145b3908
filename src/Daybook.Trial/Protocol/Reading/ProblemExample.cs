using System.Text.Json;

namespace Daybook.Trial;

/// <summary>A file that has a problem: a good one with a few lines written otherwise.</summary>
/// <param name="File">The good file.</param>
/// <param name="Right">Its lines.</param>
/// <param name="Wrong">What stands there instead.</param>
/// <param name="Shown">What <c>daybook check</c> says of it.</param>
public sealed record ProblemExample(string File, IReadOnlyList<string> Right, IReadOnlyList<string> Wrong, string Shown)
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Lazy<Dictionary<string, ProblemExample>> All = new(Read);

    /// <summary>The example of a kind of problem. Every kind has one: the tests make it with the checker.</summary>
    public static ProblemExample Of(string code) => All.Value[code];

    private static Dictionary<string, ProblemExample> Read()
    {
        using var stream = typeof(ProblemExample).Assembly.GetManifestResourceStream("problem-examples.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, ProblemExample>>(stream, Form)!;
    }
}
