using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>A phone that is lost, sold or given back.</summary>
public sealed class RevokeDeviceSpecs
{
    private static readonly RevokeDevice Asked = new(Stories.Ana, "phone-1", "lost on the bus");

    // She lost it at nine in the evening of 1 June; now it is the morning after.
    private static readonly Story Lost = Stories.WithPhone.Done(Asked).At("2026-06-02T08:00:00Z");

    [Fact]
    public void a_phone_is_taken_away_from_her() => Stories.WithPhone.When(Asked).Then(new DeviceRevoked(Stories.Ana, "phone-1", "lost on the bus"));

    [Fact]
    public void it_is_taken_away_after_the_lock_as_well() => Stories.WithPhone.Done(new LockStudy()).When(Asked).Then(new DeviceRevoked(Stories.Ana, "phone-1", "lost on the bus"));

    [Fact]
    public void it_is_taken_away_once() => Lost.When(Asked).ThenRefused("device.already-revoked");

    [Fact]
    public void only_one_of_hers_is_taken_away() => Stories.WithPhone.When(Asked with { Device = "phone-9" }).ThenRefused("device.unknown");

    [Fact]
    public void it_has_a_reason() => Stories.WithPhone.When(Asked with { Reason = " " }).ThenRefused("reason.missing");

    [Fact]
    public void what_was_made_before_counts_and_is_asked_about()
    {
        var outcome = Lost.When(Stories.Submit(Stories.Diary(), clock: "2026-06-01T20:30:00+02:00"));
        Assert.Equal(Verdict.InTime, outcome.Events.OfType<VerdictGiven>().Single().Verdict);
        Assert.Contains("device.revoked", outcome.Events.OfType<QueryOpened>().Select(query => query.Rule));
    }

    [Fact]
    public void what_was_made_after_is_kept_and_counts_for_nothing()
    {
        var outcome = Lost.When(Stories.Submit(Stories.Diary(), clock: "2026-06-01T21:30:00+02:00"));
        Assert.Single(outcome.Events.OfType<ItemsRecorded>());
        Assert.Equal(Verdict.AfterRevocation, outcome.Events.OfType<VerdictGiven>().Single().Verdict);
        Assert.Equal(["device.revoked", "verdict.after-revocation"], outcome.Events.OfType<QueryOpened>().Select(query => query.Rule).Order());
    }

    [Fact]
    public void another_phone_of_hers_goes_on() =>
        Assert.Equal(Verdict.Late, Lost.Done(new EnrolDevice(Stories.Ana, "phone-2")).When(Stories.Submit(Stories.Diary()) with { Device = "phone-2" }).Events.OfType<VerdictGiven>().Single().Verdict);
}
