using System.Text.Json;

namespace Daybook.Ledger;

/// <summary>The one event type the ledger itself reads: it accounts for payloads that are gone.</summary>
public static class RedactionNotice
{
    /// <summary>The type of the entry: <c>payload-redacted/1</c>.</summary>
    public const string Type = "payload-redacted/1";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The seqs that a notice names: its payload is a JSON object with <c>"seqs": [..]</c>, ascending, each once; other
    /// members (who asked, why) are the caller's.</summary>
    /// <exception cref="FormatException">The payload is anything else.</exception>
    public static IReadOnlyList<long> ReadSeqs(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload, Strict);
            var seqs = json.RootElement.GetProperty("seqs").EnumerateArray().Select(s => s.GetInt64()).ToList();
            var ascending = seqs.Count > 0 && seqs[0] >= 0 && seqs.Zip(seqs.Skip(1)).All(pair => pair.First < pair.Second);
            return ascending ? seqs : throw new FormatException("A redaction names its seqs in ascending order, each once.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("A redaction's payload is a JSON object with an array \"seqs\".", e);
        }
    }
}
