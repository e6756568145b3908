using NodaTime;

namespace Daybook.Trial;

// The second half of the closed list: from allocation to the accounts.
public static partial class Refusals
{
    // Allocation

    public static Refusal AllocationAlreadySealed() => new("allocation.already-sealed",
        "The allocation is already sealed.", "The list was fixed once and for all.", "Nothing needs doing; another list needs another study.");

    public static Refusal AllocationNotSealed() => new("allocation.not-sealed",
        "The allocation has not been sealed.", Nothing, "Seal the list and the kits first.");

    public static Refusal AllocationBadCommitment() => new("allocation.bad-commitment",
        "The commitment is no SHA-256 in lower-case hexadecimal.", "Without it nobody could prove later that the list was not changed. Nothing was recorded.", "Send the root over the sealed list.");

    public static Refusal AllocationStratum(string stratum) => new("allocation.stratum-unfit",
        $"The stratum {stratum} is not one of the protocol's, stands twice, or has no places.", Nothing, "Draw the list from this protocol.");

    public static Refusal AllocationKitTwice(KitId kit) => new("allocation.kit-twice",
        $"The kit {kit} stands in the list twice.", "Two boxes with one number could not be told apart. Nothing was recorded.", "Give every kit a number of its own.");

    public static Refusal AllocationOneArm() => new("allocation.one-arm",
        "The protocol has one arm; nobody is randomised.", Nothing, "Go on without randomising.");

    public static Refusal AllocationExhausted(string stratum) => new("allocation.exhausted",
        $"Every place of the stratum {stratum} is taken.", "She was not randomised.", "Tell the statistician; the sealed list is not extended.");

    public static Refusal AllocationLevelUnknown(string name, string factor, string answer) => new("allocation.level-unknown",
        $"The {factor} of {name} is not known: {answer} has no answer that decides it.", "From which list she gets her place is not settled. She was not randomised.", $"Record {answer} first.");

    public static Refusal AlreadyRandomised(string name) => new("participant.already-randomised",
        $"{name} already holds a place.", Kept, "Nothing needs doing.");

    public static Refusal NotRandomised(string name) => new("participant.not-randomised",
        $"{name} has not been randomised.", "Which kit is right for her is not settled. Nothing was recorded.", "Randomise her first.");

    // Kits

    public static Refusal KitUnknown(KitId kit) => new("kit.unknown",
        $"No kit has the number {kit}.", Nothing, "Read the number on the box again.");

    public static Refusal KitAtOtherSite(KitId kit, string site) => new("kit.other-site",
        $"The kit {kit} belongs to the site {site}.", "It was not dispensed.", "Take a kit of the participant's own site.");

    public static Refusal KitAlreadyDispensed(KitId kit) => new("kit.already-dispensed",
        $"The kit {kit} has been dispensed before.", "A kit is given to one person once. It was not dispensed again.", "Put the box aside, and take the kit that the study names.");

    public static Refusal KitNotForParticipant(KitId kit, string name, KitId chosen) => new("kit.not-for-participant",
        $"The kit {kit} is not the one for {name} at this visit.", "Nothing was dispensed.", $"Put it back, and hand out {chosen}.");

    public static Refusal NoKitFits(string site) => new("kit.none-fits",
        $"No kit for this visit is left at the site {site}.", "Nothing was dispensed.", "Call the pharmacy for supply before she leaves.");

    public static Refusal KitVisitSupplied(string name, string visit, KitId kit) => new("kit.visit-supplied",
        $"{name} was already given the kit {kit} at the visit {visit}.", "One kit a dispensing visit. No other was dispensed.", "Check which box she has.");

    public static Refusal KitNoSupply() => new("kit.no-supply",
        "The protocol has no study drug.", Nothing, "Nothing is dispensed in this study.");

    public static Refusal DoseNoFallback() => new("dose.no-fallback",
        "The protocol has no lower dose.", Nothing, "Record the adverse event, and whether the study drug is interrupted or stopped.");

    public static Refusal DoseAlreadyReduced(string name, LocalDate since) => new("dose.already-reduced",
        $"{name} has taken the lower dose since {Iso(since)}.", Kept, "There is one lower dose. If the day is wrong, take it back and enter it anew; record an adverse event if she does not tolerate it either.");

    public static Refusal DoseNotReduced(string name) => new("dose.not-reduced",
        $"{name} takes the planned dose.", Nothing, "There is no lower dose to take back.");

    public static Refusal DoseNotTaken(string name, LocalDate date) => new("dose.not-taken",
        $"On {Iso(date)} {name} takes nothing, or has no kit yet.", Nothing, "Choose the first day of the lower dose, among the days on which she takes the study drug.");

    public static Refusal KitNotHeld(KitId kit, string name) => new("kit.not-held",
        $"{name} does not hold the kit {kit}.", "It was not taken back.", "Read the number again; it is on the label of her box.");

