using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>The sessions of this server: opaque random tokens, known here by their hash only. They end after half an hour unused, twelve hours at the most, or with the process.</summary>
public sealed class Sessions(IEntropy entropy, Func<Instant> now)
{
    private static readonly Duration Idle = Duration.FromMinutes(30);
    private static readonly Duration Longest = Duration.FromHours(12);
    private readonly ConcurrentDictionary<string, Session> byHash = new(StringComparer.Ordinal);
    private long made;

    /// <summary>Begins a session and returns the token for the cookie; it is stored nowhere.</summary>
    public (string Token, Session Session) Begin(string account, string name, ParticipantKey? participant, bool passwordless)
    {
        Sweep();
        var token = Draw("session");
        var session = new Session(account, name, participant, passwordless, Draw("form"), now());
        byHash[HashOf(token)] = session;
        return (token, session);
    }

    public Session? Find(string? token)
    {
        if (token is null || !byHash.TryGetValue(HashOf(token), out var session) || Over(session))
            return null;
        session.Seen = now();
        return session;
    }

    public void End(string token) => byHash.TryRemove(HashOf(token), out _);

    /// <summary>Ends every session of an account, when its roles change or it is closed.</summary>
    public void EndAll(string account)
    {
        foreach (var (hash, _) in byHash.Where(pair => pair.Value.Account == account))
            byHash.TryRemove(hash, out _);
    }

    private bool Over(Session session) => now() - session.Seen > Idle || now() - session.Began > Longest;

    private void Sweep()
    {
        foreach (var (hash, _) in byHash.Where(pair => Over(pair.Value)))
            byHash.TryRemove(hash, out _);
    }

    private string Draw(string purpose)
    {
        Span<byte> bytes = stackalloc byte[32];
        entropy.Fill(purpose, Interlocked.Increment(ref made), bytes);
        return Base64Url.EncodeToString(bytes);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
