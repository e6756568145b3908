using Daybook.Trial;

namespace Daybook.Tests.Trial.Lock;

/// <summary>Lock, two people, code; and the way back.</summary>
public sealed class LockSpecs
{
    private static readonly string Root = new('0', 64);

    [Fact]
    public void a_lock_names_the_head() => Stories.Dispensed.When(new LockStudy()).Then(new StudyLocked(Stories.Dispensed.Ledger.Count, Root));

    [Fact]
    public void a_study_is_not_locked_while_a_query_is_open() =>
        Stories.Dispensed.Done(new OpenQuery(Stories.Ana, "q-1", null, null, "Why?")).When(new LockStudy()).ThenRefused("study.queries-open");

    [Fact]
    public void a_study_is_locked_once() => Stories.Locked.When(new LockStudy()).ThenRefused("study.locked");

    [Fact]
    public void a_study_without_protocol_is_not_locked() => Stories.Opened.When(new LockStudy()).ThenRefused("study.no-protocol");

    public static TheoryData<Command> Data { get; } =
    [
        Stories.Seal(),
        new ScreenParticipant(Stories.Bea, "north", Stories.FirstOfJune, "clinic", null),
        new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash),
        new AdoptProtocol(Stories.Ana, Stories.HashOf(Stories.Yaml)),
        new RandomiseParticipant(Stories.Ana),
        new HoldVisit(Stories.Ana, "v2", Stories.FirstOfJune),
        new ReduceDose(Stories.Ana, Stories.FirstOfJune, "nausea"),
        new CancelDoseReduction(Stories.Ana, "another participant"),
        new ChangeLanguage(Stories.Ana, "es"),
        new MoveSchedule(Stories.Ana, "washout", Stories.FirstOfJune, "holiday"),
        new RecordForm(Stories.Ana, "v1", "intake", []),
        new RecordEvent(Stories.Ana, "attack", Stories.FirstOfJune, null, Teller.Participant, []),
        new RecordLabValue(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune),
        new DispenseKit(Stories.Ana, "v1", Stories.FirstOfJune, null),
        new ReturnKit(Stories.Ana, "v1", Stories.FirstOfJune, new KitId("K-2"), 18, null),
        new CorrectItems(Stories.Ana, 0, [], "typing error"),
        new EnrolDevice(Stories.Ana, "phone-1"),
        new OpenQuery(Stories.Ana, "q", null, null, "Why?"),
        new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null),
        new MakeAppointment(Stories.Ana, "v1", Stories.FirstOfJune, new NodaTime.LocalTime(10, 0)),
        new CorrectWithdrawal(Stories.Ana, Stories.FirstOfJune, "another day"),
        new RescindWithdrawal(Stories.Ana, "another participant"),
    ];

    [Theory]
    [MemberData(nameof(Data))]
    public void after_lock_no_data_are_recorded(Command command) => Stories.Locked.When(command).ThenRefused("study.locked");

    [Fact]
    public void one_person_approves() => Stories.Locked.As("ines").When(new ApproveUnblinding()).Then(new UnblindingApproved("ines"));

    [Fact]
    public void the_second_person_opens_the_code() =>
        Stories.Locked.As("stan").Done(new ApproveUnblinding()).As("ines").When(new ApproveUnblinding())
            .Then(new UnblindingApproved("ines"), new CodeOpened("stan", "ines", new string('c', 64)));

    [Fact]
    public void the_code_is_a_key_to_sealed_values()
    {
        Assert.Null(Stories.Locked.Study.Code);
        Assert.Equal("active", new Sealed<string>("active").Open(Stories.Unblinded.Study.Code!));
    }

    [Fact]
    public void nobody_opens_the_code_alone() =>
        Stories.Locked.As("stan").Done(new ApproveUnblinding()).When(new ApproveUnblinding()).ThenRefused("unblinding.same-person");

    [Fact]
    public void an_approval_waits_thirty_minutes()
    {
        var first = Stories.Locked.As("stan").Done(new ApproveUnblinding()).As("ines");
        Assert.Equal(2, first.At("2026-06-01T08:30:00Z").When(new ApproveUnblinding()).Events.Count);
        first.At("2026-06-01T08:30:01Z").When(new ApproveUnblinding()).Then(new UnblindingApproved("ines"));
    }

    [Fact]
    public void the_code_is_opened_only_after_lock() => Stories.Dispensed.When(new ApproveUnblinding()).ThenRefused("study.not-locked");

    [Fact]
    public void the_code_is_opened_once() => Stories.Unblinded.When(new ApproveUnblinding()).ThenRefused("unblinding.already-open");

    [Fact]
    public void there_is_no_code_without_an_allocation() =>
        Stories.Published.Done(new LockStudy()).When(new ApproveUnblinding()).ThenRefused("allocation.not-sealed");

    [Fact]
    public void a_study_is_unlocked_with_a_reason() => Stories.Locked.When(new UnlockStudy("a missing slip")).Then(new StudyUnlocked("a missing slip"));

    [Fact]
    public void an_unlock_says_why() => Stories.Locked.When(new UnlockStudy("")).ThenRefused("reason.missing");

    [Fact]
    public void only_a_locked_study_is_unlocked() => Stories.Dispensed.When(new UnlockStudy("a missing slip")).ThenRefused("study.not-locked");

    [Fact]
    public void a_code_that_was_opened_stays_open_after_an_unlock() =>
        Assert.NotNull(Stories.Unblinded.Done(new UnlockStudy("a missing slip")).Study.Code);

    [Fact]
    public void an_approval_falls_with_the_lock() =>
        Stories.Locked.As("stan").Done(new ApproveUnblinding()).Done(new UnlockStudy("a missing slip")).Done(new LockStudy()).As("ines")
            .When(new ApproveUnblinding())
            .Then(new UnblindingApproved("ines"));
}
