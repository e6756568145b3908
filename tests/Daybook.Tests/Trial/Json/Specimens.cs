using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Json;

/// <summary>One specimen of every event and every command, with every field filled in.</summary>
public static class Specimens
{
    private static readonly ParticipantKey Ana = Stories.Ana;
    private static readonly LocalDate Day = new(2026, 6, 1);
    private static readonly ProtocolHash Hash = new(new string('a', 64));
    private static readonly Occasion Evening = new(OccasionKind.DiaryDay, "2026-06-01", 1);

    /// <summary>Every kind of answer.</summary>
    public static IReadOnlyList<ItemAnswer> Answers { get; } =
    [
        new("pain", new Answer.Number(43.50m, "mm", AnswerFlags.CensoredHigh | AnswerFlags.BelowLimit | AnswerFlags.CensoredLow), "left-knee", 2),
        new("count", new Answer.Number(-3)),
        new("side", new Answer.Code("left")),
        new("capsule", new Answer.Boolean(false)),
        new("woke", new Answer.Time(new LocalTime(6, 5))),
        new("slept", new Answer.Time(new LocalTime(22, 30, 15))),
        new("since", new Answer.Date(Day)),
        new("words", new Answer.Text("niño, \"quoted\" <b> & 日本\n")),
        new("left-out", new Answer.Skipped()),
        new("grip", new Answer.NotDone("the device was broken")),
    ];

