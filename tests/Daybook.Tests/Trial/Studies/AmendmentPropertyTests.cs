using System.Collections.Immutable;
using System.Globalization;
using Daybook.Analysis;
using Daybook.Exchange;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Studies;

/// <summary>Amending a running study never deletes or relabels a datum, whatever is changed, adopted, sent and done at visits in which order: no answer, form, laboratory value, sensory trial, event, adverse event, kit or visit.</summary>
public sealed class AmendmentPropertyTests(ITestOutputHelper output)
{
    private const int Studies = 200, StudiesOfEach = 8, Days = 20;

    /// <summary>What must have been done in the studies before an amendment can be said to have left it alone.</summary>
    private static readonly string[] Doings = [nameof(HoldVisit), nameof(RecordForm), nameof(RecordLabValue), nameof(RecordSensoryTrials), nameof(DispenseKit), nameof(ReturnKit), nameof(RandomiseParticipant), nameof(RecordAdverseEvent), nameof(RecordEvent)];

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
        var (amended, adopted, answers, done) = (0, 0, 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 1; seed <= Studies; seed++)
        {
            var run = Lived((ulong)seed, done);
            amended += run.Story.Ledger.Count(recorded => recorded.Event is ProtocolPublished) - 1;
            adopted += run.Story.Ledger.Count(recorded => recorded.Event is ProtocolAdopted);
            answers += run.Rows.Count;
            Assert.True(Lost(run.Story, run.Rows) is null, $"seed {seed}: {Lost(run.Story, run.Rows)}");
        }
        output.WriteLine($"{Studies} studies: {amended} amendments, {adopted} adoptions, {answers} values; {Words(done)}");
        Assert.True(amended > Studies && adopted > Studies);
        Assert.All([nameof(HoldVisit), nameof(RecordLabValue), nameof(DispenseKit), nameof(ReturnKit), nameof(RecordAdverseEvent)], kind => Assert.True(done.GetValueOrDefault(kind) > Studies / 4, $"{kind}: {Words(done)}"));
    }

    /// <summary>Every protocol with a diary, and every way in which it can be written otherwise and still be sound.</summary>
    public static TheoryData<string> Diaries => [.. Bundled.AllFiles.Where(path => Read(Bundled.ReadAt(path)).Diary is not null)];

    [Theory, MemberData(nameof(Diaries))]
    public void random_amendments_of_any_protocol_lose_nothing(string path)
    {
        var (amended, done) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 1; seed <= StudiesOfEach; seed++)
        {
            var run = Lived((ulong)seed, done, Begun(Bundled.ReadAt(path)), Bundled.ReadAt(path), (yaml, random, version) => SeededChange.Of(yaml, random.NextInt(1_000_000)) is { } changed ? Numbered(changed, version) : null);
            amended += run.Story.Ledger.Count(recorded => recorded.Event is ProtocolPublished) - 1;
            Assert.True(Lost(run.Story, run.Rows) is null, $"{path}, seed {seed}: {Lost(run.Story, run.Rows)}");
        }
        output.WriteLine($"{path}: {StudiesOfEach} studies, {amended} amendments; {Words(done)}");
        Assert.True(amended > 0, "no amendment was published");
        Assert.True(done.GetValueOrDefault(nameof(HoldVisit)) > 0 || Read(Bundled.ReadAt(path)).Visits.Count == 1, "no visit was held");
    }

    [Fact]
    public void everything_that_can_be_done_is_done_between_amendments_of_some_study()
    {
        var done = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var yaml in Bundled.AllFiles.Where(path => Path.GetFileNameWithoutExtension(path) is "ldn-fibromyalgia-2009" or "ldn-fibromyalgia-2013" or "event-forms").Select(Bundled.ReadAt))
            Lived(1, done, Begun(yaml), yaml, (_, _, _) => null);
        Assert.Empty(Doings.Except(done.Keys));
    }

    [Fact]
    public void a_study_that_forgets_a_visit_is_found()
    {
        var (story, _) = Lived(3, []);
        var her = story.Her();

        Assert.NotEqual(Kept(story.Study), Kept(story.Study with { Participants = story.Study.Participants.SetItem(her.Key, her with { Visits = her.Visits.Remove("v1") }) }));
        Assert.NotEqual(Kept(story.Study), Kept(story.Study with { Kits = story.Study.Kits.Clear() }));
        Assert.Equal(Kept(story.Study), Kept(story.Study with { Participants = story.Study.Participants.SetItem(her.Key, her with { Adopted = null }) }));
    }

    [Fact]
    public void a_lost_a_changed_and_a_relabelled_value_are_found()
    {
        var (story, rows) = Lived(3, []);

        Assert.NotNull(Lost(story, [.. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { Number = 99 }, .. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { Item = "other" }, .. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { Text = "other" }, .. rows.Skip(1)]));
        Assert.NotNull(Lost(story, [rows[0] with { ProtocolVersion = "9.9" }, .. rows.Skip(1)]));
    }

    /// <summary>Some weeks in which she writes on many evenings, by the questions of her version or of an older one, and comes to her visits, while versions come out and are adopted.</summary>
    private static (Story Story, List<Observation> Rows) Lived(ulong seed, SortedDictionary<string, int> done) => Lived(seed, done, Stories.WithPhone, Bundled.Crossover, (yaml, random, version) =>
        Changes[random.NextInt(Changes.Length)] is var change && yaml.Contains(change.From, StringComparison.Ordinal) && (change.To.Length == 0 || !yaml.Contains(change.To, StringComparison.Ordinal)) ? Amend(yaml, change, version) : null);

    private static (Story Story, List<Observation> Rows) Lived(ulong seed, SortedDictionary<string, int> done, Story begun, string first, Func<string, CounterRandom, int, string?> amend)
    {
        var random = CounterRandom.For(seed, "amendments");
        var (attending, original) = (new Attending(random), Read(first));
        // Between the evenings a few days go by, so that they reach over the whole study.
        var pace = Math.Max(5, 2 * original.Periods.Sum(period => period.Days) / Days);
        var (story, yaml, versions, date) = (attending.First(begun), first, 0, Stories.FirstOfJune);
        var rows = Collected(StudyState.Empty, story.Ledger);
        for (var turn = 1; turn <= Days; turn++, date = date.PlusDays(1 + random.NextInt(pace)))
        {
            var kept = Kept(story.Study);
            // What cannot be published, since it is not sound or changes what is sealed or signed, is no amendment.
            if (random.NextBernoulli(0.25) && amend(yaml, random, versions + 1) is { } changed && ProtocolReader.Read(changed, "amended.yaml").Protocol is { Diary: not null } && story.When(Stories.Publish(changed)) is { Decision: Decision.Accepted } published)
                (story, yaml, versions) = (published.Accepted(), changed, versions + 1);
            if (story.Study.Current is { } current && current != story.Her().Adopted && random.NextBernoulli(0.4))
                story = story.Done(new AdoptProtocol(Stories.Ana, current, "an amendment"));
            Assert.Equal(kept, Kept(story.Study));
            var asked = random.NextBernoulli(0.8) ? story.Study.ProtocolOf(story.Her()) : original;
            var before = story;
            story = attending.On(story.At($"{Iso(date)}T19:00:00Z"), date).Done(Stories.Submit(new ItemsRecorded(Stories.Ana, "diary", new Occasion(OccasionKind.DiaryDay, Iso(date)), [.. asked.Diary!.Items.Select(item => new ItemAnswer(item.Id, attending.AnswerTo(item)))]), turn));
            rows.AddRange(Collected(before.Study, story.Ledger.Skip(before.Ledger.Count)));
        }
        foreach (var (kind, times) in attending.Done)
            done[kind] = done.GetValueOrDefault(kind) + times;
        return (story, rows);
    }

    private static string Words(SortedDictionary<string, int> done) => string.Join(", ", done.Select(pair => $"{pair.Value} {pair.Key}"));

    /// <summary>Everything that is known of people, kits, events and questions, but for the version that somebody follows.</summary>
    private static string Kept(StudyState study) => StateText.Of(StudyState.Empty with
    {
        Participants = study.Participants.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Adopted = null }),
        Kits = study.Kits, Shelves = study.Shelves, PlacesTaken = study.PlacesTaken, AdverseEvents = study.AdverseEvents, Queries = study.Queries, Erasable = study.Erasable,
    });

    /// <summary>Ana is in the study of any protocol, at its first site, and has come to the first visit with her phone.</summary>
    private static Story Begun(string yaml)
    {
        var protocol = Read(yaml);
        var story = Stories.Opened.Done(Stories.Publish(yaml));
        if (protocol.Allocation is not null && AllocationLists.Draw(protocol, new SeededEntropy(3)) is var drawn)
            story = story.Done(new SealAllocation(new string('c', 64), drawn.Strata, drawn.Kits));
        return story.Done(new ScreenParticipant(Stories.Ana, protocol.Sites[0].Id, Stories.FirstOfJune, "clinic", null))
            .Done(new GiveConsent(Stories.Ana, protocol.Consent.Version, Stories.DocumentHash))
            .Done(new AssessEligibility(Stories.Ana, [.. protocol.Eligibility.Select(criterion => new CriterionAnswer(criterion.Id, Met(criterion)))]))
            .Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid"))
            .Done(new HoldVisit(Stories.Ana, protocol.Visits[0].Id, Stories.FirstOfJune))
            .Done(new EnrolDevice(Stories.Ana, "phone-1"));
    }

    private static Answer Met(Criterion criterion) => criterion.Require switch
    {
        Condition.Is(var yes) => new Answer.Boolean(yes),
        Condition.Dilutes(_, var dilution) => new Answer.Number(dilution, criterion.Unit),
        Condition.Compares(var comparison, var bound) => new Answer.Number(bound + comparison switch { Comparison.Less => -1, Comparison.Greater => 1, _ => 0 }, criterion.Unit),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What is missing, changed or relabelled: every answer that was kept stands in one value, and the ledger read again gives the same values.</summary>
    private static string? Lost(Story story, IReadOnlyList<Observation> rows)
    {
        var kept = story.Ledger.Where(recorded => recorded.Event is ItemsRecorded).SelectMany(recorded => ((ItemsRecorded)recorded.Event).Answers.Select(answer => (recorded.Seq, answer.Item, Is: Said(answer.Answer)))).ToList();
        if (!kept.SequenceEqual(rows.Select(row => (row.Seq, row.Item, Is: (row.Number, row.Text)))))
            return "the values are not the answers that were kept";
        if (!Exported(rows, story.Her()).SequenceEqual(rows.Select(row => $"{row.Seq} {row.ProtocolVersion} {row.Item} {row.Number?.ToString(CultureInfo.InvariantCulture)}{row.Text}")))
            return "the exported table has other values";
        if (!Again(story).SequenceEqual(rows))
            return "the ledger read again gives other values";
        var dataset = Dataset.At(story.Study.Versions[story.Study.Current!.Value], story.Study, rows, null);
        var found = dataset.Counted.Concat(dataset.Codes).Select(o => (o.Seq, o.Item)).Concat(dataset.Exclusions.Select(o => (o.Seq, o.Item))).ToHashSet();
        return rows.Where(row => !found.Contains((row.Seq, row.Item))).Select(row => $"{row.Item} of entry {row.Seq} is neither analysed nor listed as left out").FirstOrDefault();
    }

    private static List<Observation> Again(Story story) => Collected(StudyState.Empty, story.Ledger);

    /// <summary>The values that entries bring, each by the state before it.</summary>
    private static List<Observation> Collected(StudyState study, IEnumerable<Recorded> entries)
    {
        var (rows, all) = (new List<Observation>(), entries.ToList());
        foreach (var (index, recorded) in all.Index())
        {
            rows.AddRange(Observations.From(recorded, all.ElementAtOrDefault(index + 1)?.Event as VerdictGiven, study));
            study = study.Evolve(recorded, Stories.ProtocolOf);
        }
        return rows;
    }

    private static (decimal? Number, string? Text) Said(Answer answer) => answer switch
    {
        Answer.Number number => (number.Value, null),
        Answer.Boolean yes => (yes.Value ? 1 : 0, null),
        Answer.Code code => (null, code.Value),
        Answer.Time time => (null, time.Value.ToString("HH:mm", CultureInfo.InvariantCulture)),
        Answer.Date date => (null, Iso(date.Value)),
        Answer.Text text => (null, text.Value),
        _ => (null, null),
    };

    /// <summary>Entry, version, item and value of every line of the exported table.</summary>
    private static IEnumerable<string> Exported(IReadOnlyList<Observation> rows, Participant her)
    {
        using var table = new StringWriter();
        TabularExport.Write(table, rows, Purpose.Rehearsal, _ => her.Label);
        int Of(string column) => TabularExport.Columns.ToList().IndexOf(column);
        return [.. table.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[Of("seq")]} {cells[Of("protocol_version")]} {cells[Of("item")]} {cells[Of("number")]}{cells[Of("text")]}".Replace("\"", "", StringComparison.Ordinal))];
    }

    private static Protocol Read(string yaml) => ProtocolReader.Read(yaml, "study.yaml").Protocol!;

    // The version of the file stands on a line of its own; that of the consent is indented.
    private static string Numbered(string yaml, int version) =>
        System.Text.RegularExpressions.Regex.Replace(yaml, "^version: .*$", FormattableString.Invariant($"version: \"amended-{version}\""), System.Text.RegularExpressions.RegexOptions.Multiline);

    private static string Amend(string yaml, (string From, string To) change, int version) =>
        System.Text.RegularExpressions.Regex.Replace(yaml.Replace(change.From, change.To, StringComparison.Ordinal), "version: \"1\\.\\d+\"\ntitle", FormattableString.Invariant($"version: \"1.{version}\"\ntitle"));

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
