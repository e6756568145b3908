using Daybook.Trial;

namespace Daybook.Tests.Trial.Enrolment;

/// <summary>She reads the study in the language that was chosen when she was enrolled; what she answers stands under the same names.</summary>
public sealed class LanguageSpecs
{
    internal static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("design: crossover\n", """
            languages:
              - language: es
                consent: Puede dejarlo cuando quiera.
                items:
                  - { of: pain, ask: "¿Cómo ha sido su dolor hoy?", ends: [Ninguno, El peor imaginable] }
                  - { of: sleep, ask: "¿Ha dormido bien?", ends: [Nada, Muy bien] }
                  - { of: rescue, ask: "¿Cuántas tomó?" }
                  - { of: capsule, ask: "¿La ha tomado?" }
            design: crossover

            """.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    private static Story Assessed => Stories.Assessed.Done(Stories.Publish(Yaml));

    private static Story Enrolled(string? language) => Assessed.Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid", language));

    private static DiaryCard Card(Story story) => DiaryCard.Compile(story.Study.ProtocolOf(story.Her()), story.Her(), story.Now);

    [Fact]
    public void her_card_asks_in_her_language_under_the_same_names()
    {
        var (hers, other) = (Card(Enrolled("es")), Card(Enrolled(null)));

        Assert.Equal(("es", "¿Cómo ha sido su dolor hoy?"), (hers.Language, hers.Items[0].Ask));
        Assert.Equal(["Ninguno", "El peor imaginable"], hers.Items[0].Ends);
        Assert.Equal(("en", "How bad was your pain today?"), (other.Language, other.Items[0].Ask));
        Assert.Equal(other.Items.Select(item => (item.Id, item.Kind, item.Low, item.High)), hers.Items.Select(item => (item.Id, item.Kind, item.Low, item.High)));
    }

    [Fact]
    public void the_study_s_own_language_is_one_of_them() => Assert.Equal(("en", "en"), (Enrolled("en").Her().Language, Card(Enrolled("en")).Language));

    [Fact]
    public void a_language_that_the_study_does_not_have_is_refused() =>
        Assessed.When(new EnrolParticipant(Stories.Ana, "Europe/Madrid", "fr")).ThenRefused("participant.language-unknown");

    [Fact]
    public void she_may_read_another_language_later_and_her_answers_stand_under_the_same_names()
    {
        var story = Enrolled(null).Done(new ChangeLanguage(Stories.Ana, "es"));

        Assert.Equal(("es", "¿Cómo ha sido su dolor hoy?"), (story.Her().Language, Card(story).Items[0].Ask));
        Assert.Equal(Card(Enrolled(null)).Items.Select(item => item.Id), Card(story).Items.Select(item => item.Id));
        story.When(new ChangeLanguage(Stories.Ana, "en")).Then(new LanguageChanged(Stories.Ana, "en"));
    }

    [Fact]
    public void nobody_changes_to_the_language_that_she_reads_or_to_one_that_the_study_does_not_have()
    {
        Enrolled(null).When(new ChangeLanguage(Stories.Ana, "en")).ThenRefused("participant.language-already");
        Enrolled("es").When(new ChangeLanguage(Stories.Ana, "es")).ThenRefused("participant.language-already");
        Enrolled("es").When(new ChangeLanguage(Stories.Ana, "fr")).ThenRefused("participant.language-unknown");
        Assessed.When(new ChangeLanguage(Stories.Ana, "es")).ThenRefused("participant.not-enrolled");
    }

    [Fact]
    public void an_enrolment_recorded_before_there_were_languages_still_reads()
    {
        Assert.True(TrialJson.TryRead("participant-enrolled/1", "{\"participant\":\"ana\",\"label\":\"P-001\",\"zone\":\"Europe/Madrid\"}"u8, out var happened, out _));
        Assert.Equal(new ParticipantEnrolled(Stories.Ana, "P-001", "Europe/Madrid"), happened);
    }

    [Fact]
    public void every_text_of_a_card_is_translated()
    {
        var protocol = ProtocolReader.Read(Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/languages.yaml"), "languages").Protocol!;
        var arabic = Spoken.In(protocol, "ar");

        Assert.Equal(["الآن", "لدي نوبة", "اتصلي بفريقك اليوم."], [arabic.Prompts[0].Title, arabic.Events[0].Title, arabic.Alerts[0].Say!]);
        Assert.Equal(["الراحة", "لا شيء"], arabic.Diary!.Items[1].Choices.Select(choice => choice.Label));
        Assert.Equal("يمكنك التوقف في أي وقت.", arabic.Consent.Text);
        Assert.All(Texts(arabic), text => Assert.DoesNotContain(text, Texts(protocol)));
        Assert.Same(protocol, Spoken.In(protocol, "fr"));
    }

    private static IEnumerable<string> Texts(Protocol protocol) => protocol.Diary!.Items.Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items))
        .SelectMany(item => (string[])[item.Ask, .. item.Map is { } map ? [map] : Array.Empty<string>(), .. item.Ends, .. item.Choices.Select(choice => choice.Label)])
        .Concat(protocol.Prompts.Select(prompt => prompt.Title)).Concat(protocol.Events.Select(happens => happens.Title)).Concat(protocol.Alerts.Select(alert => alert.Say!)).Append(protocol.Consent.Text)
        .Concat(protocol.Consent.Questions.SelectMany(question => (string[])[question.Ask, question.Because]));
}
