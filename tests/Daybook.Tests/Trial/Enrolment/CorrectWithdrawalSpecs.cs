using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Enrolment;

public sealed class CorrectWithdrawalSpecs
{
    private static readonly LocalDate Tenth = Stories.FirstOfJune.PlusDays(9), Fifth = Stories.FirstOfJune.PlusDays(4);
    private static readonly Story Left = Stories.WithPhone.At("2026-06-12T10:00:00Z").Done(new WithdrawParticipant(Stories.Ana, Tenth, "tired"));
    private static readonly CorrectWithdrawal Asked = new(Stories.Ana, Fifth, "she said it a week before");

    [Fact]
    public void the_right_day_counts_and_both_stay_in_the_record()
    {
        Left.When(Asked).Then(new WithdrawalCorrected(Stories.Ana, Fifth, "she said it a week before"));
        var corrected = Left.Done(Asked);
        Assert.Equal(new ParticipantWithdrawn(Stories.Ana, Fifth, "tired"), corrected.Her().Withdrawn);
        Assert.Equal([Tenth], corrected.Ledger.Select(recorded => recorded.Event).OfType<ParticipantWithdrawn>().Select(left => left.Date));
    }

    [Fact]
    public void it_may_be_corrected_again() => Assert.Equal(Tenth, Left.Done(Asked).Done(Asked with { Date = Tenth }).Her().Withdrawn!.Date);

    [Fact]
    public void what_comes_later_is_judged_by_the_corrected_day()
    {
        Assert.Equal(Verdict.AfterWithdrawal, VerdictOn(Left.Done(Asked)));
        Assert.NotEqual(Verdict.AfterWithdrawal, VerdictOn(Left));
    }

    [Fact]
    public void there_is_nothing_to_correct_while_she_stays() => Stories.WithPhone.When(Asked).ThenRefused("participant.not-withdrawn");

    [Fact]
    public void the_day_that_stands_is_no_correction() => Left.When(Asked with { Date = Tenth }).ThenRefused("withdrawal.same-date");

    [Fact]
    public void she_has_not_left_tomorrow() => Left.When(Asked with { Date = Stories.FirstOfJune.PlusDays(12) }).ThenRefused("date.in-future");

    [Fact]
    public void she_has_not_left_before_she_came() => Left.When(Asked with { Date = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("withdrawal.before-screening");

    [Fact]
    public void a_correction_says_why() => Left.When(Asked with { Reason = " " }).ThenRefused("reason.missing");

    [Fact]
    public void the_investigator_corrects_it_and_nobody_else() =>
        Assert.Equal([Role.Investigator], Enum.GetValues<Role>().Where(role => Permissions.May(role, typeof(CorrectWithdrawal)) || Permissions.May(role, typeof(RescindWithdrawal))));

    private static Verdict VerdictOn(Story story) =>
        story.At("2026-06-12T11:00:00Z").When(Stories.Submit(Stories.Diary("2026-06-08"))).Events.OfType<VerdictGiven>().Single().Verdict;
}
