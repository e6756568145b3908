using Daybook.Trial;

namespace Daybook.Tests.Trial.SensoryTesting;

public sealed class RecordSensoryTrialsSpecs
{
    private static readonly RecordSensoryTrials Heat = new(Stories.Ana, "v1", "heat", [Pain(1, 38.4m)]);

    [Fact]
    public void a_trial_is_kept_at_its_place_with_its_number_and_unit() =>
        PilotStories.Visited.When(Heat).Then(Kept(new ItemAnswer("heat", new Answer.Number(38.4m, "Cel"), "right-thenar", 1)));

    [Fact]
    public void a_rising_ramp_that_meets_its_cut_off_is_censored_above_it() =>
        PilotStories.Visited.When(Heat with { Trials = [new("right-thenar", 1, SensoryEnd.CutOff)] })
            .Then(Kept(new ItemAnswer("heat", new Answer.Number(50, "Cel", AnswerFlags.CensoredHigh), "right-thenar", 1)));

    [Fact]
    public void a_falling_ramp_that_meets_its_cut_off_is_censored_below_it() =>
        PilotStories.Visited.When(new RecordSensoryTrials(Stories.Ana, "v1", "cold", [new("left-thenar", 1, SensoryEnd.CutOff)]))
            .Then(Kept(new ItemAnswer("cold", new Answer.Number(0, "Cel", AnswerFlags.CensoredLow), "left-thenar", 1)));

    [Fact]
    public void a_stopped_trial_is_kept_with_its_reason_and_followed_by_another()
    {
        var stopped = PilotStories.Visited.Done(Heat with { Trials = [new("right-thenar", 1, SensoryEnd.Stopped, null, "she sneezed")] });
        stopped.Done(Heat with { Trials = [Pain(2, 38.4m)] }).Done(Heat with { Trials = [Pain(3, 38), Pain(4, 38.2m)] });
    }

    [Fact]
    public void the_trials_of_one_place_may_come_one_by_one() =>
        PilotStories.Visited.Done(Heat).Done(Heat with { Trials = [Pain(2, 38)] }).When(Heat with { Trials = [Pain(3, 39)] }).Accepted();

    [Fact]
    public void no_trial_is_written_over() => PilotStories.Visited.Done(Heat).When(Heat).ThenRefused("sensory.trial-number");

    [Fact]
    public void a_place_has_as_many_valid_trials_as_the_protocol_says() =>
        PilotStories.Visited.Done(Heat with { Trials = [Pain(1, 38), Pain(2, 38), Pain(3, 38)] }).When(Heat with { Trials = [Pain(4, 38)] }).ThenRefused("sensory.done");

    [Fact]
    public void the_test_is_the_visit_s() => PilotStories.Visited.When(Heat with { Test = "vibration" }).ThenRefused("sensory.unknown");

    [Fact]
    public void the_place_is_the_test_s() => PilotStories.Visited.When(Heat with { Trials = [new("left-thenar", 1, SensoryEnd.Pain, 38)] }).ThenRefused("sensory.place-unknown");

    [Fact]
    public void a_value_lies_on_the_ramp() => PilotStories.Visited.When(Heat with { Trials = [Pain(1, 31)] }).ThenRefused("sensory.beyond-reach");

    [Fact]
    public void a_value_is_no_finer_than_the_device_is_read() => PilotStories.Visited.When(Heat with { Trials = [Pain(1, 38.45m)] }).ThenRefused("sensory.resolution");

    [Fact]
    public void pain_comes_with_its_reading() => PilotStories.Visited.When(Heat with { Trials = [new("right-thenar", 1, SensoryEnd.Pain)] }).ThenRefused("form.item-missing");

    [Fact]
    public void a_stopped_trial_says_why() => PilotStories.Visited.When(Heat with { Trials = [new("right-thenar", 1, SensoryEnd.Stopped)] }).ThenRefused("reason.missing");

    [Fact]
    public void at_least_one_trial_is_sent() => PilotStories.Visited.When(Heat with { Trials = [] }).ThenRefused("sensory.no-trials");

    [Fact]
    public void the_visit_was_held() => PilotStories.Visited.When(Heat with { Visit = "v2" }).ThenRefused("visit.not-held");

    private static SensoryTrial Pain(int trial, decimal value) => new("right-thenar", trial, SensoryEnd.Pain, value);

    private static ItemsRecorded Kept(ItemAnswer answer) => new(Stories.Ana, "sensory-testing", new Occasion(OccasionKind.Visit, "v1"), [answer]);
}
