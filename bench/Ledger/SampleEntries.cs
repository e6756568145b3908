using System.Globalization;
using System.Text;
using Daybook.Ledger;

namespace Daybook.Bench.Ledger;

/// <summary>Diary entries of a plausible shape: a payload of about 300 bytes, 500 participants.</summary>
internal static class SampleEntries
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 20, 0, 0, TimeSpan.Zero);
    private static readonly Hash Protocol = Hash.Of("protocol"u8);

    public static CheckpointKeys Keys() => CheckpointKeys.FromSeed("daybook.bench/study", Hash.Of("bench"u8).ToBytes());

    public static EntryDraft Draft(int n) => new()
    {
        EntryId = Guid.CreateVersion7(Start.AddSeconds(n)).ToString(),
        CommandId = "c" + n.ToString(CultureInfo.InvariantCulture),
        CommandIndex = 0,
        StudyKey = "study-1",
        SiteId = "site-" + (n % 5).ToString(CultureInfo.InvariantCulture),
        ParticipantKey = "participant-" + (n % 500).ToString(CultureInfo.InvariantCulture),
        Actor = new Actor(ActorKind.Device, "device-" + (n % 500).ToString(CultureInfo.InvariantCulture), "participant"),
        Origin = new Origin("device-" + (n % 500).ToString(CultureInfo.InvariantCulture), n / 500 + 1, null),
        ReceivedUtc = Start.AddSeconds(n),
        Type = n % 4 == 3 ? "diary-verdict/1" : "items-recorded/1",
        ProtocolHash = Protocol,
        Payload = Encoding.UTF8.GetBytes($$"""
            {"form":"evening","occasion":{"kind":"diary-day","key":"2026-06-01","repeat":0},"answers":[{"item":"pain","num":{{n % 101}}},{"item":"sleep","num":{{n % 11}}},{"item":"fatigue","num":{{n % 77}}},{"item":"medication","code":"none"}],"clock":"2026-06-01T20:14:05+02:00","n":{{n}}}
            """),
        Salt = Hash.Of(BitConverter.GetBytes(~n)).ToBytes(),
    };

    public static EntryDraft[] Drafts(int from, int count) => [.. Enumerable.Range(from, count).Select(Draft)];
}