    public static Refusal KitAlreadyReturned(KitId kit) => new("kit.already-returned",
        $"The kit {kit} is already back.", Kept, "If the count was wrong, open a query.");

    public static Refusal KitCountOutOfRange(KitId kit, int units, int held) => new("kit.count-out-of-range",
        $"{units} cannot be left in the kit {kit}: it held {held}.", "The count was not recorded.", "Count again.");

    public static Refusal KitCountUnexplained(KitId kit, int taken, int planned) => new("kit.count-unexplained",
        $"By the count {taken} were taken from the kit {kit}; {planned} were planned. That is more than a fifth apart.", "The count was not recorded.", "Count again. If it holds, write down the reason.");

    public static Refusal KitDate(KitId kit, LocalDate date, LocalDate earliest) => new("kit.too-early",
        $"The kit {kit} is dated {Iso(date)}; that cannot be before {Iso(earliest)}.", Nothing, "Check the date.");

    // Visits and schedule

    public static Refusal VisitUnknown(string visit) => new("visit.unknown",
        $"The protocol has no visit {visit}.", Nothing, "Choose a visit of the participant's protocol version.");

    public static Refusal VisitNotHeld(string visit) => new("visit.not-held",
        $"The visit {visit} has not been held.", Nothing, "Record that she came, then what was done.");

    public static Refusal AppointmentNotAhead(LocalDate date) => new("appointment.not-ahead",
        $"{Iso(date)} lies in the past, or ten years ahead.", "Her phone shows the day on which she is expected. Nothing was recorded.", "Enter the day that was agreed with her; a visit that was held is entered on its own page.");

    public static Refusal VisitAlreadyHeld(string visit, LocalDate date) => new("visit.already-held",
        $"The visit {visit} was held on {Iso(date)}.", Kept, "Nothing needs doing.");

    public static Refusal VisitFirstMissing(string first) => new("visit.first-missing",
        $"The first visit, {first}, has not been held.", "Every window counts from the first visit. Nothing was recorded.", "Record the first visit first.");

    public static Refusal VisitOutOfOrder(string visit, string other, LocalDate date) => new("visit.out-of-order",
        $"The visit {visit} cannot stand there: {other} was held on {Iso(date)}.", "Visits follow one another as in the protocol. Nothing was recorded.", "Check the visit and its date.");

    public static Refusal VisitBeforeConsent(string visit, LocalDate consented) => new("visit.before-consent",
        $"The visit {visit} is dated before her consent of {Iso(consented)}.", "Nothing but the screening log may come before consent. Nothing was recorded.", "Check the date.");

    public static Refusal VisitDoesNotDispense(string visit) => new("visit.does-not-dispense",
        $"Nothing is dispensed at the visit {visit}.", Nothing, "Dispense at the visit that the protocol names.");

    public static Refusal PeriodUnknown(string period) => new("schedule.period-unknown",
        $"The protocol has no period {period}.", Nothing, "Choose a period of the participant's protocol version.");

    public static Refusal ScheduleNotStarted(string name) => new("schedule.not-started",
        $"{name} has not had her first visit; she has no schedule to move.", Nothing, "Record the first visit first.");

    public static Refusal ScheduleOutOfOrder(string period, LocalDate start) => new("schedule.out-of-order",
        $"The period {period} cannot start on {Iso(start)}: periods would overtake one another.", Kept, "Choose a day after the start of the period before.");

    // Forms, laboratory, corrections

    public static Refusal FormUnknown(string form, string visit) => new("form.unknown",
        $"The form {form} is not filled in at the visit {visit}.", Nothing, "Use the forms that the protocol names for the visit.");

    public static Refusal FormAlreadyRecorded(string form, string visit) => new("form.already-recorded",
        $"The form {form} of the visit {visit} is already there.", Kept, "Correct it, with a reason.");

    public static Refusal EventUnknown(string name) => new("event.unknown",
        $"The protocol has no event {name}.", Nothing, "Use the events of the participant's protocol version.");

    public static Refusal EventOutsideDiary(string name, LocalDate date) => new("event.outside-diary",
        $"{Iso(date)} is no diary day of {name}.", Nothing, "Read the date again. What happens on other days is no event of the study; it may be an adverse event.");

    public static Refusal EventAlreadyRecorded(string name, string at) => new("event.already-recorded",
        $"An event {name} of {at} is there already.", Kept, "Correct it if it is wrong; write down another one with the minute at which it began.");

    public static Refusal NotInSubstudy(string name, string substudy, string form) => new("form.not-in-substudy",
        $"{form} belongs to the sub-study {substudy}, and {name} does not take part in it.", Nothing, "Record the form that asks for its criteria first; who does not meet them does not have it.");

