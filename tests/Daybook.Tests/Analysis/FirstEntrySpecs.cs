using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>Of several entries for one day the first valid one counts.</summary>
public class FirstEntrySpecs
{
    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run("minimal-crossover", 7, 4));

    private static Observation One => Study.Value.Observations.First(o => o.Item == "pain" && o.Flags.Length == 0 && o.SupersededBy is null);

    private static Observation Entry(int repeat, decimal value, string flags = "") =>
        One with { Occasion = One.Occasion with { Repeat = repeat }, Number = value, Flags = flags, Seq = 1000 + repeat };

    private static Dataset Of(params Observation[] values) => Dataset.At(Study.Value.Protocol, Study.Value.AtLock!, values, Study.Value.List);

    [Fact]
    public void a_further_entry_for_the_same_day_does_not_count()
    {
        var dataset = Of(Entry(0, 40), Entry(1, 50), Entry(2, 60));
        Assert.Equal(40, Assert.Single(dataset.Counted).Number);
        Assert.Equal(["a further entry for the same occasion; the first valid one counts", "a further entry for the same occasion; the first valid one counts"], dataset.Exclusions.Select(e => e.Why));
    }

    [Theory]
    [InlineData("outside-window")]
    [InlineData("future")]
    [InlineData("before-consent")]
    public void a_valid_day_counts_though_an_invalid_entry_for_it_came_first(string flags)
    {
        var dataset = Of(Entry(0, 40, flags), Entry(1, 50), Entry(2, 60));
        Assert.Equal(50, Assert.Single(dataset.Counted).Number);
        Assert.Equal([1000, 1002], dataset.Exclusions.Select(e => e.Seq));
    }

    [Fact]
    public void a_value_that_cannot_be_used_does_not_give_its_place_to_another_entry()
    {
        Assert.Empty(Of(Entry(0, 40, "censored-high"), Entry(1, 50)).Counted);
        Assert.Empty(Of(Entry(0, 140), Entry(1, 50)).Counted);
    }

    [Fact]
    public void a_correction_of_the_entry_that_counts_counts()
    {
        var dataset = Of(Entry(0, 40, "future"), Entry(1, 50) with { SupersededBy = 2000 }, Entry(2, 60), Entry(1, 55) with { Seq = 2000 });
        Assert.Equal((55m, 2000L), dataset.Counted.Select(o => (o.Number!.Value, o.Seq)).Single());
    }

    [Fact]
    public void the_tests_of_one_visit_come_in_entries_of_their_own_and_all_count()
    {
        var lab = One with { Form = RecordLabValue.Form, Occasion = new Occasion(OccasionKind.Visit, "v0"), Item = "first-test", Number = 5 };
        var dataset = Of(lab, lab with { Occasion = lab.Occasion with { Repeat = 1 }, Item = "second-test", Number = 6 });
        Assert.Equal([5m, 6m], dataset.Counted.Select(o => o.Number!.Value));
        Assert.Empty(dataset.Exclusions);
    }
}
