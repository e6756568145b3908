using Daybook.Trial;

namespace Daybook.Tests.Trial.Scores;

/// <summary>The table of the guide's page is the code's. <c>ACCEPT=1</c> writes it anew.</summary>
public sealed class ScoresPageTests
{
    private const string Head = "| Word | Items in order | Value | Missing items |\n|---|---|---|---|\n";

    [Fact]
    public void the_page_has_the_items_the_range_and_the_missing_rule_of_every_instrument()
    {
        var file = Repository.At("docs", "guide", "scores.md");
        var page = File.ReadAllText(file);
        var from = page.IndexOf(Head, StringComparison.Ordinal);
        var to = page.IndexOf("\n\n", from, StringComparison.Ordinal) + 1;
        var table = Head + string.Concat(Enum.GetValues<Instrument>().Select(Row));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, string.Concat(page.AsSpan(0, from), table, page.AsSpan(to)));

        Assert.Equal(table, page[from..to]);
    }

    private static string Row(Instrument instrument)
    {
        var range = Scoring.RangeOf(instrument);
        return FormattableString.Invariant($"| `{Kebab.Of(instrument.ToString())}` | {Items(instrument)} | {range.Low} to {range.High} | {Scoring.WhenMissing(instrument)} |\n");
    }

    // Runs of items that expect the same.
    private static string Items(Instrument instrument)
    {
        var runs = new List<(InstrumentItem First, int Count)>();
        foreach (var item in Scoring.ItemsOf(instrument))
        {
            if (runs is [.., var (first, count)] && first with { Number = item.Number } == item)
                runs[^1] = (first, count + 1);
            else
                runs.Add((item, 1));
        }
        return string.Join(", ", runs.Select(run => FormattableString.Invariant($"{run.Count} of {run.First.Low}-{run.First.High}{(run.First.Whole ? "" : " with tenths")}")));
    }
}
