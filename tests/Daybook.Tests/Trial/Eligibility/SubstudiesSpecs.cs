using Daybook.Trial;

namespace Daybook.Tests.Trial.Eligibility;

/// <summary>A sub-study of the minimal crossover: blood is drawn from those whose usual pain is 40 or more.</summary>
public sealed class SubstudiesSpecs
{
    private static readonly string Yaml = Stories.Yaml.Replace("visits:\n", """
        substudies:
          - { id: markers, title: Markers in blood, asks: intake, require: [{ item: usual-pain, is: ">= 40" }], labs: [esr] }
        visits:

        """, StringComparison.Ordinal);

    private static readonly RecordLabValue Blood = new(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune);

    private static Story AtVisit => Stories.Opened.Done(Stories.Publish(Yaml)).Done(Stories.Seal())
        .Done(new ScreenParticipant(Stories.Ana, "north", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(Stories.Ana, [new("adult", new Answer.Number(44, "a")), new("no-opioids", new Answer.Boolean(false))]))
        .Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid"))
        .Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune));

    [Fact]
    public void before_she_is_asked_nobody_takes_part() => AtVisit.When(Blood).ThenRefused("form.not-in-substudy");

    [Fact]
    public void who_meets_the_criteria_takes_part() => Asked(40).When(Blood).Accepted();

    [Fact]
    public void who_does_not_meet_them_does_not() => Asked(39).When(Blood).ThenRefused("form.not-in-substudy");

    [Fact]
    public void a_corrected_answer_decides_anew()
    {
        var story = Asked(39);
        var entry = story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

        story.Done(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("usual-pain", new Answer.Number(60))], "read wrong")).When(Blood).Accepted();
    }

    [Fact]
    public void an_erased_answer_decides_nothing()
    {
        var story = Asked(40);
        var entry = story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

        story.As("adam", Role.Administrator).Done(new RedactPayloads([entry], "asked for by the participant")).As("ines").When(Blood).ThenRefused("form.not-in-substudy");
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(39, false)]
    public void a_sub_study_that_an_amendment_adds_asks_what_was_answered_before_it(int pain, bool joins)
    {
        var amended = Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);
        var story = Stories.Visited.Done(new RecordForm(Stories.Ana, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(pain))]))
            .Done(Stories.Publish(amended)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(amended)));

        Assert.Equal(joins, Substudies.Joined(story.Study.ProtocolOf(story.Her()).Substudies[0], story.Her()));
        if (joins)
            story.When(Blood).Accepted();
        else
            story.When(Blood).ThenRefused("form.not-in-substudy");
    }

    [Fact]
    public void what_was_not_done_meets_nothing() =>
        AtVisit.Done(new RecordForm(Stories.Ana, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.NotDone("called away"))])).When(Blood).ThenRefused("form.not-in-substudy");

    private static Story Asked(int pain) => AtVisit.Done(new RecordForm(Stories.Ana, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(pain))]));
}
