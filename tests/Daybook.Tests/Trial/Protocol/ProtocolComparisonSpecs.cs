using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>What changed between two versions, and how much it weighs.</summary>
public class ProtocolComparisonSpecs
{
    public static TheoryData<string> Files => [.. Bundled.Files];

    [Theory, MemberData(nameof(Files))]
    public void a_version_does_not_differ_from_itself(string file) => Assert.Empty(ProtocolComparison.Of(Read(Bundled.Read(file)), Read(Bundled.Read(file))));

    [Fact]
    public void an_amendment_is_golden()
    {
        var changes = ProtocolComparison.Of(Read(Bundled.Crossover), Read(Amended));
        var text = new StringBuilder();
        foreach (var change in changes)
            text.Append($"{change.Class}{(change.ForParticipants ? ", participants are told" : "")}\n  {change.Sentence}\n  {change.Why}\n");

        Assert.Equal(Enum.GetValues<ChangeClass>(), changes.Select(change => change.Class).Distinct().Order());
        Golden.Equals("amendment.txt", text.ToString());
    }

    [Theory]
    [InlineData("title: At the first visit", "title: At the start", ChangeClass.Wording, "form intake: title is now \"At the start\", was \"At the first visit\"")]
    [InlineData("{ id: v2, day: 22, window: 2,", "{ id: v2, day: 22, window: [-2, 1],", ChangeClass.Operational, "visit v2: window is now [-2, 1], was 2")]
    [InlineData("late-until: \"12:00+1d\"", "late-until: \"14:00+1d\"", ChangeClass.Operational, "the diary: late until is now \"14:00+1d\", was \"12:00+1d\"")]
    [InlineData("kits-per-site: 24", "kits-per-site: 30", ChangeClass.Operational, "the supply: kits per site is now 30, was 24")]
    [InlineData("ends: [Not at all, Very well], better: higher", "ends: [Very well, Not at all], better: higher", ChangeClass.BreaksRunning, "item sleep of the diary: ends is now [\"Very well\", \"Not at all\"], was [\"Not at all\", \"Very well\"]")]
    [InlineData("ends: [Not at all, Very well], better: higher", "ends: [Badly, Very well], better: higher", ChangeClass.Substantial, "item sleep of the diary: ends is now [Badly, \"Very well\"], was [\"Not at all\", \"Very well\"]")]
    [InlineData("range: [0, 20], optional: true", "range: [0, 30], optional: true", ChangeClass.Substantial, "item rescue of the diary: range is now [0, 30], was [0, 20]")]
    [InlineData("range: [0, 20], optional: true", "range: [0, 20], optional: true, when: { item: capsule, is: no, otherwise: 0 }", ChangeClass.Substantial, "the condition of item rescue of the diary is new: { item: capsule, is: no, otherwise: 0 }")]
    [InlineData("forms:\n  - id: intake", "events: [{ id: dose, title: I took a tablet, items: [{ id: which, ask: \"Which?\", kind: text }] }]\nforms:\n  - id: intake", ChangeClass.Substantial, "event dose is new: { id: dose, title: \"I took a tablet\", items: [{ id: which, ask: \"Which?\", kind: text }] }")]
    [InlineData("How well did you sleep last night?\", kind: scale, range: [0, 10]", "How well did you sleep last night?\", kind: scale, range: [0, 100]", ChangeClass.BreaksRunning, "item sleep of the diary: range is now [0, 100], was [0, 10]")]
    [InlineData("kind: scale, range: [0, 10]", "kind: scale, range: [0, 20]", ChangeClass.BreaksRunning, "item sleep of the diary: range is now [0, 20], was [0, 10]")]
    [InlineData("per-day: 1, per-kit: 18", "per-day: 1, per-kit: 17", ChangeClass.Substantial, "the supply: per kit is now 17, was 18")]
    [InlineData("per-day: 1, per-kit: 18", "per-day: 1, per-kit: 20", ChangeClass.Operational, "the supply: per kit is now 20, was 18")]
    [InlineData("per-day: 1, per-kit: 18", "per-day: 2, per-kit: 36", ChangeClass.BreaksRunning, "the supply: per day is now 2, was 1")]
    [InlineData("range: [0, 20], optional: true", "range: [0, 10], optional: true", ChangeClass.BreaksRunning, "item rescue of the diary: range is now [0, 10], was [0, 20]")]
    [InlineData("How bad was your pain today?", "How bad was your pain this evening?", ChangeClass.Substantial, "item pain of the diary: ask is now \"How bad was your pain this evening?\", was \"How bad was your pain today?\"")]
    [InlineData("window: last-7", "window: last-6", ChangeClass.Substantial, "endpoint end-pain: window is now last-6, was last-7")]
    [InlineData("require: \">= 18\"", "require: \">= 21\"", ChangeClass.Substantial, "criterion adult: require is now \">= 21\", was \">= 18\"")]
    [InlineData("masked: [participant, investigator, coordinator, lab-operator, monitor]", "masked: [participant, investigator]", ChangeClass.Substantial, "the protocol: masked is now [participant, investigator], was [participant, investigator, coordinator, lab-operator, monitor]")]
    [InlineData("places: 24 }", "places: 20 }", ChangeClass.BreaksRunning, "the allocation: places is now 20, was 24")]
    [InlineData("{ id: usual-pain, ask", "{ id: average-pain, ask", ChangeClass.BreaksRunning, "item usual-pain of form intake: is now called average-pain, was usual-pain")]
    [InlineData("  - { id: no-opioids, ask: \"Opioids now or in the last month?\", require: no }\n", "", ChangeClass.Substantial, "criterion no-opioids is gone: { id: no-opioids, ask: \"Opioids now or in the last month?\", require: no }")]
    public void one_change_is_one_sentence_with_its_weight(string from, string to, ChangeClass weight, string sentence)
    {
        var changed = Bundled.Crossover.Replace(from, to, StringComparison.Ordinal).Replace("baseline: usual-pain", to.Contains("average-pain", StringComparison.Ordinal) ? "baseline: average-pain" : "baseline: usual-pain", StringComparison.Ordinal);
        var changes = ProtocolComparison.Of(Read(Bundled.Crossover), Read(changed));

        var change = changes[0];
        Assert.Equal((weight, sentence), (change.Class, change.Sentence));
        Assert.Equal(to.Contains("average-pain", StringComparison.Ordinal) || to.StartsWith("per-day: 2", StringComparison.Ordinal) ? 2 : 1, changes.Count);
    }

