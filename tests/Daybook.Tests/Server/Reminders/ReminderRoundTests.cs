using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Daybook.Tests.Server.Reminders;

/// <summary>Reminders through real carriers on this machine. In the story it is half past six on an evening on which the first person has written nothing yet; her diary opens at six.</summary>
public sealed class ReminderRoundTests
{
    private static readonly ParticipantKey Her = Story.People[0].Key;
    private static readonly Instant HalfPastSix = Story.On(23, 16, 30);

    [Fact]
    public async Task she_is_called_once_by_every_way_she_wants_and_no_word_names_the_study()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone(carriers.Address + "send/1");
        Reach(world, new ReminderWishes(null, true, true, [phone.Subscription]));
        Assert.Equal(3, await Round(world, carriers));

        var pushed = carriers.Posted.Single(posted => posted.Path == "/send/1");
        Assert.Equal("/phone/#write", (string)JsonNode.Parse(phone.Read(pushed.Body))!["notification"]!["navigate"]!);
        Assert.Equal(("aes128gcm", "diary", "normal"), (pushed.Headers["Content-Encoding"], pushed.Headers["Topic"], pushed.Headers["Urgency"]));
        Assert.StartsWith("vapid t=", pushed.Headers["Authorization"], StringComparison.Ordinal);
        Assert.InRange(int.Parse(pushed.Headers["TTL"], System.Globalization.CultureInfo.InvariantCulture), 60, 12 * 3600);
        var message = carriers.Posted.Single(posted => posted.Path == "/message");
        Assert.Equal("Bearer a token", message.Headers["Authorization"]);
        string[] words = [phone.Read(pushed.Body), Encoding.UTF8.GetString(message.Body), Assert.Single(carriers.Mails)];
        Assert.StartsWith("ana@example.org\n", words[2], StringComparison.Ordinal);
        Assert.Contains("0034600100200", words[1], StringComparison.Ordinal);
        Assert.All(words, text => Assert.Contains("Your diary", text, StringComparison.Ordinal));
        string[] secrets = [world.Protocol.Title, world.Protocol.Id, .. world.Protocol.Treatments.Select(t => t.Name), .. world.Protocol.Periods.Select(p => p.Id), .. world.Protocol.Arms.Select(a => $" {a.Id} ")];
        Assert.All(words, text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));

        // The next round, and a server that starts again, call nobody twice.
        Assert.Equal(0, await Round(world, carriers));
        Assert.Equal(3, carriers.Posted.Count + carriers.Mails.Count);
    }

    [Fact]
    public async Task what_could_not_be_sent_is_tried_again_while_it_is_due()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone(carriers.Address + "send/1");
        Reach(world, new ReminderWishes(null, false, false, [phone.Subscription]));
        carriers.Answers = HttpStatusCode.ServiceUnavailable;
        Assert.Equal(0, await Round(world, carriers));
        carriers.Answers = HttpStatusCode.Created;
        Assert.Equal(1, await Round(world, carriers));
        Assert.Equal(0, await Round(world, carriers));
    }

    [Fact]
    public async Task a_browser_that_is_gone_is_forgotten()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone(carriers.Address + "send/1");
        Reach(world, new ReminderWishes(null, false, false, [phone.Subscription]));
        carriers.Answers = HttpStatusCode.Gone;
        Assert.Equal(0, await Round(world, carriers));
        Assert.Empty(world.Study.Identities.ReadWishes(Her).Phones);
    }

    [Fact]
    public async Task a_carrier_that_is_not_there_stops_no_other()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone("http://127.0.0.1:9/send");
        Reach(world, new ReminderWishes(null, true, false, [phone.Subscription]));
        Assert.Equal(1, await Round(world, carriers));
        Assert.Single(carriers.Mails);
    }

    [Fact]
    public async Task nobody_is_reminded_in_a_synthetic_study_after_writing_or_after_leaving()
    {
        await using var carriers = await Carriers.Open();
        var wishes = new ReminderWishes(null, true, false, []);
        await using (var synthetic = await World.Make())
        {
            Reach(synthetic, wishes);
            Assert.Equal(0, await Round(synthetic, carriers));
        }
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        Reach(world, wishes);
        var payload = TrialJson.Write(new ItemsRecorded(Her, "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-23"), [new("pain", new Answer.Number(33))]));
        await world.Study.Journal.Do(new SubmitEntry(Her, "tonight", Story.Device(Story.People[0]), 20, payload, null, null, null), Cast.Phone(Story.Device(Story.People[0])), "tonight");
        Assert.Equal(0, await Round(world, carriers));
        Assert.Empty(carriers.Mails);
    }

    [Fact]
    public async Task who_was_erased_is_not_reached()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        Reach(world, new ReminderWishes(null, true, true, []));
        world.Study.Identities.Erase(Her);
        Assert.Equal(0, await Round(world, carriers));
    }

    [Fact]
    public async Task a_mail_server_that_offers_no_encryption_gets_nothing_and_stops_nobody()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        Reach(world, new ReminderWishes(null, true, true, []));
        var elsewhere = carriers.Options with { Mail = carriers.Options.Mail! with { Security = MailSecurity.Demanded } };
        Assert.Equal(1, await Round(world, elsewhere));
        // One that knows no accounts is no reason either to stop, and the call is made when it is mended.
        Assert.Equal(0, await Round(world, carriers.Options with { Mail = carriers.Options.Mail! with { User = "me", Password = "secret" } }));
        Assert.Empty(carriers.Mails);
        Assert.Equal(1, await Round(world, carriers));
    }

    [Fact]
    public async Task what_she_changes_while_a_reminder_is_under_way_stays_changed()
    {
        await using var world = await World.Make(purpose: Purpose.Rehearsal);
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone(carriers.Address + "send/1");
        Reach(world, new ReminderWishes(null, true, false, [phone.Subscription]));
        (carriers.Answers, carriers.Meanwhile) = (HttpStatusCode.Gone, () => world.Study.Identities.ChangeWishes(Her, wishes => wishes with { ByMail = false }));
        await Round(world, carriers);
        var now = world.Study.Identities.ReadWishes(Her);
        Assert.Equal((false, 0), (now.ByMail, now.Phones.Count));
    }

    /// <summary>A call to a diary and one to a prompt, by the names under which the phone keeps them; the longest words fit.</summary>
    [Theory]
    [InlineData("en", "Saved on this phone. It is sent when there is a network.")]
    [InlineData("de", "Auf diesem Handy gespeichert. Es wird gesendet, sobald es ein Netz gibt.")]
    [InlineData("es", "Guardado en este teléfono. Se enviará cuando haya red.")]
    [InlineData("ar", "محفوظة على هذا الهاتف. ستُرسل عند توفر الشبكة.")]
    [InlineData("ja", "この電話に保存しました。通信できるときに送信します。")]
    public async Task her_phone_can_know_what_it_is_called_to_and_say_that_it_has_it(string language, string saved)
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        using var phone = new PushedPhone(carriers.Address + "send/1");
        using var http = new HttpClient();
        var day = new LocalDate(2026, 6, 23);
        DueReminder[] calls = [.. Enum.GetValues<ReminderCall>().Select(call => new DueReminder(day, call, HalfPastSix, HalfPastSix + Duration.FromHours(8)) { Prompt = call == ReminderCall.Prompt ? "moment 2026-06-23/2" : null })];
        foreach (var due in calls)
        {
            var text = ReminderText.Of(due, DateTimeZone.Utc, language);
            var reminder = new Reminder(world.Study, Her, null, ReminderWishes.None with { Phones = [phone.Subscription] }, due, text, HalfPastSix);
            Assert.Equal(ReminderOutcome.Sent, await new PushChannel(http, carriers.Options).Send(reminder, TestContext.Current.CancellationToken));
            var read = JsonNode.Parse(phone.Read(carriers.Posted.Last().Body))!;
            Assert.Equal((due.Call == ReminderCall.Prompt ? "prompt:moment:2026-06-23/2" : "2026-06-23", saved), ((string)read["about"]!, (string)read["kept"]!["waiting"]!));
        }
    }

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://web.push.apple.com/abc", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://evil.example/fcm.googleapis.com", false)]
    [InlineData("https://push.apple.com.evil.example/", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("nothing", false)]
    public void the_server_calls_known_push_services_and_nobody_else(string endpoint, bool known) => Assert.Equal(known, ReminderOptions.None.MayPushTo(endpoint));

    [Theory]
    [InlineData("smtp://127.0.0.1:2525?from=a@b.org", "127.0.0.1", 2525, null, MailSecurity.None)]
    [InlineData("smtp://me%40b.org:p%3Aw@mail.b.org?from=a@b.org", "mail.b.org", 587, "p:w", MailSecurity.Demanded)]
    [InlineData("smtps://me:p%3Aw@mail.b.org?from=a@b.org", "mail.b.org", 465, "p:w", MailSecurity.FromTheStart)]
    public void a_mail_server_is_written_as_an_address(string address, string host, int port, string? password, MailSecurity security)
    {
        var server = MailServer.Parse(address);
        Assert.Equal((host, port, "a@b.org", password, security), (server.Host, server.Port, server.From, server.Password, server.Security));
        Assert.DoesNotContain("p:w", server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.b.org")]
    [InlineData("https://mail.b.org?from=a@b.org")]
    [InlineData("smtp://me:secret@mail.b.org")]
    public void one_that_is_none_is_refused_without_repeating_it(string address) =>
        Assert.DoesNotContain("secret", Assert.Throws<FormatException>(() => MailServer.Parse(address)).Message, StringComparison.Ordinal);

    private static void Reach(World world, ReminderWishes wishes)
    {
        world.Study.Identities.Put(Her, new Identity("Ana", "0034600100200", "ana@example.org"));
        world.Study.Identities.ChangeWishes(Her, _ => wishes);
    }

    private static Task<int> Round(World world, Carriers carriers) => Round(world, carriers.Options);

    private static async Task<int> Round(World world, ReminderOptions options)
    {
        using var http = new HttpClient();
        return await new ReminderRound([world.Study], ReminderClock.Channels(http, options), NullLogger.Instance).Run(HalfPastSix, CancellationToken.None);
    }
}
