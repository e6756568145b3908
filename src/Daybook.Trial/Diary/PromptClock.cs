using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>When a prompt asks a participant on one day. Random times follow from her key, the prompt and the date, and from nothing else: nothing that she takes moves them, and whoever computes them again finds the same.</summary>
public static class PromptClock
{
    /// <summary>The day's windows, in order and apart.</summary>
    public static IReadOnlyList<PromptWindow> Of(Prompt prompt, DateTimeZone zone, ParticipantKey participant, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        List<Instant> opens = prompt.Random is null ? [.. prompt.At.Select(time => DiaryClock.At(zone, day, time))] : Drawn(prompt, zone, participant, day);
        // Where a change of the clock brings two together, the earlier one closes when the later one opens.
        var tomorrow = prompt.Random is null ? DiaryClock.At(zone, day.PlusDays(1), prompt.At[0]) : Instant.MaxValue;
        return [.. opens.Select((at, i) => new PromptWindow(day, i + 1, at, Instant.Min(at + Duration.FromMinutes(prompt.Minutes), i + 1 < opens.Count ? opens[i + 1] : tomorrow)))];
    }

    /// <summary>Every way to lay the prompts into the stretch, as far apart as the protocol says, is as likely as every other, to the minute.</summary>
    private static List<Instant> Drawn(Prompt prompt, DateTimeZone zone, ParticipantKey participant, LocalDate day)
    {
        var (count, from) = (prompt.Random!.Value, DiaryClock.At(zone, day, prompt.From!.Value));
        // A change of the clock can take an hour away; then they come closer.
        var room = Math.Max(0, (int)Math.Floor((DiaryClock.At(zone, day, prompt.To!.Value) - from).TotalMinutes) - prompt.Minutes);
        var gap = count > 1 ? Math.Min(prompt.Gap, room / (count - 1)) : 0;
        var free = room - ((count - 1) * gap);
        return [.. Enumerable.Range(0, count).Select(i => Chance(participant, prompt, day, i, free + 1)).Order().Select((minute, i) => from + Duration.FromMinutes(minute + (i * gap)))];
    }

    /// <summary>A whole number below <paramref name="below"/>.</summary>
    private static int Chance(ParticipantKey participant, Prompt prompt, LocalDate day, int number, int below)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"prompt/1\n{participant}\n{prompt.Id}\n{LocalDatePattern.Iso.Format(day)}\n{number}");
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
        return (int)Math.BigMul(drawn, (ulong)below, out _);
    }
}
