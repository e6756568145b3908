using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Daybook.Ledger;
using Xunit;
using Hash = Daybook.Ledger.Hash;

namespace Daybook.Tests.Ledger;

public sealed class EnvelopeEncodingTests
{
    [Fact]
    public void the_envelope_vectors_agree_byte_for_byte()
    {
        var seen = new HashSet<string>();
        foreach (var vector in Vectors.Own("envelope"))
        {
            var envelope = Read(vector.GetProperty("envelope"));
            if (vector.WantsError())
            {
                Assert.True(Record.Exception(() => EnvelopeEncoding.Encode(envelope)) is ArgumentException, vector.Description());
                continue;
            }
            Assert.Equal(vector.String("canonical"), Convert.ToHexStringLower(EnvelopeEncoding.Encode(envelope)));
            Assert.Equal(vector.String("leafHash"), EnvelopeEncoding.LeafHash(envelope).ToString());
            Assert.True(seen.Add(vector.String("canonical")), vector.Description() + ": another envelope has these bytes");
        }
    }

    [Fact]
    public void the_commitment_vectors_agree()
    {
        foreach (var vector in Vectors.Own("commitment"))
        {
            var (salt, payload) = (vector.Hex("salt"), vector.Hex("payload"));
            var agrees = salt.Length == EntryDraft.SaltSize && Hash.Commitment(salt, payload).ToString() == vector.String("commitment");
            Assert.True(agrees != vector.WantsError(), vector.Description());
        }
    }

    [Fact]
    public void different_envelopes_never_share_bytes()
    {
        // A small alphabet and short texts, so that what a missing length would confuse is met often.
        var text = Gen.Char["ab"].Array[1, 2].Select(c => new string(c));
        var optional = Gen.OneOf(text.Select(t => (string?)t), Gen.Const((string?)null));
        var envelopes = Gen.Select(text, text, text, optional, optional, optional).Select((id, command, study, site, participant, key) => new Envelope
        {
            Seq = 0,
            EntryId = id,
            CommandId = command,
            CommandIndex = 0,
            StudyKey = study,
            SiteId = site,
            ParticipantKey = participant,
            Actor = new Actor(ActorKind.Device, command, study),
            Origin = site is null ? new Origin(id, 1, key) : null,
            ReceivedUtc = Sample.Start,
            Type = "a/1",
            PayloadCommitment = default,
        });
        Gen.Select(envelopes, envelopes).Sample((one, other) =>
            Assert.Equal(one == other, EnvelopeEncoding.Encode(one).AsSpan().SequenceEqual(EnvelopeEncoding.Encode(other))), iter: 20_000);
    }

    [Fact]
    public void an_instant_is_cut_to_the_microsecond_below_and_stored_in_utc()
    {
        var draft = Sample.Draft(0) with { ReceivedUtc = new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.FromHours(2)).AddTicks(19) };
        Assert.Equal(Sample.Start.AddTicks(10), draft.Seal(0).Envelope.ReceivedUtc);
        Assert.Equal(TimeSpan.Zero, draft.Seal(0).Envelope.ReceivedUtc.Offset);
        Assert.Throws<ArgumentException>(() => EnvelopeEncoding.Encode(draft.Seal(0).Envelope with { ReceivedUtc = draft.ReceivedUtc }));
    }

    [Fact]
    public void a_draft_that_breaks_a_rule_is_refused()
    {
        var draft = Sample.Draft(0);
        Assert.Equal(EntryDraft.MaxPayload, (draft with { Payload = new byte[EntryDraft.MaxPayload] }).Seal(0).Payload!.Length);
        Assert.Throws<ArgumentException>(() => (draft with { Payload = new byte[EntryDraft.MaxPayload + 1] }).Seal(0));
        Assert.Throws<ArgumentException>(() => (draft with { Salt = new byte[31] }).Seal(0));
        Assert.Throws<ArgumentException>(() => (draft with { Attestation = new Attestation([1], "now", "UTC") }).Seal(0));
        Assert.Throws<ArgumentException>(() => (draft with { Origin = new Origin("d", 1, "key") }).Seal(0));
        Assert.Throws<ArgumentException>(() => (draft with { Origin = new Origin("d", 1, "key"), Attestation = new Attestation([], "now", "UTC") }).Seal(0));
    }

    private static Envelope Read(JsonElement e)
    {
        var (actor, origin) = (e.GetProperty("actor"), e.GetProperty("origin"));
        return new Envelope
        {
            Seq = Number(e, "seq"),
            EntryId = Text(e, "entryId")!,
            CommandId = Text(e, "commandId")!,
            CommandIndex = e.GetProperty("commandIndex").GetInt32(),
            StudyKey = Text(e, "studyKey")!,
            SiteId = Text(e, "siteId"),
            ParticipantKey = Text(e, "participantKey"),
            Actor = new Actor(Enum.Parse<ActorKind>(Text(actor, "kind")!, ignoreCase: true), Text(actor, "id")!, Text(actor, "role")!),
            Origin = origin.ValueKind == JsonValueKind.Null ? null : new Origin(Text(origin, "deviceId")!, Number(origin, "deviceNumber"), Text(origin, "keyId")),
            ReceivedUtc = DateTimeOffset.UnixEpoch.AddTicks(Number(e, "receivedMicroseconds") * 10),
            Type = Text(e, "type")!,
            ProtocolHash = Text(e, "protocolHash") is { } hash ? Hash.FromHex(hash) : null,
            PayloadCommitment = Hash.FromHex(Text(e, "payloadCommitment")!),
        };
    }

    private static long Number(JsonElement e, string name) => long.Parse(Text(e, name)!, CultureInfo.InvariantCulture);

    private static string? Text(JsonElement e, string name)
    {
        var value = e.GetProperty(name);
        // The reader refuses half a surrogate pair, which is what one vector is about.
        return value.GetRawText() is @"""\ud83c""" ? Regex.Unescape(@"\ud83c") : value.GetString();
    }
}
