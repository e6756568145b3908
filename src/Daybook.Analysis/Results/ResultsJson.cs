using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daybook.Analysis;

/// <summary>Writes <c>results.json</c>: keys in alphabetical order, numbers in full, the same bytes for the same lock and version.</summary>
public static class ResultsJson
{
    public static string Of(AnalysisRun run, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(provenance);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("analyses");
            foreach (var analysis in run.Analyses)
            {
                Write(json, analysis);
            }
            json.WriteEndArray();
            json.WriteStartArray("families");
            foreach (var family in run.Families)
            {
                Write(json, family);
            }
            json.WriteEndArray();
            Write(json, provenance);
            json.WriteString("schema", "daybook-results/1");
            json.WriteStartObject("study");
            json.WriteNumber("participants", run.Dataset.Participants.Count);
            json.WriteString("protocol", run.Dataset.Protocol.Id);
            json.WriteString("protocol-version", run.Dataset.Protocol.Version);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, AnalysisResult analysis)
    {
        json.WriteStartObject();
        json.WriteString("active", analysis.Active);
        json.WriteNumber("confidence", analysis.Confidence);
        json.WriteString("control", analysis.Control);
        json.WriteString("endpoint", analysis.Endpoint);
        json.WriteString("id", analysis.Id);
        json.WriteString("method", analysis.Method);
        json.WriteNumber("n", analysis.N);
        if (analysis.NotComputed is { } why)
        {
            json.WriteString("not-computed", why);
        }
        json.WriteStartArray("notes");
        foreach (string note in analysis.Notes)
        {
            json.WriteStringValue(note);
        }
        json.WriteEndArray();
        json.WriteStartObject("numbers");
        foreach (var number in analysis.Numbers.OrderBy(number => number.Name, StringComparer.Ordinal))
        {
            json.WriteNumber(number.Name, number.Value);
        }
        json.WriteEndObject();
        json.WriteString("rank", analysis.Rank);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FamilyResult family)
    {
        json.WriteStartObject();
        json.WriteString("id", family.Family.Id);
        json.WriteStartArray("judgements");
        foreach (var judgement in family.Judgements)
        {
            Write(json, family, judgement);
        }
        json.WriteEndArray();
        json.WriteNumber("level", family.Family.Level);
        WriteList(json, "missing", family.Missing);
        json.WriteStartObject("p");
        foreach (var test in family.Tests.OrderBy(test => test.Analysis, StringComparer.Ordinal))
        {
            json.WriteNumber(test.Analysis, test.P);
        }
        json.WriteEndObject();
        WriteList(json, "tests", family.Family.Tests);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FamilyResult family, FamilyJudgement judgement)
    {
        json.WriteStartObject();
        if (judgement.Adjusted is { } adjusted)
        {
            json.WriteStartObject("adjusted");
            foreach (var (test, p) in family.Tests.Zip(adjusted).OrderBy(pair => pair.First.Analysis, StringComparer.Ordinal))
            {
                json.WriteNumber(test.Analysis, p);
            }
            json.WriteEndObject();
        }
        if (judgement.CutOff is { } cut)
        {
            json.WriteNumber("cut-off", cut);
        }
        WriteList(json, "kept", judgement.Kept);
        json.WriteString("rule", Words.Of(judgement.Rule));
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject("provenance");
        if (provenance.CodeOpenedBeforeLock is { } entry)
        {
            json.WriteNumber("code-opened-before-lock", entry);
        }
        json.WriteBoolean("imported", provenance.Imported);
        json.WriteString("lock-root", provenance.LockRoot);
        json.WriteNumber("lock-size", provenance.LockSize);
        json.WriteString("protocol-hash", provenance.ProtocolHash);
        json.WriteString("purpose", provenance.Purpose.ToString().ToLowerInvariant());
        if (provenance.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
        json.WriteString("software", provenance.Software);
        if (provenance.Warning is { } warning)
        {
            json.WriteString("warning", warning);
        }
        json.WriteEndObject();
    }
}
