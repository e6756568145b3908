using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The pilot of 2009, as far as each step of it; Ana is a participant of its laboratory.</summary>
public static class PilotStories
{
    public static Story Consented { get; } = Story.Empty
        .Done(new OpenStudy("study-1", "pilot", "Open Institute", "The pilot", Purpose.Rehearsal))
        .Done(Stories.Publish(Bundled.Pilot))
        .Done(new ScreenParticipant(Stories.Ana, "laboratory", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash));

    /// <summary>At the first visit, on 1 June, at three in the afternoon in Los Angeles.</summary>
    public static Story Visited { get; } = Consented.At("2026-06-01T22:00:00Z")
        .Done(Assess(80))
        .Done(new EnrolParticipant(Stories.Ana, "America/Los_Angeles"))
        .Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune));

    /// <summary>Everything is as it should be but, perhaps, the titre of antinuclear antibodies.</summary>
    public static AssessEligibility Assess(decimal ana) => new(Stories.Ana,
    [
        new("no-opioids", new Answer.Boolean(false)),
        new("stable-drugs", new Answer.Boolean(true)),
        new("no-joint-inflammation", new Answer.Boolean(false)),
        new("no-autoimmune-history", new Answer.Boolean(false)),
        new("acr-1990", new Answer.Boolean(true)),
        new("rf-low", new Answer.Number(8, "[IU]/mL")),
        new("ana-low", new Answer.Number(ana, "{titer}")),
        new("esr-low", new Answer.Number(24, "mm/h")),
    ]);
}