    public static Refusal FormUnknownItem(string item) => new("form.unknown-item",
        $"The form has no item {item}.", Nothing, "Use the items of the participant's protocol version.");

    public static Refusal FormItemTwice(string item) => new("form.item-twice",
        $"The item {item} is answered twice at the same place.", Nothing, "Number the repeats, or answer it once.");

    public static Refusal FormItemMissing(string item) => new("form.item-missing",
        $"The item {item} has no answer.", "A hole cannot be told from a loss. Nothing was recorded.", "Answer it, or say that it was not done and why.");

    public static Refusal FormNotAsked(string item) => new("form.not-asked",
        $"The item {item} is not asked after these answers, or in the period of that day, and it has one.", Nothing, "Leave it out, or correct the answer or the date on which it depends.");

    public static Refusal FormWrongKind(string item, string expected) => new("form.wrong-kind",
        $"The answer to {item} is not {expected}.", Nothing, "Enter it as the form asks.");

    public static Refusal FormOutOfRange(string item, decimal value, Bounds range) => new("form.out-of-range",
        $"{Plain(value)} for {item} lies outside {Plain(range.Low)} to {Plain(range.High)}.", Nothing, "Read the value again.");

    public static Refusal LabUnknown(string test, string visit) => new("lab.unknown",
        $"The test {test} is not drawn at the visit {visit}.", Nothing, "Use the tests that the protocol names for the visit.");

    public static Refusal LabWrongUnit(string test, string unit, string expected) => new("lab.wrong-unit",
        $"{test} is given in {unit}; the protocol reads {expected}.", "A value in another unit would be read wrongly. Nothing was recorded.", $"Convert it to {expected} and send it again.");

    public static Refusal LabImplausible(string test, decimal value, Bounds plausible) => new("lab.implausible",
        $"{Plain(value)} for {test} cannot be true: it lies outside {Plain(plausible.Low)} to {Plain(plausible.High)}.", Nothing, "Check the slip and the unit.");

    public static Refusal LabNoTitre(string test, decimal value) => new("lab.no-titre",
        $"{test} is a titre, and {Plain(value)} is no dilution.", Nothing, "Write the denominator of the highest dilution that still reacts: 80 for 1:80.");

    public static Refusal LabAlreadyRecorded(string test, string visit) => new("lab.already-recorded",
        $"{test} of the visit {visit} is already there.", Kept, "Correct it, with a reason.");

    // Sensory testing

    public static Refusal SensoryUnknown(string test, string visit) => new("sensory.unknown",
        $"The test {test} is not carried out at the visit {visit}.", Nothing, "Use the sensory tests that the protocol names for the visit.");

    public static Refusal SensoryNothing(string test) => new("sensory.no-trials",
        $"No trial of {test} was sent.", Nothing, "Send at least one trial.");

    public static Refusal SensoryPlace(string test, string place) => new("sensory.place-unknown",
        $"{test} is not carried out at {place}.", Nothing, "Use the places that the protocol names for the test.");

    public static Refusal SensoryDone(string test, string place, int trials) => new("sensory.done",
        $"{test} at {place} already has its {trials} trials.", Kept, "Go on with the next place. A wrong value is corrected, with a reason.");

    public static Refusal SensoryTrialNumber(string test, string place, int trial, int next) => new("sensory.trial-number",
        $"Trial {trial} of {test} at {place} was sent; the next one is trial {next}.", Kept, $"Send it as trial {next}.");

    public static Refusal SensoryBeyondReach(string test, decimal value, Bounds reach) => new("sensory.beyond-reach",
        $"{Plain(value)} for {test} lies outside the ramp, which runs between {Plain(reach.Low)} and {Plain(reach.High)}.", Nothing, "Read the device again. Where the cut-off ended the ramp, say so.");

    public static Refusal SensoryResolution(string test, decimal value, decimal step) => new("sensory.resolution",
        $"{Plain(value)} for {test} is finer than the device is read, in steps of {Plain(step)}.", Nothing, $"Write it in steps of {Plain(step)}.");

    public static Refusal EntryUnknown(long entry) => new("entry.unknown",
        $"The entry {entry} holds no answers of hers.", Kept, "Check the number of the entry.");

    public static Refusal EntryNothingCorrected() => new("entry.nothing-corrected",
        "The correction names no item.", Kept, "Say which item has which answer.");

    // Safety

    public static Refusal AdverseEventUnnamed() => new("adverse-event.unnamed",
        "The adverse event has no id or no term.", Nothing, "Write what happened in a word or two.");

    public static Refusal AdverseEventEndsBeforeOnset(LocalDate onset, LocalDate resolved) => new("adverse-event.resolved-before-onset",
        $"It ended on {Iso(resolved)}, before it began on {Iso(onset)}.", Nothing, "Check the two dates.");

