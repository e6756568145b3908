using System.Text.Json;
using Daybook.Study;
using NodaTime;

namespace Daybook.Server;

/// <summary>Every sign-in, failure and sign-out, and every link that lets somebody set a password, appended to <c>sign-ins.jsonl</c> before it is answered (ASVS 5.0 16.3.1; EMA: failed log-ins are reviewed).</summary>
public sealed class SignInLog(string? folder, Func<Instant> now)
{
    private const int Kept = 500;
    private readonly Lock gate = new();
    private readonly LinkedList<Line> recent = new();

    /// <param name="At">When, ISO 8601 in UTC.</param>
    /// <param name="What">signed-in, failed, signed-out, link-made, password-set.</param>
    /// <param name="Account">What was typed as the account, cut to 64 characters.</param>
    /// <param name="By">Who did it, where that is somebody else.</param>
    public sealed record Line(string At, string What, string Account, string? By = null);

    public void Write(string what, string account, string? by = null)
    {
        var line = new Line(now().ToString(), what, account.Length > 64 ? account[..64] : account, by);
        lock (gate)
        {
            if (folder is not null)
            {
                using var file = new FileStream(new ServerFolder(folder).SignIns, FileMode.Append, FileAccess.Write, FileShare.Read);
                file.Write(JsonSerializer.SerializeToUtf8Bytes(line, JsonSerializerOptions.Web));
                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true);
            }
            recent.AddFirst(line);
            if (recent.Count > Kept)
                recent.RemoveLast();
        }
    }

    /// <summary>The latest lines of this process, newest first.</summary>
    public IReadOnlyList<Line> Recent
    {
        get
        {
            lock (gate)
                return [.. recent];
        }
    }
}
