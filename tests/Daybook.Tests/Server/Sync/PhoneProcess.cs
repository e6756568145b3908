using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Daybook.Tests.Server.Sync;

/// <summary>What can be seen of a phone once nothing in it moves any more.</summary>
internal sealed record PhoneView(
    string? Spki, bool Alive, double? Due, IReadOnlyList<PhonePost> Posts, IReadOnlyList<PhoneEntry> Saved, IReadOnlyList<string> Errors,
    IReadOnlyList<string> Kept, IReadOnlyList<string> Sent, PhoneHead? Head);

/// <summary>A request on its way.</summary>
internal sealed record PhonePost(int Id, int Tab, string Path, Dictionary<string, string> Headers, string Body);

/// <summary>An entry of which the phone has said "saved".</summary>
internal sealed record PhoneEntry(string Id, long Number, string Day, string Payload, string LocalClock, string Zone, string Seen);

/// <summary>The record as the phone remembers it.</summary>
internal sealed record PhoneHead(long Size, string Root);

/// <summary>The real outbox in Node. It moves only when it is told to, and answers when it stands still.</summary>
internal sealed class PhoneProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly Process node;

    private PhoneProcess(Process node) => this.node = node;

    /// <summary>The outbox as it is built for Node.</summary>
    public static string Script { get; } = Repository.At("artifacts", "web", "sim", "phone.mjs");

    public static PhoneProcess Start(string script) => new(Process.Start(new ProcessStartInfo("node", [script])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
    })!);

    /// <summary>Gives orders, all begun before any is waited for.</summary>
    public async Task<PhoneView> Tell(params IEnumerable<object> orders)
    {
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(orders, JsonSerializerOptions.Web));
        await node.StandardInput.FlushAsync();
        // A phone that no longer stands still is a fault of the outbox: a loop without end.
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Longest) ?? throw new Violation("the phone comes to no end");
        return JsonSerializer.Deserialize<PhoneView>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        if (!node.HasExited)
            node.Kill();
        node.Dispose();
    }
}

/// <summary>What must never happen has happened.</summary>
internal sealed class Violation(string what) : Exception(what);