    [Theory]
    [InlineData("{ id: nothing, label: Nothing }, { id: rest, label: Rest }", "{ id: nothing, label: Rest }, { id: rest, label: Nothing }", ChangeClass.BreaksRunning)]
    [InlineData("{ id: rest, label: Rest }", "{ id: rest, label: Some rest }", ChangeClass.Substantial)]
    public void words_that_one_choice_takes_from_another_turn_the_answers_round(string from, string to, ChangeClass weight)
    {
        var yaml = Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/skip-logic.yaml");
        var changes = ProtocolComparison.Of(Read(yaml), Read(yaml.Replace(from, to, StringComparison.Ordinal)));

        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Equal((weight, "label"), (change.Class, change.Key)));
        Assert.Equal(weight == ChangeClass.BreaksRunning, Turned.Round(Helped(yaml), Helped(yaml.Replace(from, to, StringComparison.Ordinal))));

        static Item Helped(string yaml) => Measures.Items(Read(yaml)).First(item => item.Kind == ItemKind.Choice);
    }

    /// <summary>Words that somebody acts on are never a mere wording, whoever acts.</summary>
    [Theory]
    [InlineData("emergency: \"112\"", "emergency: \"911\"", ChangeClass.Operational, true)]
    [InlineData("telephone: \"+34 900 000 000\"", "telephone: \"+34 900 000 001\"", ChangeClass.Operational, true)]
    [InlineData("name: North clinic", "name: Northern clinic", ChangeClass.Wording, false)]
    [InlineData("say: That is a lot of pain.", "say: Wait until tomorrow.", ChangeClass.Substantial, true)]
    [InlineData("contact: coordinator, hours: 12", "contact: investigator, hours: 12", ChangeClass.Operational, true)]
    [InlineData("contact: coordinator, hours: 12", "contact: coordinator, hours: 72", ChangeClass.Operational, true)]
    [InlineData("name: Paracetamol 500 mg", "name: Paracetamol 1000 mg", ChangeClass.Substantial, true)]
    [InlineData("say: Take no more today.", "say: Take one more.", ChangeClass.Substantial, true)]
    [InlineData("then: The board decides.", "then: The sponsor decides.", ChangeClass.Substantial, false)]
    [InlineData("title: I was dizzy", "title: I was dizzy or fell", ChangeClass.Substantial, true)]
    [InlineData("name: Erythrocyte sedimentation rate", "name: C-reactive protein", ChangeClass.Substantial, true)]
    [InlineData("because: You may stop at any time.", "because: You may not stop.", ChangeClass.Substantial, true)]
    [InlineData("May you stop?", "May you stop today?", ChangeClass.Substantial, true)]
    public void words_that_somebody_acts_on_weigh_more_than_wording(string from, string to, ChangeClass weight, bool told)
    {
        Assert.Contains(from, Acting, StringComparison.Ordinal);
        var changes = ProtocolComparison.Of(Read(Acting), Read(Acting.Replace(from, to, StringComparison.Ordinal)));

        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Equal((weight, told), (change.Class, change.ForParticipants)));
    }

    /// <summary>The crossover with everything in it that somebody acts on.</summary>
    private static string Acting { get; } = Bundled.Crossover
        .Replace("name: North clinic, ", "name: North clinic, telephone: \"+34 900 000 000\", emergency: \"112\", ", StringComparison.Ordinal)
        .Replace("eligibility:", "  questions: [{ ask: \"May you stop?\", yes: true, because: You may stop at any time. }]\neligibility:", StringComparison.Ordinal)
        .Replace("forms:\n  - id: intake", """
            events: [{ id: dizzy, title: I was dizzy, items: [{ id: how-long, ask: "How many minutes?", kind: count, range: [0, 600] }] }]
            alerts: [{ id: worst, item: pain, when: ">= 90", contact: coordinator, hours: 12, say: That is a lot of pain. }]
            rescue: [{ id: paracetamol, name: Paracetamol 500 mg, item: rescue, each: 500, daily-limit: 4000, unit: mg, contact: investigator, hours: 24, say: Take no more today. }]
            stopping: [{ id: harm, serious: 2, contact: investigator, hours: 24, then: The board decides. }]
            forms:
              - id: intake
            """, StringComparison.Ordinal);

    [Fact]
    public void another_length_of_a_turn_breaks_running_participants()
    {
        var even = Bundled.Unequal.Replace("name: Naltrexone 4.5 mg, days: 84", "name: Naltrexone 4.5 mg, days: 56", StringComparison.Ordinal).Replace("name: Placebo, days: 28", "name: Placebo, days: 56", StringComparison.Ordinal);
        var changes = ProtocolComparison.Of(Read(Bundled.Unequal), Read(even));

        Assert.Equal(["days", "days"], changes.Select(change => change.Key));
        Assert.All(changes, change => Assert.Equal(ChangeClass.BreaksRunning, change.Class));
    }

    [Theory, MemberData(nameof(Files))]
    public void the_way_back_has_the_same_places_with_before_and_after_exchanged(string file)
    {
        var (one, other) = (Read(Bundled.Read(file)), Read(Bundled.Crossover));
        var forth = ProtocolComparison.Of(one, other).Where(change => change.Key is not null).Select(change => (change.What, change.Key, change.Before, change.After));
        var back = ProtocolComparison.Of(other, one).Where(change => change.Key is not null).Select(change => (change.What, change.Key, Before: change.After, After: change.Before));

        Assert.Equal(forth.Order(), back.Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void every_key_that_is_left_out_or_written_anew_is_a_change(string file)
    {
        var yaml = Bundled.Read(file);
        var whole = Read(yaml);
        var seen = 0;
        foreach (var seed in Enumerable.Range(0, 400))
            if (SeededChange.Of(yaml, seed) is { } changed && ProtocolReader.Read(changed, file).Protocol is { } other && Written.Of(other) != Written.Of(whole))
            {
                seen++;
                Assert.True(ProtocolComparison.Of(whole, other).Count > 0 || other.Version != whole.Version, $"seed {seed} is not seen");
            }
        Assert.InRange(seen, 20, 400);
    }

    [Theory, MemberData(nameof(Files))]
    public void what_is_written_is_read_back_as_it_was(string file)
    {
        var protocol = Read(Bundled.Read(file));
        var reading = ProtocolReader.Read(Written.Of(protocol)! + "\n", file);

        Assert.Equal("", ProblemText.Render(reading.Problems));
        Assert.Equal(Written.Of(protocol), Written.Of(reading.Protocol));
    }

    [Fact]
    public void nothing_that_a_masked_boundary_or_a_treatment_tells_is_for_participants()
    {
        var moved = Bundled.Pilot.Replace("{ id: placebo, days: 14,", "{ id: placebo, days: 28,", StringComparison.Ordinal).Replace("{ id: drug, days: 56,", "{ id: drug, days: 42,", StringComparison.Ordinal)
            .Replace("anchor: v3, ", "", StringComparison.Ordinal).Replace("Naltrexone 4.5 mg", "Naltrexone 3 mg", StringComparison.Ordinal).Replace("v4, day: 43, window: [0, 4], scores: drug", "v4, day: 43, window: [0, 4], scores: placebo", StringComparison.Ordinal);
        var reading = ProtocolReader.Read(moved, "moved.yaml");
        Assert.Equal("", ProblemText.Render(reading.Problems));
        var changes = ProtocolComparison.Of(Read(Bundled.Pilot), reading.Protocol!);

        Assert.True(changes.Count >= 5);
        Assert.Empty(changes.Where(change => change.ForParticipants).Select(change => change.Sentence));
    }

    private static string Amended => Bundled.Crossover
        .Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("A minimal randomised double-blind crossover", "A small randomised double-blind crossover", StringComparison.Ordinal)
        .Replace("consent:\n  version: \"1.0\"", "consent:\n  version: \"1.1\"", StringComparison.Ordinal)
        .Replace("late-until: \"12:00+1d\"", "late-until: \"14:00+1d\"", StringComparison.Ordinal)
        .Replace("    - { id: rescue,", "    - { id: mood, ask: \"How was your mood?\", kind: scale, range: [0, 10], ends: [Very bad, Very good], better: higher, optional: true }\n    - { id: rescue,", StringComparison.Ordinal)
        .Replace("days: 10, anchor: v2", "days: 12, anchor: v2", StringComparison.Ordinal)
        .Replace("{ id: v3, day: 32,", "{ id: v3, day: 34,", StringComparison.Ordinal)
        .Replace("reference: [0, 30], ", "", StringComparison.Ordinal)
        .Replace("  - { id: south, name: South clinic, zone: Atlantic/Canary }\n", "  - { id: south, name: South clinic, zone: Atlantic/Canary }\n  - { id: east, name: East clinic, zone: Europe/Madrid }\n", StringComparison.Ordinal)
        .Replace("  - { id: responders, rank: secondary, endpoint: end-pain, method: responders, compare: [active, control] }\n", "", StringComparison.Ordinal);

    private static Protocol Read(string yaml)
    {
        var reading = ProtocolReader.Read(yaml, "compared.yaml");
        return reading.Protocol ?? throw new InvalidOperationException(ProblemText.Render(reading.Problems));
    }
}
