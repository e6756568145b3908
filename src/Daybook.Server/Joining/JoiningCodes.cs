using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>What a code is for.</summary>
public enum CodeFor
{
    /// <summary>The phone becomes hers.</summary>
    Joining,

    /// <summary>She reads the consent document on it and signs.</summary>
    Consent,
}

/// <summary>A code with which one phone becomes one participant's or shows her the consent document, and who showed it.</summary>
/// <param name="Study">The study's key.</param>
/// <param name="Participant">The participant.</param>
/// <param name="By">The coordinator who showed it: it is she who binds the phone.</param>
/// <param name="Site">The site that her role is bound to.</param>
/// <param name="Until">When it ends.</param>
/// <param name="For">What it is for.</param>
/// <param name="Key">The key of the phone that used it; the same phone may ask again, when the answer was lost on the way.</param>
public sealed record JoiningCode(string Study, ParticipantKey Participant, Actor By, string? Site, Instant Until, CodeFor For, string? Key);

/// <summary>The codes that are out: 128 bits of chance, known here by their hash, for a quarter of an hour, for one phone; with one that has begun to read the consent document, for four hours. They end with the process: the coordinator shows another.</summary>
public sealed class JoiningCodes(IEntropy entropy, Func<Instant> now)
{
    private const int Bytes = 16;
    private static readonly Duration Lasts = Duration.FromMinutes(15);
    // Who has begun to read is not hurried: the code is bound to her phone by then.
    private static readonly Duration Reading = Duration.FromHours(4);
    private readonly ConcurrentDictionary<string, JoiningCode> byHash = new(StringComparer.Ordinal);
    private long made;

    /// <summary>Makes a code. An earlier one for the same participant and purpose ends.</summary>
    public string Make(string study, ParticipantKey participant, Actor by, string? site, CodeFor purpose = CodeFor.Joining)
    {
        foreach (var (old, code) in byHash)
            if (code.Until <= now() || (code.Study == study && code.Participant == participant && code.For == purpose && code.Key is null))
                byHash.TryRemove(old, out _);
        Span<byte> drawn = stackalloc byte[Bytes];
        entropy.Fill("joining", Interlocked.Increment(ref made), drawn);
        var text = Base64Url.EncodeToString(drawn);
        byHash[HashOf(text)] = new JoiningCode(study, participant, by, site, now() + Lasts, purpose, null);
        return text;
    }

    /// <summary>Whether the code still waits for a phone.</summary>
    public bool Waits(string code) => byHash.TryGetValue(HashOf(code), out var found) && found.Key is null && found.Until > now();

    /// <summary>Uses the code up for the phone with that key; null when it does not work, or not for that phone.</summary>
    public JoiningCode? Use(string code, string key, CodeFor purpose = CodeFor.Joining)
    {
        var hash = HashOf(code);
        while (byHash.TryGetValue(hash, out var found) && found.Until > now() && found.For == purpose)
        {
            if (found.Key is not null)
                return found.Key == key ? found : null;
            // Of two phones that come together one wins.
            var taken = found with { Key = key, Until = purpose == CodeFor.Consent ? now() + Reading : found.Until };
            if (byHash.TryUpdate(hash, taken, found))
                return taken;
        }
        return null;
    }

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
