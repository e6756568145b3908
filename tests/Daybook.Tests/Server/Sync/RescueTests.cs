using System.Net;
using System.Text;
using Daybook.Server;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server.Sync;

/// <summary>What a phone could not send comes in by a file: 0 lost, 0 doubled. And a phone that is hers no longer.</summary>
public sealed class RescueTests
{
    private static readonly ParticipantKey Her = Story.People[0].Key;
    private static readonly string Page = $"/s/demo/participants/{Her}";

    [Fact]
    public async Task a_file_brings_the_entries_in_once_also_when_the_phone_sends_them_later()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        SyncEntry[] entries = [JoiningTests.Entry(Her, phone, 1, "2026-06-22"), JoiningTests.Entry(Her, phone, 2, "2026-06-23")];
        using var cora = await site.As("cora");
        Assert.Equal(Page + "/rescue?new=2&there=0&not=0", (await Bring(cora, File(phone, entries))).Header("Location"));
        Assert.Equal(2, world.Study.State.Participants[Her].Devices[phone.Device].Last);
        var size = world.Study.State.Size;
        Assert.Equal(Page + "/rescue?new=0&there=2&not=0", (await Bring(cora, File(phone, entries))).Header("Location"));
        var reply = SyncJson.Read<SyncReply>((await JoiningTests.Sync(site, phone, new SyncRequest("", null, null, entries))).Body);
        Assert.All(reply.Results, result => Assert.NotNull(result.Receipt));
        Assert.Equal(size, world.Study.State.Size);
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule is "device.signature" or "device.number-hole" or "entry.conflict");
    }

    [Fact]
    public async Task a_file_that_lay_about_for_days_says_nothing_against_her_clock()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        var made = new SyncRequest("2026-06-23T21:00:00+02:00", null, null, [JoiningTests.Entry(Her, phone, 1, "2026-06-22")]);
        world.Clock.Now = world.Clock.Now.AddDays(3);
        using var cora = await site.As("cora");
        Assert.Equal(Page + "/rescue?new=1&there=0&not=0", (await Bring(cora, Of(phone, made))).Header("Location"));
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule?.StartsWith("device.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task after_she_has_left_and_after_the_lock_a_phone_is_taken_away_and_its_file_brought_in()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(Page + "/withdraw", ("date", "2026-06-23"), ("reason", "moved away"))).Status);
        var page = (await cora.Get(Page + "/enrolment")).Text;
        Assert.Contains("Take it away from her", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A code for her phone", page, StringComparison.Ordinal);
        await world.End();
        Assert.NotNull(world.Study.State.Lock);
        using var later = await site.As("cora");
        foreach (var device in world.Study.State.Participants[Her].Devices.Keys.ToList())
            Assert.Equal(HttpStatusCode.SeeOther, (await later.Post(Page + "/devices/revoke", ("revoked", device), ("reason", "given back"))).Status);
        page = (await later.Get(Page + "/enrolment")).Text;
        Assert.DoesNotContain("Take it away from her", page, StringComparison.Ordinal);
        Assert.Contains(Page + "/rescue", page, StringComparison.Ordinal);
        Assert.Equal(Page + "/rescue?new=1&there=0&not=0", (await Bring(later, File(phone, JoiningTests.Entry(Her, phone, 1, "2026-06-22")))).Header("Location"));
    }

    [Theory]
    [InlineData("pain", "sleep")]
    [InlineData("daybook-rescue/1", "daybook-rescue/9")]
    [InlineData("{\"format\"", "[\"format\"")]
    [InlineData("\"study\":\"demo\"", "\"study\":\"other\"")]
    [InlineData("\"requests\":[", "\"requests\":[null,")]
    public async Task a_file_that_was_changed_brings_nothing_in(string was, string becomes)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        var text = Encoding.UTF8.GetString(File(phone, JoiningTests.Entry(Her, phone, 1, "2026-06-22")));
        var changed = text.Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        using var cora = await site.As("cora");
        var size = world.Study.State.Size;
        var answer = await Bring(cora, Encoding.UTF8.GetBytes(changed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("no rescue file of a phone of hers", answer.Text, StringComparison.Ordinal);
        Assert.Equal(size, world.Study.State.Size);
    }

    [Fact]
    public async Task a_file_of_somebody_else_is_refused_on_her_page()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var other = Story.People[1].Key;
        await JoiningTests.Join(site, await JoiningTests.Code(site, other.Value), phone.Key);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Bring(cora, File(phone, JoiningTests.Entry(other, phone, 1, "2026-06-22")))).Status);
        using var mona = await site.As("mona");
        Assert.Equal(HttpStatusCode.Forbidden, (await mona.Get(Page + "/rescue")).Status);
    }

    [Fact]
    public async Task a_phone_that_was_taken_away_is_told_nothing_and_what_it_holds_is_taken()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(Page + "/devices/revoke", ("revoked", phone.Device), ("reason", "lost on the bus"))).Status);
        Assert.Contains("taken away", (await cora.Get(Page + "/enrolment")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/s/demo/card", "/s/demo/phone/reminders", "/s/demo/phone/calendar.ics" })
            Assert.Equal(HttpStatusCode.Forbidden, (await JoiningTests.Send(site, phone, phone, HttpMethod.Get, path, [])).Status);
        var reply = SyncJson.Read<SyncReply>((await JoiningTests.Sync(site, phone, new SyncRequest("", null, null, [JoiningTests.Entry(Her, phone, 1, "2026-06-22")]))).Body);
        Assert.NotNull(Assert.Single(reply.Results).Receipt);
        Assert.Contains("device.revoked", world.Study.State.Queries.Values.Select(query => query.Opened.Rule));
    }

    /// <summary>The file as the phone makes it: one signed request.</summary>
    internal static byte[] File(SigningPhone phone, params SyncEntry[] entries) => Of(phone, new SyncRequest("", null, null, entries));

    private static byte[] Of(SigningPhone phone, SyncRequest asked)
    {
        var body = SyncJson.Write(asked);
        return SyncJson.Write(new RescueFile(RescueFile.Version, "demo", phone.Device, [new RescueRequest(Encoding.UTF8.GetString(body), phone.Sign(DeviceKey.RequestText("POST", "/s/demo/sync", body)))]));
    }

    private static Task<Reading> Bring(Visitor visitor, byte[] file) => visitor.PostFile(Page + "/rescue", "file", file);

    private static async Task<SigningPhone> Joined(LiveSite site)
    {
        var phone = new SigningPhone();
        Assert.Equal(HttpStatusCode.OK, (await JoiningTests.Join(site, await JoiningTests.Code(site), phone.Key)).Status);
        return phone;
    }
}
