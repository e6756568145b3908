using System.Security.Cryptography;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>A request as the writer has it: the id by which a repetition is known, and when it came.</summary>
internal sealed class Asked(Request request, string commandId, Instant at)
{
    private byte[]? _digest;

    public Request Request { get; } = request;

    public string CommandId { get; } = commandId;

    public Instant At { get; } = at;

    /// <summary>The hash of the command's bytes, taken once: an import has many entries.</summary>
    public ReadOnlySpan<byte> Digest => _digest ??= SHA256.HashData(TrialJson.WriteCommand(Request.Command));
}
