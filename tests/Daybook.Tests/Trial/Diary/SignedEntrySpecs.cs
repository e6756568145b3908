using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>What a phone with a key sends is signed; what is not is kept and asked about.</summary>
public sealed class SignedEntrySpecs : IDisposable
{
    private readonly SigningPhone phone = new();

    public void Dispose() => phone.Dispose();

    private Story Bound => Stories.WithPhone.Done(new EnrolDevice(Stories.Ana, phone.Device, phone.Key));

    private SubmitEntry Signed(Story story) => phone.Signed(story.Study.Opened!.Study, Stories.Submit(Stories.Diary(), clock: "2026-06-01T21:00:00+02:00"));

    [Fact]
    public void a_signed_entry_is_kept_and_nobody_is_asked() => Assert.Empty(Rules(Bound, Signed(Bound)));

    [Fact]
    public void every_part_that_is_signed_matters()
    {
        var signed = Signed(Bound);
        Assert.All<SubmitEntry>(
            [
                signed with { Signature = null }, signed with { Signature = "c2ln" }, signed with { EntryId = "e-2" }, signed with { LocalClock = "2026-06-01T21:00:01+02:00" },
                signed with { Zone = "Europe/Paris" }, signed with { Payload = TrialJson.Write(Stories.Diary(pain: 44)) },
            ],
            other => Assert.Contains("device.signature", Rules(Bound, other)));
    }

    [Fact]
    public void a_device_without_a_key_signs_nothing_and_nobody_is_asked() =>
        Assert.DoesNotContain("device.signature", Rules(Stories.WithPhone, Stories.Submit(Stories.Diary(), clock: "2026-06-01T21:00:00+02:00")));

    [Fact]
    public void a_clock_that_was_set_back_before_the_entry_was_made_is_asked_about()
    {
        var entry = Stories.Submit(Stories.Diary(), clock: "2026-06-01T20:30:00+02:00");
        Assert.DoesNotContain("device.clock-back", Rules(Stories.WithPhone, entry with { Seen = "2026-06-01T18:31:00Z" }));
        Assert.Contains("device.clock-back", Rules(Stories.WithPhone, entry with { Seen = "2026-06-01T18:32:00Z" }));
        Assert.Contains("device.clock-unreadable", Rules(Stories.WithPhone, entry with { Seen = "yesterday" }));
    }

    private static List<string?> Rules(Story story, SubmitEntry entry) =>
        [.. story.Done(entry).Study.Queries.Values.Select(query => query.Opened.Rule).Except(story.Study.Queries.Values.Select(query => query.Opened.Rule))];
}
