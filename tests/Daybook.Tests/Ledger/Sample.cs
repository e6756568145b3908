using System.Globalization;
using System.Text;
using Daybook.Ledger;

namespace Daybook.Tests.Ledger;

/// <summary>Entries, keys and a clock for the ledger's tests, all fixed.</summary>
internal static class Sample
{
    public const string Origin = "daybook.test/study-1";

    public static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public static CheckpointKeys Keys(string origin = Origin) => CheckpointKeys.FromSeed(origin, Hash.Of("test seed"u8).ToBytes());

    /// <summary>An entry whose every optional field comes and goes with <paramref name="n"/>.</summary>
    public static EntryDraft Draft(int n)
    {
        var fromDevice = n % 3 == 1;
        var signed = fromDevice && n % 2 == 1;
        return new EntryDraft
        {
            EntryId = Number("entry-", n),
            CommandId = Number("command-", n / 2),
            CommandIndex = n % 2,
            StudyKey = "study-1",
            SiteId = n % 4 == 0 ? null : "site-a",
            ParticipantKey = n % 5 == 0 ? null : Number("participant-", n % 7),
            Actor = new Actor((ActorKind)(1 + n % 4), Number("actor-", n % 3), "coordinator"),
            Origin = fromDevice ? new Origin("device-1", n, signed ? "key-1" : null) : null,
            ReceivedUtc = Start.AddSeconds(n),
            Type = n % 2 == 0 ? "items-recorded/1" : "kit-dispensed/1",
            ProtocolHash = n == 0 ? null : Hash.Of("protocol"u8),
            Payload = Encoding.UTF8.GetBytes($$"""{"answer": {{n}}, "text": "schön {{n}}"}"""),
            Salt = Hash.Of(Encoding.UTF8.GetBytes(Number("salt-", n))).ToBytes(),
            Attestation = signed ? new Attestation(Hash.Of(BitConverter.GetBytes(n)).ToBytes(), "2026-06-01T10:00:00+02:00", "Europe/Amsterdam") : null,
        };
    }

    public static EntryDraft[] Drafts(int from, int count) => [.. Enumerable.Range(from, count).Select(Draft)];

    public static EntryDraft Notice(int n, params long[] seqs) => Draft(n) with
    {
        Type = RedactionNotice.Type,
        Payload = Encoding.UTF8.GetBytes($$"""{"seqs": [{{string.Join(", ", seqs)}}], "reason": "asked to"}"""),
    };

    private static string Number(string word, int n) => word + n.ToString(CultureInfo.InvariantCulture);
}
