using System.Globalization;
using Daybook.Trial;

namespace Daybook.Cli.Beginning;

/// <summary>The first version of a protocol file, from a few choices: commented, complete, and sound.</summary>
internal sealed record BegunProtocol
{
    /// <summary>How many days later than planned a visit may be; a kit lasts as long.</summary>
    private const int LongestLate = 3;

    private const int LongestWindow = 7;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Design Design { get; init; }

    /// <summary>The two treatments, the one of interest first.</summary>
    public required IReadOnlyList<string> Treatments { get; init; }

    public required string Site { get; init; }

    public required string Zone { get; init; }

    /// <summary>Days before anything is taken; 0 for none.</summary>
    public required int Baseline { get; init; }

    /// <summary>Days of each treated period.</summary>
    public required int Days { get; init; }

    /// <summary>Days between two treated periods; 0 for none.</summary>
    public required int Washout { get; init; }

    /// <summary>How often each treatment is taken; more than once in n-of-1 trials.</summary>
    public int Cycles { get; init; } = 1;

    public required int Participants { get; init; }

    /// <summary>Whether the main question is an unmarked line from 0 to 100 in place of whole numbers from 0 to 10.</summary>
    public required bool Line { get; init; }

    /// <summary>The file, ending with a line end.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $$"""
        # yaml-language-server: $schema=protocol.schema.json
        # Begun by daybook new. An editor explains every key; daybook check says what is wrong, daybook preview shows what comes of it,
        # and daybook schedule says when. Whatever is named here by id is used by that name elsewhere.
        protocol: {{Id}}
        version: "1.0"
        title: {{Quoted(Title)}}
        {{DesignLines}}
        # How many are planned; kits are counted for them.
        participants: {{Participants}}
        sites:
          - { id: main, name: {{Quoted(Site)}}, zone: {{Zone}} }
        # What the participant reads before she signs, one idea a paragraph. A new text needs a new version of it.
        consent:
          version: "1.0"
          text: |-
            You will answer a short diary every evening.

            You take one capsule each evening{{(Baseline > 0 ? " in a part of the study" : "")}}. {{(Design == Design.Parallel ? "The capsules may hold no medicine, and you are not told whether yours do." : "It may hold no medicine, and you are not told when.")}}

            You can stop at any time, and you need not say why.
        # Asked in this order; the first that fails is the reason.
        eligibility:
          - { id: adult, ask: Age in years, require: ">= 18", unit: a }
          - { id: no-opioids, step: phone, ask: "Opioids now, or in the last three months?", require: no }
        # Their words reach no screen, file or label that a masked role sees.
        treatments:
          - { id: {{First}}, name: {{Quoted(Treatments[0])}} }
          - { id: {{Second}}, name: {{Quoted(Treatments[1])}} }
        # Stretches of days from day 1 on, without gaps. A period with an anchor starts on the day on which that visit is really held. Where taking
        # starts or stops everyone notices, so that boundary is public.
        periods:
        {{Lines(Plan.Select(part => part.Period))}}
        # Who takes what in the treated periods, in order.
        arms:
        {{Lines(Arms)}}
        {{Allocation}}# What a kit holds, with some to spare for a late visit, and how many kits of each treatment the site receives.
        supply: { unit: capsule, taken: capsule, per-day: 1, per-kit: {{Days + Late}}, kits-per-site: {{Places * Cycles}} }
        # A diary day is named by the date on which its window opens; 03:00+1d is three in the morning after.
        diary:
          opens: "18:00"
          closes: "03:00+1d"
          late-until: "12:00+1d"
          items:
            - { id: pain, ask: "How bad was your pain today?", {{Scale}}, ends: [No pain, Worst pain imaginable], better: lower }
            - { id: sleep, ask: "How well did you sleep last night?", {{Scale}}, ends: [Not at all well, Extremely well], better: higher }
            - { id: capsule, ask: "Did you take a study capsule tonight?", kind: yes-no }
        # What staff fill in at visits.
        forms:
          - id: intake
            title: At the first visit
            items:
              - { id: usual-pain, ask: Average pain over the past week, {{Scale}}, ends: [No pain, Worst pain imaginable], better: lower }
        # The first visit is day 1. A visit measures the period of the day before unless scores names another.
        visits:
        {{Lines(Visits)}}
        # What is compared, by name: an item, the days of each period that count, and how they become one value.
        endpoints:
          - { id: end-pain, title: {{Quoted($"Pain over the last {Window} days")}}, item: pain, window: last-{{Window}}, estimator: mean, at-least: {{(Window + 1) / 2}} }
        # Planned before anybody is enrolled; whatever else a report shows is labelled post hoc.
        analyses:
          - {{Analysis}}

