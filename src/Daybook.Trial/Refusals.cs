using NodaTime;

namespace Daybook.Trial;

/// <summary>Why a command was refused: a stable code, what happened, what it means for the data, and what to do.</summary>
/// <param name="Code">noun.reason, stable for ever, for example <c>kit.not-for-participant</c>.</param>
/// <param name="What">What happened, in the words of the study.</param>
/// <param name="Meaning">What it means for the data.</param>
/// <param name="Remedy">What to do now.</param>
public sealed record Refusal(string Code, string What, string Meaning, string Remedy);

/// <summary>Every reason for which a command is refused: a closed list. A code never changes its meaning.</summary>
public static partial class Refusals
{
    private const string Nothing = "Nothing was recorded.";
    private const string Kept = "Nothing was recorded; what was there stays.";

    // The study

    public static Refusal StudyNotOpen() => new("study.not-open",
        "The study has not been opened.", Nothing, "Open the study first; that says what it is for.");

    public static Refusal StudyAlreadyOpen(string slug) => new("study.already-open",
        $"The study {slug} is already open.", "A study is opened once; its purpose never changes.", "Open another study in a folder of its own.");

    public static Refusal StudyUnnamed() => new("study.unnamed",
        "A study needs an id, a short name, an organisation and a title.", Nothing, "Fill in what is missing and send it again.");

    public static Refusal NoProtocol() => new("study.no-protocol",
        "No version of the protocol has been published.", "Without a protocol there is no rule to check the data against. Nothing was recorded.", "Publish the protocol first.");

    public static Refusal StudyLocked() => new("study.locked",
        "The study is locked.", "The dataset that is analysed is fixed. Nothing was recorded.", "If the data must change, ask for a recorded unlock with its reason.");

    public static Refusal StudyNotLocked() => new("study.not-locked",
        "The study is not locked.", "The code is opened, and a lock is lifted, only when the dataset is fixed.", "Lock the study first.");

    public static Refusal QueriesOpen(int count) => new("study.queries-open",
        $"{count} {(count == 1 ? "query is" : "queries are")} not closed.", "The data are not settled. The study was not locked.", "Answer and close every query, then lock.");

    public static Refusal ReasonMissing(string act) => new("reason.missing",
        $"There is no reason for {act}.", "A change that nobody can explain later was not made.", "Write the reason and send it again.");

    public static Refusal DateInFuture(string what, LocalDate date) => new("date.in-future",
        $"{what} is dated {Iso(date)}, which is still to come.", "Nothing is recorded before it has happened.", "Check the date, or record it on the day.");

    public static Refusal SiteUnknown(string site) => new("site.unknown",
        $"The protocol has no site {site}.", Nothing, "Choose one of the sites of the protocol.");

    // Protocol versions

    public static Refusal ProtocolInvalid(int problems, string first) => new("protocol.invalid",
        $"The protocol has {problems} {(problems == 1 ? "problem" : "problems")}; the first: {first}", "It was not published.", "Correct the file; daybook check lists every problem with its line.");

    public static Refusal ProtocolAlreadyPublished(string version) => new("protocol.already-published",
        $"These very bytes are already published as version {version}.", Kept, "Nothing needs doing.");

    public static Refusal ProtocolVersionTaken(string version) => new("protocol.version-taken",
        $"Version {version} is published with other contents.", "A published version never changes. Nothing was published.", "Give the changed file a new version.");

    public static Refusal ProtocolOfOtherStudy(string protocol, string expected) => new("protocol.other-study",
        $"The file is the protocol {protocol}; this study runs {expected}.", "Nothing was published.", "Choose the right file, or open another study.");

    public static Refusal ProtocolArmsChanged() => new("protocol.arms-changed",
        "The file changes the arms, the treated periods, their turns, or whether the lower dose has kits, but the allocation is sealed.", "The sealed list and the kits were made for the arms as they were. Nothing was published.", "Keep arms, treated periods, turns and their days as they are, or open a new study.");

    public static Refusal ProtocolStrataChanged() => new("protocol.strata-changed",
        "The file changes the sites or the factors that make the strata, but the allocation is sealed.", "The sealed list has places for the strata as they were. Nothing was published.", "Keep the sites and factors that make strata as they are, or open a new study.");

    public static Refusal ProtocolConsentChanged(string version, string language) => new("protocol.consent-changed",
        $"The consent document {version} is published with other words in {language}.", "Whoever signed it signed the words as they were. Nothing was published.", "Give the changed document a version of its own.");

    public static Refusal ProtocolSiteMissing(string version, string site) => new("protocol.site-missing",
        $"Version {version} has no site {site}, where somebody has been screened.", "Her days, her telephone number and her kits are those of her site. Nothing was changed.", "Keep the site in the file; nobody else needs to be seen there.");

    public static Refusal ProtocolNotPublished(ProtocolHash hash) => new("protocol.not-published",
        $"No published version has the hash {hash}.", Kept, "Publish the version first, or choose one that is published.");

    public static Refusal ProtocolBreaksRunning(string name, string version) => new("protocol.breaks-running",
        $"{name} cannot follow version {version} without her days, kits or answers meaning something else.", Kept, "Say why she moves to it all the same, or leave her on the version that she follows.");

    public static Refusal ProtocolAlreadyAdopted(string name, string version) => new("protocol.already-adopted",
        $"{name} already follows version {version}.", Kept, "Nothing needs doing.");

    // Screening, consent, eligibility

    public static Refusal ParticipantUnknown(ParticipantKey key) => new("participant.unknown",
        $"No participant {key} stands in the screening log.", Nothing, "Write her into the screening log first, or check the key.");

