using Daybook.Trial;

namespace Daybook.Tests.Trial.Consent;

public sealed class GiveConsentSpecs
{
    private static readonly GiveConsent Asked = new(Stories.Ana, "1.0", Stories.DocumentHash);

    [Fact]
    public void consent_is_recorded_with_the_version_and_the_document() =>
        Stories.Screened.When(Asked).Then(new ConsentGiven(Stories.Ana, "1.0", Stories.DocumentHash));

    [Fact]
    public void the_language_in_which_she_signed_is_recorded() =>
        Stories.Screened.When(Asked with { Language = "en" }).Then(new ConsentGiven(Stories.Ana, "1.0", Stories.DocumentHash, "en"));

    [Fact]
    public void she_signs_in_a_language_that_the_document_has() => Stories.Screened.When(Asked with { Language = "fr" }).ThenRefused("participant.language-unknown");

    [Fact]
    public void only_a_person_of_the_screening_log_consents() => Stories.Sealed.When(Asked).ThenRefused("participant.unknown");

    [Fact]
    public void who_failed_screening_is_not_asked() =>
        Stories.Sealed.Done(new ScreenParticipant(Stories.Ana, "north", Stories.FirstOfJune, "clinic", "adult")).When(Asked).ThenRefused("participant.screening-ended");

    [Fact]
    public void the_version_is_one_that_was_published() => Stories.Screened.When(Asked with { Version = "9" }).ThenRefused("consent.unknown-version");

    [Fact]
    public void a_version_is_signed_once() => Stories.Consented.When(Asked).ThenRefused("consent.already-given");

    [Fact]
    public void a_consent_names_its_document() => Stories.Screened.When(Asked with { DocumentHash = "" }).ThenRefused("consent.no-document");

    [Fact]
    public void who_has_left_does_not_consent_again() =>
        Stories.Consented.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).When(Asked).ThenRefused("participant.withdrawn");

    public static TheoryData<Command> Data { get; } =
    [
        new AssessEligibility(Stories.Ana, []),
        new EnrolParticipant(Stories.Ana, "Europe/Madrid"),
        new RandomiseParticipant(Stories.Ana),
        new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune),
        new RecordForm(Stories.Ana, "v1", "intake", []),
        new RecordLabValue(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune),
        new RecordAdverseEvent(Stories.Ana, "ae", "Nausea", Stories.FirstOfJune, null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Unknown),
        new DispenseKit(Stories.Ana, "v1", Stories.FirstOfJune, null),
        new EnrolDevice(Stories.Ana, "phone-1"),
        new OpenQuery(Stories.Ana, "q", null, null, "Why?"),
        new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null),
    ];

    [Theory]
    [MemberData(nameof(Data))]
    public void nothing_but_the_screening_log_comes_before_consent(Command command) => Stories.Screened.When(command).ThenRefused("consent.missing");
}
