using Daybook.Trial;

namespace Daybook.Tests.Trial.Enrolment;

public sealed class RescindWithdrawalSpecs
{
    private static readonly Story Left = Stories.WithPhone.At("2026-06-02T10:00:00Z").Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, "tired"));
    private static readonly RescindWithdrawal Asked = new(Stories.Ana, "it was another participant");

    [Fact]
    public void she_never_left_and_the_record_says_that_it_was_entered()
    {
        Left.When(Asked).Then(new WithdrawalRescinded(Stories.Ana, "it was another participant"));
        var back = Left.Done(Asked);
        Assert.Null(back.Her().Withdrawn);
        Assert.Single(back.Ledger, recorded => recorded.Event is ParticipantWithdrawn);
    }

    [Fact]
    public void her_diary_goes_on_and_her_phone_is_told_which_word_of_hers_counts_no_more()
    {
        var back = Left.Done(Asked);
        var card = DiaryCard.Compile(back.Study.ProtocolOf(back.Her()), back.Her(), NodaTime.Instant.FromUtc(2026, 6, 2, 17, 0));
        Assert.NotEmpty(card.Windows);
        Assert.Equal((back.Ledger[^1].Seq, false), (card.Progress.Stays, card.Progress.Over));
        Assert.True(DiaryCard.Compile(Left.Study.ProtocolOf(Left.Her()), Left.Her(), NodaTime.Instant.FromUtc(2026, 6, 2, 17, 0)).Progress.Over);
    }

    [Fact]
    public void what_came_in_the_meantime_stays_judged_as_it_was()
    {
        var back = Left.At("2026-06-02T19:00:00Z").Done(Stories.Submit(Stories.Diary("2026-06-02"))).Done(Asked);
        Assert.Equal(Verdict.AfterWithdrawal, back.Her().DiaryDays[Stories.FirstOfJune.PlusDays(1)]);
    }

    [Fact]
    public void she_may_leave_again() => Assert.NotNull(Left.Done(Asked).Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).Her().Withdrawn);

    [Fact]
    public void nothing_is_taken_back_while_she_stays() => Stories.WithPhone.When(Asked).ThenRefused("participant.not-withdrawn");

    [Fact]
    public void it_says_why() => Left.When(Asked with { Reason = "" }).ThenRefused("reason.missing");
}
