using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Daybook.Server;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server.Sync;

/// <summary>A code from the coordinator's screen makes one phone one participant's; then the phone sends, and is answered with proofs.</summary>
public sealed partial class JoiningTests
{
    private static readonly ParticipantKey Her = Story.People[0].Key;

    [Fact]
    public async Task a_phone_joins_sends_its_diary_and_gets_a_proof()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site);
        Assert.True(code.Length >= 22, "a code has at least 128 bits");
        var joined = SyncJson.Read<JoinReply>((await Join(site, code, phone.Key)).Body);
        Assert.Equal(("demo", phone.Device, Her.Value, "SYNTHETIC"), (joined.Study, joined.Device, joined.Participant, joined.Stamp));

        var entry = Entry(Her, phone, 1, "2026-06-23");
        var reply = SyncJson.Read<SyncReply>((await Sync(site, phone, new SyncRequest(entry.LocalClock, null, null, [entry]))).Body);
        var receipt = Assert.Single(reply.Results).Receipt!;
        var head = Daybook.Ledger.Checkpoint.Parse(reply.Checkpoint);
        Assert.True(head.Verify(world.Study.Keys, out _));
        Assert.True(Daybook.Ledger.MerkleTree.VerifyInclusion(receipt.Seq, head.Head.Size, Daybook.Ledger.Hash.FromHex(receipt.Leaf), [.. receipt.Path.Select(Daybook.Ledger.Hash.FromHex)], head.Head.Root));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(joined.LogKey.Split('+', 3)[2]).AsSpan(1), out _);
        var text = $"daybook-receipt/1\ndemo\n{phone.Device}\n1\n{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entry.Payload)))}\n{receipt.Seq}\n{receipt.Leaf}\n";
        Assert.True(key.VerifyData(System.Text.Encoding.UTF8.GetBytes(text), Convert.FromBase64String(receipt.Signature), HashAlgorithmName.SHA256));
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[Her].DiaryDays[new LocalDate(2026, 6, 23)]);
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule == "device.signature");

        var again = SyncJson.Read<SyncReply>((await Sync(site, phone, new SyncRequest(entry.LocalClock, head.Head.Size, null, [entry]))).Body);
        Assert.Equal(receipt.Seq, Assert.Single(again.Results).Receipt!.Seq);
        Assert.Equal(head.Head.Size, Daybook.Ledger.Checkpoint.Parse(again.Checkpoint).Head.Size);
    }

    [Fact]
    public async Task a_code_works_once_for_one_phone_and_a_quarter_of_an_hour()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        using var other = new SigningPhone();
        var first = await Code(site);
        var code = await Code(site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Join(site, first, phone.Key)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Join(site, code, "no key")).Status);
        var joined = await Join(site, code, phone.Key);
        Assert.Equal(HttpStatusCode.OK, joined.Status);
        // The answer may have been lost: the same phone is answered again, with the same bytes.
        Assert.Equal(joined.Body, (await Join(site, code, phone.Key)).Body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Join(site, code, other.Key)).Status);
        var late = await Code(site);
        world.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Join(site, late, other.Key)).Status);
    }

    [Fact]
    public async Task a_request_that_no_device_signed_reads_and_writes_nothing()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        using var stranger = new SigningPhone();
        await Join(site, await Code(site), phone.Key);
        var size = world.Study.Head.Size;
        var asked = new SyncRequest("", null, null, [Entry(Her, phone, 1, "2026-06-23")]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Sync(site, stranger, asked)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(site, phone, stranger, HttpMethod.Post, "/s/demo/sync", SyncJson.Write(asked))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(site, phone, stranger, HttpMethod.Get, "/s/demo/card", [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(site, phone, phone, HttpMethod.Get, "/s/demo/card", [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(site, phone, phone, HttpMethod.Post, "/s/demo/sync", "{}"u8.ToArray())).Status);
        Assert.Equal(size, world.Study.Head.Size);
    }

    [Fact]
    public async Task a_lost_head_is_reported_once()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        await Join(site, await Code(site), phone.Key);
        for (var times = 0; times < 2; times++)
            await Sync(site, phone, new SyncRequest("", null, new LostHead(99_999, new string('a', 64)), []));
        Assert.Single(world.Study.State.Queries.Values, query => query.Opened.Rule == "record.rolled-back");
    }

    [Fact]
    public async Task a_lost_head_goes_by_its_whole_root()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        await Join(site, await Code(site), phone.Key);
        foreach (var end in "bc")
            Assert.True(SyncJson.Read<SyncReply>((await Sync(site, phone, new SyncRequest("", null, new LostHead(99_999, new string('a', 63) + end), []))).Body).LostTaken);
        Assert.Equal(2, world.Study.State.Queries.Values.Count(query => query.Opened.Rule == "record.rolled-back"));
    }

    [Theory]
    [InlineData(99_999, "")]
    [InlineData(99_999, "no root")]
    [InlineData(99_999, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(-1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task what_is_no_head_is_not_taken_and_keeps_no_entry_back(long size, string root)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        await Join(site, await Code(site), phone.Key);
        var asked = new SyncRequest("", null, new LostHead(size, root), [Entry(Her, phone, 1, "2026-06-23")]);
        var reply = SyncJson.Read<SyncReply>((await Sync(site, phone, asked)).Body);
        Assert.False(reply.LostTaken);
        Assert.NotNull(Assert.Single(reply.Results).Receipt);
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule == "record.rolled-back");
    }

    [Fact]
    public async Task an_entry_that_is_null_is_unreadable()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        await Join(site, await Code(site), phone.Key);
        var size = world.Study.Head.Size;
        var answer = await Send(site, phone, phone, HttpMethod.Post, "/s/demo/sync", "{\"sent\":\"\",\"head\":null,\"lost\":null,\"entries\":[null]}"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("request.unreadable", answer.Text, StringComparison.Ordinal);
        Assert.Equal(size, world.Study.Head.Size);
    }

    internal static SyncEntry Entry(ParticipantKey her, SigningPhone phone, long number, string day)
    {
        var payload = TrialJson.Write(new ItemsRecorded(her, "diary", new Occasion(OccasionKind.DiaryDay, day), [new ItemAnswer("pain", new Answer.Number(43))]));
        var clock = $"{day}T20:30:00+02:00";
        var signed = phone.Signed("demo", new SubmitEntry(her, $"entry-{phone.Device}-{number}", phone.Device, number, payload, clock, "Europe/Madrid", null));
        return new SyncEntry(signed.EntryId, number, Encoding.UTF8.GetString(payload), clock, "Europe/Madrid", $"{day}T18:30:00Z", signed.Signature!);
    }

    internal static Task<Reading> Sync(LiveSite site, SigningPhone phone, SyncRequest asked) => Send(site, phone, phone, HttpMethod.Post, "/s/demo/sync", SyncJson.Write(asked));

    internal static async Task<Reading> Send(LiveSite site, SigningPhone named, SigningPhone signs, HttpMethod method, string path, byte[] body)
    {
        using var visitor = site.Stranger();
        using var message = new HttpRequestMessage(method, path);
        message.Headers.Add(DeviceRequest.DeviceHeader, named.Device);
        message.Headers.Add(DeviceRequest.SignatureHeader, signs.Sign(DeviceKey.RequestText(method.Method, path, body)));
        if (method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new("application/json");
        }
        return await visitor.Send(message);
    }

    /// <summary>The coordinator asks for a code and reads it from the page.</summary>
    internal static async Task<string> Code(LiveSite site, string? participant = null)
    {
        using var cora = await site.As("cora");
        var path = $"/s/demo/participants/{participant ?? Her.Value}/joining";
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(path)).Status);
        return Shown().Match((await cora.Get(path)).Text).Groups["code"].Value;
    }

    internal static async Task<Reading> Join(LiveSite site, string code, string key)
    {
        using var visitor = site.Stranger();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/join") { Content = new ByteArrayContent(SyncJson.Write(new JoinRequest(code, key))) };
        message.Content.Headers.ContentType = new("application/json");
        return await visitor.Send(message);
    }

    [GeneratedRegex("#join=(?<code>[A-Za-z0-9_-]+)")]
    private static partial Regex Shown();
}
