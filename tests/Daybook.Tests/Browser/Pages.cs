using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>Every page a person can come to, with somebody who may.</summary>
internal static class Pages
{
    public sealed record Stop(string Name, string? Who, string Path);

    private static string One => "/participants/" + Story.People[0].Key;

    /// <summary>Pages of a study that runs.</summary>
    public static IReadOnlyList<Stop> Running { get; } =
    [
        new("sign-in", null, "/sign-in"),
        new("nothing-here", null, "/nothing"),
        new("today", "cora", "/s/demo/"),
        new("today-pharmacist", "phil", "/s/demo/"),
        new("participants", "cora", "/s/demo/participants"),
        new("screening", "cora", "/s/demo/screening"),
        new("consent", "cora", $"/s/demo/participants/{Newcomers.Screened}/consent"),
        new("eligibility", "cora", $"/s/demo/participants/{Newcomers.Consented}/eligibility"),
        new("eligibility-refused", "mona", $"/s/demo/participants/{Newcomers.Refused}/eligibility"),
        new("enrolment", "cora", $"/s/demo/participants/{Newcomers.Eligible}/enrolment"),
        new("enrolled", "cora", $"/s/demo{One}/enrolment"),
        new("rescue", "cora", $"/s/demo{One}/rescue?new=2&there=1"),
        new("schedule", "cora", $"/s/demo{One}/schedule"),
        new("contact", "cora", $"/s/demo{One}/contact"),
        new("timeline-new", "cora", $"/s/demo/participants/{Newcomers.Screened}"),
        new("timeline", "cora", "/s/demo" + One),
        new("values", "mona", $"/s/demo{One}/values"),
        new("history", "mona", $"/s/demo{One}/history?form=diary&kind=diary-day&key=2026-06-02&item=pain"),
        new("visit-held", "ines", $"/s/demo{One}/visits/v1"),
        new("visit-open", "cora", $"/s/demo{One}/visits/v3"),
        new("visit-return", "phil", $"/s/demo{One}/visits/v3"),
        new("events", "cora", $"/s/demo{One}/events"),
        new("adverse-events", "ines", $"/s/demo{One}/adverse-events"),
        new("queries", "mona", "/s/demo/queries"),
        new("queries-coordinator", "cora", "/s/demo/queries"),
        new("kits", "phil", "/s/demo/kits"),
        new("lock", "stan", "/s/demo/lock"),
        new("report-shell", "stan", "/s/demo/report"),
        new("audit", "mona", "/s/demo/audit"),
        new("people", "adam", "/s/demo/people"),
        new("diary-home", Story.People[0].Key.Value, "/s/demo/diary"),
        new("timeline-left", "ines", $"/s/demo/participants/{Story.People[3].Key}"),
        new("diary-over", Story.People[3].Key.Value, "/s/demo/diary"),
        new("diary-report", Story.People[3].Key.Value, "/s/demo/diary/report"),
        new("not-for-role", "lara", "/s/demo/queries"),
    ];

    /// <summary>Pages of the pilot that the minimal crossover has not: eight criteria with titres, sensory tests, a form of twenty items.</summary>
    public static IReadOnlyList<Stop> Pilot { get; } =
    [
        new("pilot-eligibility", "cora", $"/s/demo/participants/{PilotWorld.Newcomer}/eligibility"),
        new("pilot-visit", "lara", $"/s/demo/participants/{PilotWorld.Her}/visits/v1"),
        new("pilot-visit-coordinator", "cora", $"/s/demo/participants/{PilotWorld.Her}/visits/v2"),
        new("pilot-timeline", "cora", $"/s/demo/participants/{PilotWorld.Her}"),
        new("pilot-diary-home", PilotWorld.Her.Value, "/s/demo/diary"),
    ];

    /// <summary>Signs in as a person would: by a button of the page, or by choosing a participant.</summary>
    public static async Task SignIn(IPage page, string who)
    {
        await page.GotoAsync("/sign-in");
        if (Daybook.Server.Players.Find(who) is not null)
            await page.Locator($"button[value={who}]").ClickAsync();
        else
        {
            await page.Locator("select[name=participant]").SelectOptionAsync(who);
            await page.GetByRole(AriaRole.Button, new() { Name = "Open her diary" }).ClickAsync();
        }
        // The click has begun to lead somewhere; keys that are pressed before it is there would be lost.
        await Assertions.Expect(page).Not.ToHaveURLAsync("/sign-in");
        await Whole(page);
    }

    /// <summary>Waits until the page is there to its last line.</summary>
    public static Task Whole(IPage page) => Assertions.Expect(page.Locator("footer.foot")).ToBeAttachedAsync();
}
