using Daybook.Analysis;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Studies;

/// <summary>Amending a running study never deletes or relabels a datum, whatever is changed, adopted and sent in which order.</summary>
public sealed class AmendmentPropertyTests(ITestOutputHelper output)
{
    private const int Studies = 200;

    /// <summary>What an amendment may change; each gives a sound protocol, alone and after any of the others.</summary>
    private static readonly (string From, string To)[] Changes =
    [
        ("    - { id: rescue, ask: \"How many rescue tablets did you take?\", kind: count, range: [0, 20], optional: true }\n", ""),
        ("How bad was your pain today?", "How bad was the pain that you had today?"),
        ("    - { id: capsule,", "    - { id: mood, ask: \"How was your mood?\", kind: scale, range: [0, 10], ends: [Bad, Good] }\n    - { id: capsule,"),
        ("How well did you sleep last night?\", kind: scale, range: [0, 10]", "How well did you sleep last night?\", kind: scale, range: [0, 5]"),
        ("window: [0, 4]", "window: [0, 6]"),
        ("  late-until: \"12:00+1d\"\n", ""),
        ("closes: \"03:00+1d\"", "closes: \"02:00+1d\""),
        ("at-least: 4", "at-least: 3"),
        ("id: sleep, ask: \"How well did you sleep", "id: rest, ask: \"How well did you sleep"),
        ("reference: [0, 30]", "reference: [0, 20]"),
    ];

    [Fact]
    public void every_change_is_sound() => Assert.All(Changes, change => Assert.Equal("",
        ProblemText.Render(ProtocolReader.Read(Amend(Bundled.Crossover, change, 1), "amended.yaml").Problems)));

    [Fact]
    public void random_amendments_on_half_run_studies_lose_nothing()
    {
        var (amended, adopted, answers) = (0, 0, 0);
        for (var seed = 1; seed <= Studies; seed++)
        {
            var run = Lived((ulong)seed);
            amended += run.Story.Ledger.Count(recorded => recorded.Event is ProtocolPublished) - 1;
            adopted += run.Story.Ledger.Count(recorded => recorded.Event is ProtocolAdopted);
            answers += run.Rows.Count;
            Assert.True(Lost(run.Story, run.Rows) is null, $"seed {seed}: {Lost(run.Story, run.Rows)}");
        }
        output.WriteLine($"{Studies} studies: {amended} amendments, {adopted} adoptions, {answers} values");
        Assert.True(amended > Studies && adopted > Studies);
    }

    [Fact]
    public void a_lost_a_changed_and_a_relabelled_value_are_found()
    {
        var (story, rows) = Lived(3);

        Assert.NotNull(Lost(story, [.. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { Number = 99 }, .. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { Item = "other" }, .. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { ProtocolVersion = "9.9" }, .. rows.Skip(1)]));
    }

    /// <summary>Three weeks in which she writes every evening, by the questions of her version or of an older one, while versions come out and are adopted.</summary>
    private static (Story Story, List<Observation> Rows) Lived(ulong seed)
    {
        var random = CounterRandom.For(seed, "amendments");
        var (story, rows, yaml, versions) = (Stories.WithPhone, new List<Observation>(), Bundled.Crossover, 0);
        for (var day = 0; day < 20; day++)
        {
            if (random.NextBernoulli(0.25) && Changes[random.NextInt(Changes.Length)] is var change && yaml.Contains(change.From, StringComparison.Ordinal) && (change.To.Length == 0 || !yaml.Contains(change.To, StringComparison.Ordinal)))
            {
                yaml = Amend(yaml, change, ++versions);
                story = story.Done(Stories.Publish(yaml));
            }
            if (story.Study.Current is { } current && current != story.Her().Adopted && random.NextBernoulli(0.4))
                story = story.Done(new AdoptProtocol(Stories.Ana, current, "an amendment"));
            var date = Stories.FirstOfJune.PlusDays(day);
            var asked = random.NextBernoulli(0.8) ? story.Study.ProtocolOf(story.Her()) : ProtocolReader.Read(Bundled.Crossover, "first.yaml").Protocol!;
            var before = story;
            story = story.At($"{Iso(date)}T19:00:00Z").Done(Stories.Submit(Diary(asked, date, random), day + 1));
            rows.AddRange(RowsOf(before.Study, story.Ledger.Skip(before.Ledger.Count).ToList()));
        }
        return (story, rows);
    }

    private static ItemsRecorded Diary(Protocol asked, LocalDate date, CounterRandom random) => new(Stories.Ana, "diary", new Occasion(OccasionKind.DiaryDay, Iso(date)),
        [.. asked.Diary!.Items.Select(item => new ItemAnswer(item.Id, item.Kind == ItemKind.YesNo ? new Answer.Boolean(random.NextBernoulli(0.9)) : new Answer.Number(random.NextInt(11))))]);

    /// <summary>What is missing, changed or relabelled: every answer that was kept stands in one value, and the ledger read again gives the same values.</summary>
    private static string? Lost(Story story, IReadOnlyList<Observation> rows)
    {
        var kept = story.Ledger.Where(recorded => recorded.Event is ItemsRecorded).SelectMany(recorded => ((ItemsRecorded)recorded.Event).Answers.Select(answer => (recorded.Seq, answer.Item, Number: NumberOf(answer.Answer)))).ToList();
        if (!kept.SequenceEqual(rows.Select(row => (row.Seq, row.Item, Number: row.Number))))
            return "the values are not the answers that were kept";
        if (!Again(story).SequenceEqual(rows))
            return "the ledger read again gives other values";
        var dataset = Dataset.At(story.Study.Versions[story.Study.Current!.Value], story.Study, rows, null);
        var found = dataset.Counted.Select(o => (o.Seq, o.Item)).Concat(dataset.Exclusions.Select(o => (o.Seq, o.Item))).ToHashSet();
        return rows.Where(row => row.Number is not null && !found.Contains((row.Seq, row.Item))).Select(row => $"{row.Item} of entry {row.Seq} is neither analysed nor listed as left out").FirstOrDefault();
    }

    private static List<Observation> Again(Story story)
    {
        var (study, rows) = (StudyState.Empty, new List<Observation>());
        foreach (var (index, recorded) in story.Ledger.Index())
        {
            rows.AddRange(Observations.From(recorded, story.Ledger.ElementAtOrDefault(index + 1)?.Event as VerdictGiven, study));
            study = study.Evolve(recorded, Stories.ProtocolOf);
        }
        return rows;
    }

    private static IEnumerable<Observation> RowsOf(StudyState before, List<Recorded> entries) => Observations.From(entries[0], entries[1].Event as VerdictGiven, before);

    private static decimal? NumberOf(Answer answer) => answer switch { Answer.Number number => number.Value, Answer.Boolean yes => yes.Value ? 1 : 0, _ => null };

    private static string Amend(string yaml, (string From, string To) change, int version) =>
        System.Text.RegularExpressions.Regex.Replace(yaml.Replace(change.From, change.To, StringComparison.Ordinal), "version: \"1\\.\\d+\"\ntitle", FormattableString.Invariant($"version: \"1.{version}\"\ntitle"));

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