    public static Refusal ParticipantUnnamed() => new("participant.unnamed",
        "The participant has no key.", Nothing, "Give the participant a key of her own.");

    public static Refusal ParticipantAlreadyScreened(ParticipantKey key) => new("participant.already-screened",
        $"{key} already stands in the screening log.", Kept, "Use the record that is there, or a new key for another person.");

    public static Refusal ScreeningWithoutRoute() => new("screening.no-route",
        "The screening log asks how she came to the study.", "Who was asked, and how, is reported in the flow of participants. Nothing was recorded.", "Write the route, for example clinic or letter; \"imported\" is kept for files.");

    public static Refusal ScreeningEnded(string name, string criterion) => new("participant.screening-ended",
        $"Screening of {name} ended at the criterion {criterion}.", "Nothing but the screening log is kept of a person who was not included.", "Do not record more about her.");

    public static Refusal ConsentMissing(string name) => new("consent.missing",
        $"{name} has not consented.", "Before consent nothing but the screening log may be recorded. Nothing was recorded.", "Record the signed consent first.");

    public static Refusal ConsentVersionUnknown(string version) => new("consent.unknown-version",
        $"No published protocol has the consent document {version}.", Nothing, "Check which version she signed; use the document that is in force.");

    public static Refusal ConsentAlreadyGiven(string name, string version) => new("consent.already-given",
        $"{name} has already consented to version {version}.", Kept, "Nothing needs doing.");

    public static Refusal ConsentWithoutDocument() => new("consent.no-document",
        "The hash of the signed document is missing or is no SHA-256 in lower-case hexadecimal.", "A consent without its document proves nothing. Nothing was recorded.", "Store the signed copy and send its hash.");

    public static Refusal CriterionUnknown(string criterion) => new("criterion.unknown",
        $"The protocol has no criterion {criterion}.", Nothing, "Use the criteria of the participant's protocol version.");

    public static Refusal CriterionMissing(string criterion) => new("criterion.missing",
        $"The criterion {criterion} has no answer.", "Eligibility is decided on all criteria together. Nothing was recorded.", "Answer every criterion.");

    public static Refusal CriterionTwice(string criterion) => new("criterion.twice",
        $"The criterion {criterion} is answered twice.", Nothing, "Answer it once.");

    public static Refusal CriterionWrongAnswer(string criterion) => new("criterion.wrong-answer",
        $"The answer to the criterion {criterion} is not of the kind that it asks for.", Nothing, "Answer yes or no, or give the number.");

    // Enrolment

    public static Refusal NotAssessed(string name) => new("participant.not-assessed",
        $"The eligibility of {name} has not been assessed.", "Only eligible people are enrolled. Nothing was recorded.", "Answer the criteria first.");

    public static Refusal NotEligible(string name, string criterion) => new("participant.not-eligible",
        $"{name} is not eligible: she does not meet the criterion {criterion}.", "She was not enrolled.", "Do not enrol her. If the answer was wrong, assess her again.");

    public static Refusal AlreadyEnrolled(string name) => new("participant.already-enrolled",
        $"{name} is already enrolled.", Kept, "Nothing needs doing.");

    public static Refusal NotEnrolled(string name) => new("participant.not-enrolled",
        $"{name} is not enrolled.", Nothing, "Enrol her first.");

    public static Refusal ZoneUnknown(string zone) => new("participant.zone-unknown",
        $"{zone} is no time zone of the IANA list.", "Diary windows count in the zone in which she lives. Nothing was recorded.", "Choose the zone by its name, for example Europe/Madrid.");

    public static Refusal LanguageUnknown(string language, string languages) => new("participant.language-unknown",
        $"The study has no texts in {language}.", "She would read questions in another language than she chose. Nothing was recorded.", $"Choose one of its languages: {languages}.");

    public static Refusal LanguageAlready(string name, string language) => new("participant.language-already",
        $"{name} reads the study in {language} already.", Nothing, "Choose the language that she wants now.");

    public static Refusal Withdrawn(string name, LocalDate date) => new("participant.withdrawn",
        $"{name} left the study on {Iso(date)}.", "What was collected stays; nothing new is begun with her.", "If the withdrawal is a mistake, ask the investigator.");

    public static Refusal AlreadyWithdrawn(string name, LocalDate date) => new("participant.already-withdrawn",
        $"{name} left the study on {Iso(date)} already.", Kept, "If the day is wrong, the investigator corrects it on her page.");

    public static Refusal NotWithdrawn(string name) => new("participant.not-withdrawn",
        $"{name} has not left the study.", Nothing, "There is no withdrawal to correct or take back.");

    public static Refusal WithdrawalSameDate(string name, LocalDate date) => new("withdrawal.same-date",
        $"{name} left the study on {Iso(date)} as it stands.", Kept, "Enter the day on which she left, or take the withdrawal back if she did not.");

    public static Refusal WithdrawalBeforeScreening(string name, LocalDate screened) => new("withdrawal.before-screening",
        $"{name} was screened on {Iso(screened)}.", "Nobody leaves before she came. " + Nothing, "Enter the day on which she left.");

    public static Refusal Imported(string name) => new("participant.imported",
        $"{name} came with a finished file.", "Imported data are kept as they were in the file. Nothing was recorded.", "Correct the file and import it into a new study.");

    public static Refusal ImportIntoUsedStudy() => new("import.not-empty",
        "The study already has participants.", "A file comes in whole or not at all, into a study of its own. Nothing was imported.", "Open a new study for the file.");

    public static Refusal ImportUnfit(string what) => new("import.unfit",
        $"The file does not fit: {what}.", "Nothing was imported, not even a part.", "Correct the map or the file and import it again.");

    internal static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
