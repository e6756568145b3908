using System.Net;
using Daybook.Trial;
using NodaTime;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server.Visits;

/// <summary>Day and hour of a visit are agreed on over HTTP, and who was told that she sees them sees them: also before anything has begun for her.</summary>
public sealed class AppointmentTests
{
    private static readonly ParticipantKey Her = Newcomers.Eligible;

    [Fact]
    public async Task a_first_visit_that_was_agreed_stands_on_the_schedule_on_her_home_and_in_her_calendar()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        Assert.IsType<Daybook.Study.Reply.Done>(await world.Study.Journal.Do(new EnrolParticipant(Her, "Europe/Madrid"), Cast.Cora, "enrol"));
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        using var she = await site.As(Her.Value);
        var day = Instant.FromDateTimeOffset(world.Clock.Now).InUtc().Date.PlusDays(3);
        Assert.DoesNotContain("Next visit", (await she.Get("/s/demo/diary")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await she.Get("/s/demo/diary/calendar.ics")).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post($"/s/demo/participants/{Her}/appointments", ("visit", "v1"), ("date", Iso(day)), ("time", "10:30"))).Status);
        Assert.Matches("Agreed: visit [^<]* on <strong[^>]*>[^<]*, 10:30", (await cora.Get($"/s/demo/participants/{Her}/schedule")).Text);
        Assert.Contains($"Next visit: {Iso(day)}, 10:30", (await she.Get("/s/demo/diary")).Text, StringComparison.Ordinal);
        Assert.Contains($"\r\nDTSTART:{day.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture)}T083000Z\r\n", (await she.Get("/s/demo/diary/calendar.ics")).Text, StringComparison.Ordinal);
    }

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