    public static Refusal AdverseEventOfAnother(string adverseEvent) => new("adverse-event.other-participant",
        $"The adverse event {adverseEvent} belongs to another participant.", Kept, "Record it under an id of its own.");

    // Queries

    public static Refusal QueryUnknown(string query) => new("query.unknown",
        $"She has no query {query}.", Nothing, "Check the id of the query.");

    public static Refusal QueryAlreadyExists(string query) => new("query.already-exists",
        $"The query {query} already exists.", Kept, "Give the query an id of its own.");

    public static Refusal QueryWithoutText() => new("query.no-text",
        "The query or its answer is empty.", Nothing, "Write what is asked, or answered.");

    public static Refusal QueryNotOpen(string query) => new("query.not-open",
        $"The query {query} has been answered or closed.", Kept, "If there is more to ask, open another query.");

    public static Refusal QueryNotAnswered(string query) => new("query.not-answered",
        $"The query {query} has no answer.", Kept, "Answer it first.");

    public static Refusal QueryAlreadyClosed(string query) => new("query.already-closed",
        $"The query {query} is closed.", Kept, "Nothing needs doing.");

    // Devices

    public static Refusal DeviceUnknown(string device) => new("device.unknown",
        $"The device {device} is not bound to this participant.", "Only a device that the clinic has bound may send entries. Nothing was recorded.", "Bind the device at the clinic, then send again; the entries wait on it.");

    public static Refusal DeviceAlreadyEnrolled(string device) => new("device.already-enrolled",
        $"The device {device} is already bound to a participant.", Kept, "Bind the phone anew: it then has an id of its own.");

    public static Refusal DeviceAlreadyRevoked(string device) => new("device.already-revoked",
        $"The device {device} has been taken away already.", Kept, "Nothing needs doing.");

    public static Refusal DeviceUnnamed() => new("device.unnamed",
        "The device has no id.", Nothing, "Bind the phone with the code on the screen.");

    public static Refusal DeviceKeyUnusable() => new("device.key-unusable",
        "The device's key is none of ECDSA over P-256, or the device does not bear its name.", Nothing, "Bind the phone with the code on the screen.");

    // Redaction and the code

    public static Refusal RedactionWithoutEntries() => new("redaction.no-entries",
        "No entry is named.", Kept, "Name the entries to erase.");

    public static Refusal RedactionEntryUnknown(long entry) => new("redaction.entry-unknown",
        $"The ledger has no entry {entry}.", Kept, "Check the numbers of the entries.");

    public static Refusal RedactionNotErasable(long entry) => new("redaction.not-erasable",
        $"The entry {entry} holds neither answers nor free text.", "Only answers and free text are erased; the steps of the trial stay. Nothing was erased.", "Name the entry that holds the text.");

    public static Refusal UnblindingSamePerson() => new("unblinding.same-person",
        "You have approved already; the second approval is another person's.", "The code stays closed.", "Ask a second authorised person within thirty minutes of the first.");

    public static Refusal UnblindingAlreadyOpen() => new("unblinding.already-open",
        "The code has been opened.", Kept, "Nothing needs doing.");

    // Roles and accounts

    public static Refusal RoleNotPermitted(Role role) => new("role.not-permitted",
        $"As {Words(role)} you may not do this.", Nothing, "Ask a person whose role allows it.");

    public static Refusal RoleOtherSite(string site) => new("role.other-site",
        $"Your role does not reach the site {site}.", Nothing, "Ask a person of that site.");

    public static Refusal RoleOneSite(string site) => new("role.one-site",
        $"Your role is for the site {site}; this reaches the whole study.", Nothing, "Ask a person whose role is for the whole study.");

    public static Refusal RoleOtherParticipant() => new("role.other-participant",
        "A participant sends only her own entries.", Nothing, "Use the phone that was bound for you.");

    public static Refusal RoleNotForStaff() => new("role.not-for-staff",
        "A participant has no account; her phone is bound at the clinic.", Nothing, "Choose a role of the staff.");

    public static Refusal RoleAlreadyGranted(string account, Role role) => new("role.already-granted",
        $"{account} is {Words(role)} there already.", Kept, "Nothing needs doing.");

    public static Refusal RoleNotGranted(string account, Role role) => new("role.not-granted",
        $"{account} is not {Words(role)} there.", Kept, "Check the account and the role.");

    public static Refusal AccountUnnamed() => new("account.unnamed",
        "An account needs an id and a name.", Nothing, "Fill in both.");

    public static Refusal AccountTaken(string account) => new("account.taken",
        $"The account {account} already exists.", Kept, "Choose another id.");

    public static Refusal AccountUnknown(string account) => new("account.unknown",
        $"There is no account {account}.", Nothing, "Create the account first.");

    private static string Words(Role role) => Kebab.Of(role.ToString()).Replace('-', ' ');

    private static string Plain(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
