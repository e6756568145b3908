using System.Net;
using Daybook.Server;
using Daybook.Study;
using NodaTime;

namespace Daybook.Tests.Server.Reminders;

public sealed class ContactTests
{
    private static readonly string Page = $"/s/demo/participants/{Story.People[0].Key}/contact";

    [Fact]
    public async Task what_is_typed_stands_with_her_identity_and_nowhere_in_the_record()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var size = world.Study.Head.Size;
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(Page, ("name", "Ana Canary"), ("mail", "ana@example.org"), ("own", "20:30"), ("by-mail", "yes"), ("by-message", "no"))).Status);
        Assert.Equal(new Identity("Ana Canary", null, "ana@example.org"), world.Study.Identities.Read(Story.People[0].Key));
        var wishes = world.Study.Identities.ReadWishes(Story.People[0].Key);
        Assert.Equal((new LocalTime(20, 30), true, false), (wishes.Own, wishes.ByMail, wishes.ByMessage));
        Assert.Equal(size, world.Study.Head.Size);
        Assert.Contains("Ana Canary", (await cora.Get(Page)).Text, StringComparison.Ordinal);
        using var mona = await site.As("mona");
        Assert.Equal(HttpStatusCode.Forbidden, (await mona.Get(Page)).Status);
        Assert.DoesNotContain("Canary"u8.ToArray(), File.ReadAllBytes(world.Study.Folder.Identity));
    }

    [Fact]
    public async Task her_calendar_rings_every_evening_and_names_nothing_masked()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var her = await site.As(Story.People[0].Key.Value);
        var calendar = await her.Get("/s/demo/diary/calendar.ics");
        Assert.Equal(HttpStatusCode.OK, calendar.Status);
        Assert.Equal(31, calendar.Text.Split("BEGIN:VALARM").Length - 1);
        Assert.Contains("\r\nX-WR-CALNAME:SYNTHETIC: diary and visits\r\n", calendar.Text, StringComparison.Ordinal);
        Assert.All(world.Protocol.Treatments, treatment => Assert.DoesNotContain(treatment.Name, calendar.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(world.Protocol.Periods, period => Assert.DoesNotContain(period.Id, calendar.Text, StringComparison.OrdinalIgnoreCase));
        using var cora = await site.As("cora");
        Assert.Equal(calendar.Body, (await cora.Get($"/s/demo/participants/{Story.People[0].Key}/calendar.ics")).Body);
        world.Study.Identities.ChangeWishes(Story.People[0].Key, wishes => wishes with { Language = "de" });
        Assert.Contains("\r\nSUMMARY:Tagebuch\r\n", (await her.Get("/s/demo/diary/calendar.ics")).Text, StringComparison.Ordinal);
        Assert.Equal(31, calendar.Text.Split("\r\nTRIGGER:PT0S\r\n").Length - 1);
        // Her diary opens at six.
        world.Study.Identities.ChangeWishes(Story.People[0].Key, wishes => wishes with { Own = new LocalTime(20, 30) });
        Assert.Equal(31, (await her.Get("/s/demo/diary/calendar.ics")).Text.Split("\r\nTRIGGER:PT150M\r\n").Length - 1);
    }
}
