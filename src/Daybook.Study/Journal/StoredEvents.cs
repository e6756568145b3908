using System.Text.Json;
using System.Text.Json.Nodes;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Events as payloads. They are the domain's JSON; only a redaction carries, in front, the list of seqs that the ledger itself reads.</summary>
internal static class StoredEvents
{
    private const string Seqs = "seqs";

    public static byte[] Write(TrialEvent happened)
    {
        var json = TrialJson.Write(happened);
        if (happened is not PayloadRedacted redacted)
            return json;
        var stored = new JsonObject { [Seqs] = new JsonArray([.. redacted.Entries.Select(e => (JsonNode)e.Entry)]) };
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
            stored[name] = value?.DeepClone();
        return JsonSerializer.SerializeToUtf8Bytes(stored);
    }

    public static TrialEvent Read(string type, ReadOnlySpan<byte> payload)
    {
        if (type != RedactionNotice.Type)
            return TrialJson.Read(type, payload);
        var stored = JsonNode.Parse(payload)!.AsObject();
        stored.Remove(Seqs);
        return TrialJson.Read(type, JsonSerializer.SerializeToUtf8Bytes(stored));
    }
}
