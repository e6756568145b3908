using Daybook.Trial;

namespace Daybook.Tests.Trial.Eligibility;

public sealed class AssessEligibilitySpecs
{
    [Fact]
    public void a_number_that_nobody_can_compute_with_is_no_answer() =>
        Stories.Consented.When(new AssessEligibility(Stories.Ana, Stories.Criteria(decimal.MaxValue, opioids: false))).ThenRefused("criterion.wrong-answer");

    private static readonly AssessEligibility Asked = new(Stories.Ana, Stories.Criteria(44, opioids: false));

    [Fact]
    public void who_meets_every_criterion_is_eligible() =>
        Stories.Consented.When(Asked).Then(new EligibilityAssessed(Stories.Ana, Asked.Answers, null));

    [Theory]
    [InlineData(17, false, "adult")]
    [InlineData(18, true, "no-opioids")]
    [InlineData(17, true, "adult")]
    public void the_first_criterion_that_fails_is_named(int age, bool opioids, string failing)
    {
        var answers = Stories.Criteria(age, opioids);
        Stories.Consented.When(Asked with { Answers = answers }).Then(new EligibilityAssessed(Stories.Ana, answers, failing));
    }

    [Fact]
    public void every_criterion_is_answered() => Stories.Consented.When(Asked with { Answers = [Asked.Answers[0]] }).ThenRefused("criterion.missing");

    [Fact]
    public void a_criterion_is_answered_once() =>
        Stories.Consented.When(Asked with { Answers = [.. Asked.Answers, Asked.Answers[0]] }).ThenRefused("criterion.twice");

    [Fact]
    public void an_answer_is_of_the_kind_that_is_asked() =>
        Stories.Consented.When(Asked with { Answers = [new CriterionAnswer("adult", new Answer.Boolean(true))] }).ThenRefused("criterion.wrong-answer");

    [Fact]
    public void only_the_protocol_s_criteria_are_answered() =>
        Stories.Consented.When(Asked with { Answers = [new CriterionAnswer("tall", new Answer.Boolean(true))] }).ThenRefused("criterion.unknown");

    [Fact]
    public void the_enrolled_are_not_assessed_again() => Stories.Enrolled.When(Asked).ThenRefused("participant.already-enrolled");
}
