using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Analysis;

/// <summary>Virtual participants report events as they happen, on their share of days.</summary>
public class VirtualEventSpecs
{
    private const string Truth = """
        truth: event-forms
        note: Round numbers. Assumptions, not evidence.
        screening: { fail: 0, routes: [clinic], per-week: 21, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, within: 10 }
          - { id: strength, mean: 5, within: 3 }
          - { id: lying, mean: 0.5 }
          - { id: tablets, mean: 2 }
        diary: { late: 0, missed: 0, outside: 0, offline: 0 }
        events: [{ id: attack, per-hundred-days: 30 }, { id: rescue, per-hundred-days: 0 }]
        visits: { shift: 0, taken: 1 }
        """;

    [Fact]
    public void events_come_on_their_share_of_days_and_count()
    {
        var study = MemoryStudy.Run(Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/event-forms.yaml"), Truth, 7, 20);
        var attacks = study.Observations.Where(row => row.Form == "attack" && row.Item == "strength").ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.DoesNotContain(study.State.Queries.Values, query => query.Opened.Rule is "entry.repeat" or "device.number-hole" or "entry.not-asked");
        // 20 people, 14 days, 0.3 a day: 84 with a standard deviation of 7.7; those on day 1 before the visit are not there.
        Assert.InRange(attacks.Count, 50, 110);
        Assert.All(attacks, row => Assert.Equal((OccasionKind.Event, ""), (row.Occasion.Kind, row.Flags)));
        Assert.Equal(attacks.Count(row => row.Number < 5), study.Observations.Count(row => row.Item == "lying" && row.Flags == "not-asked"));
        Assert.DoesNotContain(study.Observations, row => row.Form == "rescue");
    }
}
