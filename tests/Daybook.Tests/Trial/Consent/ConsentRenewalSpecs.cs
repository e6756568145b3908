using Daybook.Trial;

namespace Daybook.Tests.Trial.Consent;

/// <summary>Who has signed an older consent is asked for the one in force, and is shown what changed.</summary>
public sealed class ConsentRenewalSpecs
{
    private const string Mood = "    - { id: mood, ask: \"How was your mood today?\", kind: scale, range: [0, 10], ends: [Very bad, Very good], better: higher, optional: true }\n";

    /// <summary>Another consent, a question more, a visit more and an endpoint more.</summary>
    private static readonly string Amended = Stories.SecondYaml
        .Replace("consent:\n  version: \"1.0\"", "consent:\n  version: \"2.0\"", StringComparison.Ordinal)
        .Replace("You can stop at any time.", "You are asked for your mood.", StringComparison.Ordinal)
        .Replace("    - { id: capsule,", Mood + "    - { id: capsule,", StringComparison.Ordinal)
        .Replace("  - { id: v2, day: 22,", "  - { id: v1b, day: 12, scores: first, labs: [esr] }\n  - { id: v2, day: 22,", StringComparison.Ordinal)
        .Replace("at-least: 4", "at-least: 3", StringComparison.Ordinal);

    [Fact]
    public void nothing_is_due_while_the_document_in_force_is_signed()
    {
        Assert.Null(DueFor(Stories.Screened));
        Assert.Null(DueFor(Stories.WithPhone));
        Assert.Null(DueFor(Stories.WithPhone.Done(Stories.Publish(Stories.SecondYaml))));
    }

    [Fact]
    public void another_document_is_due_until_she_signs_it_or_leaves()
    {
        var story = Stories.WithPhone.Done(Stories.Publish(Amended));

        Assert.Equal("2.0", DueFor(story));
        Assert.Null(DueFor(story.Done(new GiveConsent(Stories.Ana, "2.0", Stories.DocumentHash))));
        Assert.Null(DueFor(story.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null))));
    }

    [Fact]
    public void she_is_shown_what_changed_for_her_since_the_version_that_was_in_force_when_she_signed()
    {
        var story = Stories.WithPhone.Done(Stories.Publish(Amended));
        var renewal = ConsentRenewal.Of(story.Study, story.Her())!;

        Assert.Equal(("1.0", "2.0"), (renewal.Signed, renewal.Due));
        Assert.Equal("You are asked for your mood.", Assert.Single(renewal.Words).Is![^"You are asked for your mood.".Length..]);
        Assert.Equal(["item mood of the diary is new: { id: mood, ask: \"How was your mood today?\", kind: scale, range: [0, 10], ends: [\"Very bad\", \"Very good\"], optional: true }", "visit v1b is new: { id: v1b, day: 12, labs: [esr] }"],
            renewal.Told.Select(change => change.Told));
    }

    /// <summary>She signed under 1.1, so that what was new in it is known to her; and version 1.2 has her document, so that nothing is due.</summary>
    [Fact]
    public void what_she_knows_already_is_not_shown_again()
    {
        var later = Amended.Replace("version: \"1.1\"\ntitle", "version: \"1.2\"\ntitle", StringComparison.Ordinal).Replace("late-until: \"12:00+1d\"", "late-until: \"13:00+1d\"", StringComparison.Ordinal);
        var story = Stories.WithPhone.Done(Stories.Publish(Amended)).Done(new GiveConsent(Stories.Ana, "2.0", Stories.DocumentHash)).Done(Stories.Publish(later));
        Assert.Null(DueFor(story));

        var third = later.Replace("version: \"1.2\"\ntitle", "version: \"1.3\"\ntitle", StringComparison.Ordinal).Replace("consent:\n  version: \"2.0\"", "consent:\n  version: \"3.0\"", StringComparison.Ordinal);
        var shown = story.Done(Stories.Publish(third));
        Assert.Equal(["the diary: late until is now \"13:00+1d\", was \"12:00+1d\""], ConsentRenewal.Of(shown.Study, shown.Her())!.Told.Select(change => change.Told));
    }

    private static string? DueFor(Story story) => ConsentRenewal.DueFor(story.Study, story.Her());
}