        """);

    private string First => Short(Treatments[0]);

    private string Second => Short(Treatments[1]) is var name && name != First ? name : name + "-2";

    private int Window => Math.Min(LongestWindow, Days);

    // The windows of two visits must not overlap.
    private int Late => Math.Min(LongestLate, Days - 1);

    // Both block sizes hold every arm in its share.
    private int Places => Design == Design.FixedOrder ? Participants : (Participants + 1) / 2 * 2;

    private string Scale => Line ? "kind: line, range: [0, 100]" : "kind: scale, range: [0, 10]";

    private string DesignLines => Design switch
    {
        Design.Crossover => $"# Everyone takes both{(Cycles > 1 ? ", again and again" : "")}, in one of two orders.\ndesign: crossover\n# Who must not learn who takes what before the code is opened.\nmasked: [participant, investigator, coordinator, lab-operator, monitor]",
        Design.Parallel => "# Everyone takes one of the two.\ndesign: parallel\n# Who must not learn who takes what before the code is opened.\nmasked: [participant, investigator, coordinator, lab-operator, monitor]",
        Design.FixedOrder => "# Everyone takes both in the same order, so what time does cannot be told from what is taken.\ndesign: fixed-order\n# Participants are not told when what is taken changes.\nmasked: [participant]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IEnumerable<string> Arms => Design switch
    {
        Design.Crossover => [Arm("AB", First, Second), Arm("BA", Second, First)],
        Design.Parallel => [$"- {{ id: A, treatments: [{First}] }}", $"- {{ id: B, treatments: [{Second}] }}"],
        _ => [$"- {{ id: all, treatments: [{Second}, {First}] }}"],
    };

    /// <summary>A sequence, as often as it is taken.</summary>
    private string Arm(string id, string first, string second) =>
        $"- {{ id: {string.Concat(Enumerable.Repeat(id, Cycles))}, treatments: [{string.Join(", ", Enumerable.Repeat($"{first}, {second}", Cycles))}] }}";

    private string Allocation => Design == Design.FixedOrder ? "" : string.Create(CultureInfo.InvariantCulture,
        $"# Blocks of these sizes, drawn by chance; in each every arm has its share.\nallocation: {{ method: permuted-blocks, blocks: [2, 4], places: {Places} }}\n");

    private string Analysis => Design switch
    {
        Design.Crossover when Cycles > 1 => $"{{ id: main, rank: primary, endpoint: end-pain, method: mixed-model, compare: [{First}, {Second}], fixed: [treatment, period] }}",
        Design.Crossover => $"{{ id: main, rank: primary, endpoint: end-pain, method: crossover-difference, compare: [{First}, {Second}] }}",
        Design.Parallel => $"{{ id: main, rank: primary, endpoint: end-pain, method: two-sample, compare: [{First}, {Second}] }}",
        _ => $"{{ id: main, rank: primary, endpoint: end-pain, method: paired-difference, compare: [{First}, {Second}] }}",
    };

    /// <summary>The periods in order, each with the day on which it starts and the visit that starts it.</summary>
    private IReadOnlyList<(string Period, int Day, string? Anchor, bool Treated)> Plan
    {
        get
        {
            var parts = new List<(string, int, string?, bool)>();
            var (day, visit) = (1, 0);
            void Add(string id, int days, bool treated, bool masked)
            {
                if (days == 0) return;
                var anchor = treated || day == 1 ? $"v{++visit}" : null;
                var keys = $"id: {id}, days: {days.ToString(CultureInfo.InvariantCulture)}{(anchor is null || !treated ? "" : $", anchor: {anchor}")}, starts: {(masked ? "masked" : "public")}{(treated ? ", treated: true" : "")}";
                parts.Add(($"- {{ {keys} }}", day, anchor, treated));
                day += days;
            }
            Add("baseline", Baseline, treated: false, masked: false);
            Add(Cycles > 1 ? "period-1" : "first", Days, treated: true, masked: false);
            if (Design == Design.Parallel) return parts;
            for (var number = 2; number <= 2 * Cycles; number++)
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                Add(Cycles > 1 ? $"washout-{text}" : "washout", Washout, treated: false, masked: false);
                // Where nothing stops and starts again, nobody need notice that the treatment changes.
                Add(Cycles > 1 ? $"period-{text}" : "second", Days, treated: true, masked: (Cycles > 1 || Design == Design.FixedOrder) && Washout == 0);
            }
            return parts;
        }
    }

    private IEnumerable<string> Visits
    {
        get
        {
            var before = (string?)null;
            var (count, treatedBefore) = (0, false);
            foreach (var part in Plan.Where(part => part.Anchor is not null))
            {
                count++;
                var does = new List<string>();
                if (treatedBefore) does.Add("return");
                if (part.Treated && !treatedBefore && Design != Design.FixedOrder) does.Add("randomise");
                if (part.Treated) does.Add("dispense");
                yield return Visit(part.Anchor!, part.Day, count > 1, treatedBefore ? before : null, count == 1, does);
                (before, treatedBefore) = (IdOf(part.Period), part.Treated);
            }
            var last = Plan[^1];
            yield return Visit($"v{(count + 1).ToString(CultureInfo.InvariantCulture)}", last.Day + Days, true, null, false, ["return"]);
        }
    }

    private string Visit(string id, int day, bool window, string? scores, bool first, List<string> does)
    {
        var keys = new[]
        {
            $"id: {id}", $"day: {day.ToString(CultureInfo.InvariantCulture)}", window && Late > 0 ? string.Create(CultureInfo.InvariantCulture, $"window: [0, {Late}]") : "", scores is null ? "" : $"scores: {scores}",
            first ? "forms: [intake]" : "", does.Count == 0 ? "" : $"does: [{string.Join(", ", does)}]",
        };
        return $"- {{ {string.Join(", ", keys.Where(key => key.Length > 0))} }}";
    }

    private static string IdOf(string period) => period.Split("id: ")[1].Split(',')[0];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => "  " + line));

    /// <summary>The first word of a name that can stand as a short name.</summary>
    private static string Short(string name)
    {
        var word = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => string.Concat(part.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()).FirstOrDefault(part => part.Length > 1 && char.IsAsciiLetter(part[0]) && BareName.Is(part));
        return word ?? "treatment";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
