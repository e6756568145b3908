using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Cli.Fit;

/// <summary>One analysis in the reference format <c>trialstats-ref/1</c>: data or inline inputs, a model, perhaps results.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonObject root;
    private readonly string folder;
    private CaseTable? data;

    private ReferenceCase(JsonObject root, string folder) => (this.root, this.folder) = (root, folder);

    public string Id => (string?)root["id"] ?? "case";

    public string Family => (string?)root["family"] ?? throw new InvalidCaseException("The case names no family.");

    /// <summary>The analysis asked for; empty when the case has only inputs.</summary>
    public JsonObject Model => root["model"] as JsonObject ?? [];

    /// <summary>Inline inputs; empty when everything is in the data.</summary>
    public JsonObject Inputs => root["inputs"] as JsonObject ?? [];

    /// <summary>The numbers to agree with, or null when the case is only to be computed.</summary>
    public JsonNode? Results => root["results"];

    public JsonArray Tolerances => root["tolerances"] as JsonArray ?? [];

    /// <summary>The R calls that the case states, one or several.</summary>
    public string[] Calls => root["call"].ToTexts();

    public bool HasData => root["data"] is JsonObject;

    public CaseTable Data => data ??= root["data"] is JsonObject declared
        ? CaseTable.Read(PathOf((string?)declared["file"] ?? throw new InvalidCaseException("data.file is missing.")), declared)
        : throw new InvalidCaseException("The case has no data.");

    public static ReferenceCase Load(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject root
                ? new ReferenceCase(root, Path.GetDirectoryName(Path.GetFullPath(path))!)
                : throw new InvalidCaseException($"{path} is not a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new InvalidCaseException($"{path} is not JSON: {problem.Message}");
        }
    }

    /// <summary>A file that the case names relative to its own folder.</summary>
    public string PathOf(string relative) => Path.Combine(folder, relative);

    /// <summary>A table of 1-based row numbers, one line a replicate; a header line of names is passed over.</summary>
    public int[][] Indices(string relative) =>
    [
        .. DelimitedText.Read(PathOf(relative))
            .Where(line => int.TryParse(line[0], out _))
            .Select(line => line.Select(cell => int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture) - 1).ToArray()),
    ];
}
