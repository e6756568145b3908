using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>A story of one of the fixtures: sealed, with people who have come to the first visit on 1 June, each with her kit and her phone.</summary>
internal static class FixtureStory
{
    public static string Yaml(string name) => Bundled.ReadAt($"tests/Daybook.Tests/Trial/Protocol/fixtures/{name}.yaml");

    public static Story Sealed(string yaml)
    {
        var drawn = AllocationLists.Draw(ProtocolReader.Read(yaml, "fixture").Protocol!, new SeededEntropy(3));
        return Stories.Opened.Done(Stories.Publish(yaml)).Done(new SealAllocation(new string('c', 64), drawn.Strata, drawn.Kits));
    }

    public static Story WithPhone(this Story story, ParticipantKey her) => story
        .Done(new ScreenParticipant(her, "clinic", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(her, []))
        .Done(new EnrolParticipant(her, "Europe/Madrid"))
        .Done(new HoldVisit(her, "v1", Stories.FirstOfJune))
        .Done(new RandomiseParticipant(her))
        .Done(new DispenseKit(her, "v1", Stories.FirstOfJune, null))
        .Done(new EnrolDevice(her, "phone-" + her));

    /// <summary>Her diary of a day of June, sent at nine in the evening of it.</summary>
    public static Outcome Writes(this Story story, ParticipantKey her, int day, params IReadOnlyList<ItemAnswer> answers)
    {
        var number = story.Her(her).Entries.Count + 1;
        var date = new LocalDate(2026, 6, day);
        return story.At($"2026-06-{day:00}T19:30:00Z").When(new SubmitEntry(her, $"{her}-{day}-{number}", "phone-" + her, number,
            TrialJson.Write(new ItemsRecorded(her, "diary", new Occasion(OccasionKind.DiaryDay, NodaTime.Text.LocalDatePattern.Iso.Format(date)), answers)), null, "Europe/Madrid", null));
    }

    public static ItemAnswer Says(string item, decimal value) => new(item, new Answer.Number(value));
}