    public static IReadOnlyList<TrialEvent> Events { get; } =
    [
        new StudyOpened("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Synthetic),
        new ProtocolPublished(Hash, "minimal-crossover", "1.0"),
        new AllocationSealed(new string('c', 64), [new StratumPlaces("north", 24)], [new SiteKits("north", [new KitId("K-1"), new KitId("K-2")]) { Lower = [new KitId("K-3"), new KitId("K-4")] }]),
        new ParticipantScreened(Ana, "north", Day, "letter", "adult"),
        new ConsentGiven(Ana, "1.0", new string('d', 64)),
        new EligibilityAssessed(Ana, [new CriterionAnswer("adult", new Answer.Number(44, "a")), new CriterionAnswer("no-opioids", new Answer.Boolean(true))], "no-opioids"),
        new ParticipantEnrolled(Ana, "P-001", "Europe/Madrid"),
        new LanguageChanged(Ana, "es"),
        new ProtocolAdopted(Ana, Hash, "the days are kept as they were"),
        new ParticipantRandomised(Ana, "north", 3),
        new KitDispensed(Ana, new KitId("K-2"), "v1", Day, 18),
        new KitReturned(Ana, new KitId("K-2"), "v2", Day, 4, "ill for a week"),
        new DoseReduced(Ana, Day, 2, "nausea"),
        new DoseReductionCancelled(Ana, "it was another participant"),
        new DeviceEnrolled(Ana, "phone-1", "a2V5"),
        new DeviceRevoked(Ana, "phone-1", "lost on the bus"),
        new ItemsRecorded(Ana, "diary", Evening, Answers, Day),
        new UnreadableEntryKept(new byte[] { 0x7B, 0xFF, 0x00 }),
        new ConflictingEntryKept(new byte[] { 0x7B, 0x7D }),
        new VerdictGiven(Ana, "e-1", Verdict.OutsideWindow, "verdict-rules/1", "TZDB: 2026a (mapping: $Revision$)", 1, Evening, Instant.FromUtc(2026, 6, 1, 19, 0)),
        new PhoneChecked(Ana, "phone-1", true, false, true, false),
        new ItemsCorrected(Ana, 12, [new ItemAnswer("pain", new Answer.Number(34))], "digits swapped"),
        new VisitHeld(Ana, "v2", Day, 25, 3, false),
        new ScheduleMoved(Ana, "washout", Day, "holiday"),
        new FileImported(new string('e', 64), new string('f', 64), 26, 13),
        new AdverseEventRecorded(Ana, "ae-1", "Headache", Day, Day, Severity.Moderate, true, Relatedness.NotRelated, ActionTaken.DrugInterrupted, Daybook.Trial.Outcome.RecoveredWithSequelae),
        new QueryOpened(Ana, "q-1", 12, "pain", "Which knee?", "entry.out-of-range"),
        new QueryAnswered(Ana, "q-1", "The left one."),
        new QueryClosed(Ana, "q-1"),
        new StoppingRuleMet(Ana, "harm", Instant.FromUtc(2026, 6, 2, 8, 0)),
        new ParticipantWithdrawn(Ana, Day, "she moved away"),
        new AppointmentMade(Ana, "v2", Day, new LocalTime(10, 30)),
        new WithdrawalCorrected(Ana, Day, "she said it a week before"),
        new WithdrawalRescinded(Ana, "it was another participant"),
        new PayloadRedacted([new RedactedEntry(12, "items-recorded/1", "intake", new Occasion(OccasionKind.Visit, "v1"), ["usual-pain"], NotAsked: ["hours"]), new RedactedEntry(13, "items-corrected/1", null, null, []), new RedactedEntry(14, "query-answered/1", null, null, [], """{"participant":"ana","query":"q-1","text":"redacted"}""")], "a name"),
        new StudyLocked(120, new string('0', 64)),
        new UnblindingApproved("ines"),
        new CodeOpened("stan", "ines", new string('c', 64)),
        new StudyUnlocked("a missing slip"),
        new AccountCreated("lara", "Lara"),
        new RoleGranted("lara", "study-1", Role.LabOperator, "north"),
        new RoleRevoked("lara", "study-1", Role.LabOperator, "she moved away"),
    ];

    public static IReadOnlyList<Command> Commands { get; } =
    [
        new OpenStudy("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Real),
        new PublishProtocol("protocol: minimal\n"),
        new ImportFile(new byte[] { 1, 2 }, new byte[] { 3 }, 1, [new ImportedParticipant(Ana, "1", "north", "north", 0)], [new ItemsRecorded(Ana, "intake", new Occasion(OccasionKind.Visit, "v1"), Answers)]),
        new SealAllocation(new string('c', 64), [new StratumPlaces("north", 24)], [new SiteKits("north", [new KitId("K-1")]) { Lower = [new KitId("K-2")] }]),
        new ScreenParticipant(Ana, "north", Day, "letter", null),
        new GiveConsent(Ana, "1.0", new string('d', 64)),
        new AssessEligibility(Ana, [new CriterionAnswer("adult", new Answer.Number(44))]),
        new EnrolParticipant(Ana, "Europe/Madrid"),
        new ChangeLanguage(Ana, "es"),
        new AdoptProtocol(Ana, Hash, "the days are kept as they were"),
        new WithdrawParticipant(Ana, Day, null),
        new MakeAppointment(Ana, "v2", Day, new LocalTime(10, 30)),
        new CorrectWithdrawal(Ana, Day, "she said it a week before"),
        new RescindWithdrawal(Ana, "it was another participant"),
        new RandomiseParticipant(Ana),
        new DispenseKit(Ana, "v1", Day, new KitId("K-2")),
        new ReturnKit(Ana, "v2", Day, new KitId("K-2"), 4, null),
        new ReduceDose(Ana, Day, "nausea"),
        new CancelDoseReduction(Ana, "it was another participant"),
        new EnrolDevice(Ana, "phone-1", "a2V5"),
        new RevokeDevice(Ana, "phone-1", "lost on the bus"),
        new SubmitEntry(Ana, "e-1", "phone-1", 1, new byte[] { 0x7B, 0x7D }, "2026-06-01T21:00:00+02:00", "Europe/Madrid", "c2ln", "2026-06-03T07:12:30+02:00", "2026-06-01T18:59:30Z"),
        new ReportRollback(Ana, "phone-1", 2713, new string('a', 64)),
        new CorrectItems(Ana, 12, Answers, "digits swapped"),
        new HoldVisit(Ana, "v1", Day),
        new MoveSchedule(Ana, "washout", Day, "holiday"),
        new RecordForm(Ana, "v1", "intake", Answers),
        new RecordEvent(Ana, "attack", Day, new NodaTime.LocalTime(6, 5), Teller.Relative, [new ItemAnswer("strength", new Answer.Number(6))]),
        new RecordLabValue(Ana, "v1", "esr", 12.5m, "mm/h", Day),
        new RecordSensoryTrials(Ana, "v1", "heat", [new SensoryTrial("right-thenar", 1, SensoryEnd.Pain, 41.3m), new SensoryTrial("right-thenar", 2, SensoryEnd.CutOff), new SensoryTrial("right-thenar", 3, SensoryEnd.Stopped, null, "she sneezed")]),
        new RecordAdverseEvent(Ana, "ae-1", "Headache", Day, null, Severity.Severe, false, Relatedness.Definite, ActionTaken.DoseReduced, Daybook.Trial.Outcome.Fatal),
        new OpenQuery(Ana, "q-1", null, null, "Which knee?"),
        new AnswerQuery(Ana, "q-1", "The left one."),
        new CloseQuery(Ana, "q-1"),
        new LockStudy(),
        new UnlockStudy("a missing slip"),
        new ApproveUnblinding(),
        new RedactPayloads([12, 13], "a name"),
        new CreateAccount("lara", "Lara"),
        new GrantRole("lara", "study-1", Role.LabOperator, null),
        new RevokeRole("lara", "study-1", Role.LabOperator, "she moved away"),
    ];
}
