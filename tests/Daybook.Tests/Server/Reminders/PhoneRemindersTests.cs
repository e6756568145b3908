using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Server.Sync;
using Daybook.Tests.Trial.Diary;
using NodaTime;

namespace Daybook.Tests.Server.Reminders;

/// <summary>A phone that has joined registers itself for reminders, says her own time, and is sent a test.</summary>
public sealed class PhoneRemindersTests
{
    private const string Path = "/s/demo/phone/reminders";

    [Fact]
    public async Task a_phone_registers_itself_and_a_test_reaches_it()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options);
        using var phone = await Joined(site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        var asked = SyncJson.Read<PhoneReminders>((await Get(site, phone, Path)).Body);
        Assert.Equal((87, null, false), (asked.Key!.Length, asked.Own, asked.Called));
        Assert.False(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        Assert.Equal(HttpStatusCode.OK, (await Post(site, phone, Path, Wish(browser.Subscription, "20:30", "de"))).Status);
        var wishes = world.Study.Identities.ReadWishes(Story.People[0].Key);
        Assert.Equal((browser.Subscription with { Device = phone.Device }, new LocalTime(20, 30), "de"), (Assert.Single(wishes.Phones), wishes.Own!.Value, wishes.Language));
        Assert.Null(world.Study.Identities.Reminders.LastTest(Story.People[0].Key));
        Assert.True(SyncJson.Read<PhoneReminders>((await Get(site, phone, Path)).Body).Called);

        Assert.True(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        var pushed = Assert.Single(carriers.Posted);
        Assert.Equal("test", pushed.Headers["Topic"]);
        var notification = JsonNode.Parse(browser.Read(pushed.Body))!["notification"]!;
        Assert.Equal(("Ihr Tagebuch", "/phone/", "test"), ((string)notification["title"]!, (string)notification["navigate"]!, (string)notification["tag"]!));
        Assert.Equal(Now(world), world.Study.Identities.Reminders.LastTest(Story.People[0].Key));
    }

    [Fact]
    public async Task a_test_speaks_the_language_in_which_she_reads_where_her_phone_says_none()
    {
        await using var world = await World.Make(yaml: Daybook.Tests.Server.Consent.ConsentDocuments.Yaml);
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options);
        using var phone = await Joined(site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        Assert.IsType<Daybook.Study.Reply.Done>(await world.Study.Journal.Do(new Daybook.Trial.ChangeLanguage(Story.People[0].Key, "es"), Daybook.Analysis.Cast.Cora, "language"));
        Assert.Equal(HttpStatusCode.OK, (await Post(site, phone, Path, Wish(browser.Subscription, null, null))).Status);
        Assert.True(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        Assert.Equal("Los avisos llegan a este teléfono.", (string)JsonNode.Parse(browser.Read(Assert.Single(carriers.Posted).Body))!["notification"]!["body"]!);
    }

    [Fact]
    public async Task a_test_is_sent_once_in_half_a_minute_however_often_it_is_asked_for()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options);
        using var phone = await Joined(site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        Assert.Equal(HttpStatusCode.OK, (await Post(site, phone, Path, Wish(browser.Subscription, null, null))).Status);
        foreach (var (after, sent) in new[] { (0, 1), (29, 1), (2, 2), (0, 2) })
        {
            world.Clock.Now = world.Clock.Now.AddSeconds(after);
            Assert.True(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
            Assert.Equal(sent, carriers.Posted.Count);
        }
    }

    [Fact]
    public async Task a_phone_that_was_taken_away_rings_no_more_and_its_address_is_forgotten()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options);
        using var lost = await Joined(site);
        using var kept = await Joined(site);
        using var lostBrowser = new PushedPhone(carriers.Address + "send/1");
        using var keptBrowser = new PushedPhone(carriers.Address + "send/2");
        Assert.Equal(HttpStatusCode.OK, (await Post(site, lost, Path, Wish(lostBrowser.Subscription, null, null))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Post(site, kept, Path, Wish(keptBrowser.Subscription, null, null))).Status);
        // As a command that comes by another way leaves it: the address is still known.
        await world.Study.Journal.Do(new Daybook.Trial.RevokeDevice(Story.People[0].Key, lost.Device, "lost"), Daybook.Analysis.Cast.Cora, "revoke");
        Assert.Equal(2, world.Study.Identities.ReadWishes(Story.People[0].Key).Phones.Count);
        Assert.True(SyncJson.Read<TestReminder>((await Post(site, kept, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        Assert.EndsWith("send/2", Assert.Single(carriers.Posted).Path, StringComparison.Ordinal);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post($"/s/demo/participants/{Story.People[0].Key}/devices/revoke", ("revoked", kept.Device), ("reason", "sold"))).Status);
        Assert.Empty(world.Study.Identities.ReadWishes(Story.People[0].Key).Phones);
    }

    [Fact]
    public async Task a_test_that_the_carrier_does_not_take_is_not_called_sent()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options with { PushServices = [carriers.Address.Authority, "127.0.0.1:9"] });
        using var phone = await Joined(site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        Assert.Equal(HttpStatusCode.OK, (await Post(site, phone, Path, Wish(browser.Subscription, null, null))).Status);
        carriers.Answers = HttpStatusCode.Gone;
        Assert.False(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        Assert.False(SyncJson.Read<PhoneReminders>((await Get(site, phone, Path)).Body).Called);
        using var nowhere = new PushedPhone("http://127.0.0.1:9/send");
        Assert.Equal(HttpStatusCode.OK, (await Post(site, phone, Path, Wish(nowhere.Subscription, null, "xx"))).Status);
        Assert.Null(world.Study.Identities.ReadWishes(Story.People[0].Key).Language);
        Assert.False(SyncJson.Read<TestReminder>((await Post(site, phone, Path + "/test", "{}"u8.ToArray())).Body).Sent);
        Assert.Null(world.Study.Identities.Reminders.LastTest(Story.People[0].Key));
    }

    [Fact]
    public async Task what_is_no_wish_changes_nothing()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await Open(world, carriers.Options);
        using var phone = await Joined(site);
        using var browser = new PushedPhone("https://evil.example/x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(site, phone, Path, Wish(browser.Subscription, null, null))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(site, phone, Path, Wish(new PushSubscription(carriers.Address + "send/1", "AAAA", "AAAA"), null, null))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(site, phone, Path, SyncJson.Write(new PhoneWish(null, "half past eight", null)))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(site, phone, Path, "[]"u8.ToArray())).Status);
        Assert.Equal(ReminderWishes.None, world.Study.Identities.ReadWishes(Story.People[0].Key));
    }

    [Fact]
    public async Task where_nothing_is_pushed_the_phone_is_told_so_and_its_calendar_is_hers()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await Joined(site);
        Assert.Null(SyncJson.Read<PhoneReminders>((await Get(site, phone, Path)).Body).Key);
        using var cora = await site.As("cora");
        Assert.Equal((await cora.Get($"/s/demo/participants/{Story.People[0].Key}/calendar.ics")).Body, (await Get(site, phone, "/s/demo/phone/calendar.ics")).Body);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("ja")]
    public void a_reminder_is_written_in_the_language_of_her_phone(string language)
    {
        Assert.Contains(language, ReminderText.Languages);
        var closes = Instant.FromUtc(2026, 6, 24, 1, 0);
        var calls = Enum.GetValues<Daybook.Trial.ReminderCall>().Select(call => ReminderText.Of(new(new LocalDate(2026, 6, 23), call, closes, closes), DateTimeZone.Utc, language)).ToList();
        Assert.Equal(Enum.GetValues<Daybook.Trial.ReminderCall>().Length, calls.Distinct().Count());
        Assert.All(calls, call => Assert.Contains("01:00", call.Body, StringComparison.Ordinal));
        Assert.Equal(language == "en", calls[0] == ReminderText.Of(new(new LocalDate(2026, 6, 23), Daybook.Trial.ReminderCall.First, closes, closes), DateTimeZone.Utc, "xx"));
    }

    private static byte[] Wish(PushSubscription phone, string? own, string? language) => SyncJson.Write(new PhoneWish(new PhoneSubscription(phone.Endpoint, phone.P256dh, phone.Auth), own, language));

    private static Task<LiveSite> Open(World world, ReminderOptions reminders) => LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, Reminders = reminders });

    private static Instant Now(World world) => Instant.FromDateTimeOffset(world.Clock.Now);

    private static async Task<SigningPhone> Joined(LiveSite site)
    {
        var phone = new SigningPhone();
        Assert.Equal(HttpStatusCode.OK, (await JoiningTests.Join(site, await JoiningTests.Code(site), phone.Key)).Status);
        return phone;
    }

    private static Task<Reading> Get(LiveSite site, SigningPhone phone, string path) => JoiningTests.Send(site, phone, phone, HttpMethod.Get, path, []);

    private static Task<Reading> Post(LiveSite site, SigningPhone phone, string path, byte[] body) => JoiningTests.Send(site, phone, phone, HttpMethod.Post, path, body);
}
