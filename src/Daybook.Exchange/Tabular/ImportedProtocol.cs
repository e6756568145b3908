using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>The protocol of a finished crossover: a visit at the start, and one at the end of each period that measures it.</summary>
internal static class ImportedProtocol
{
    public const string OneSite = "imported";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TabularMap map, int participants)
    {
        var yaml = new StringBuilder();
        Line(yaml, $"protocol: {map.Study}\nversion: \"1.0\"\ntitle: {Quoted(map.Title)}\ndesign: crossover");
        Line(yaml, $"consent: {{ version: \"1.0\", text: {Quoted("Consent was given in the study that the file comes from.")} }}");
        List(yaml, "sites", map.Sites.Count > 0
            ? map.Sites.Select(site => $"id: {site.Id}, name: {Quoted(site.Name)}, zone: {site.Zone}")
            : [$"id: {OneSite}, name: {Quoted("Imported file")}, zone: Etc/UTC"]);
        List(yaml, "treatments", map.Treatments.Select(treatment => $"id: {Quoted(treatment.Id)}, name: {Quoted(treatment.Name)}"));
        List(yaml, "periods", map.Periods.Select((_, period) => $"id: period-{period + 1}, days: {Text(map.PeriodDays)}, anchor: {(period == 0 ? TabularPerson.FirstVisit : TabularPerson.VisitOf(period - 1))}, starts: public, treated: true"));
        List(yaml, "arms", map.Sequences.Select(sequence => $"id: {Quoted(sequence.Id)}, treatments: [{Words(sequence.Treatments)}]"));
        if (map.Sequences.Count > 1)
            Line(yaml, $"allocation: {{ method: permuted-blocks, blocks: [{map.Sequences.Count}], places: {participants} }}");
        Forms(yaml, map);
        Visits(yaml, map);
        var analysed = map.Values.Where(value => map.Analyses.Any(analysis => analysis.Endpoint == value.Id));
        List(yaml, "endpoints", analysed.Select(value => $"id: {Quoted(value.Id)}, title: {Quoted(value.Name)}, item: {Quoted(value.Id)}, window: visit, estimator: last"));
        List(yaml, "analyses", map.Analyses.Select(Analysis));
        return yaml.ToString();
    }

    private static void Forms(StringBuilder yaml, TabularMap map)
    {
        Line(yaml, $"forms:");
        foreach (var (id, title, values) in new[]
        {
            (TabularPerson.OnceForm, "The participant", map.Values.Where(value => value.Once).ToList()),
            (TabularPerson.PeriodForm, "At the end of a period", map.Values.Where(value => !value.Once).ToList()),
        })
        {
            if (values.Count == 0)
                continue;
            Line(yaml, $"  - id: {id}\n    title: {title}\n    items:");
            foreach (var value in values)
                Line(yaml, $"      - {{ {Item(value)} }}");
        }
    }

    private static string Item(MappedValue value) => string.Join(", ", new[]
    {
        $"id: {Quoted(value.Id)}",
        $"ask: {Quoted(value.Name)}",
        value.Codes.Count > 0 ? $"kind: choice, choices: [{string.Join(", ", value.Codes.DistinctBy(code => code.Id).Select(code => $"{{ id: {Quoted(code.Id)}, label: {Quoted(code.Label)} }}"))}]" : "kind: number",
        value.Codes.Count == 0 && value.Unit is { } unit ? $"unit: {Quoted(unit)}" : "",
        value.Codes.Count == 0 && value.Range is { } range ? $"range: [{Text(range.Low)}, {Text(range.High)}]" : "",
        value.Better is { } better ? $"better: {Kebab.Of(better.ToString())}" : "",
        "optional: true",
    }.Where(part => part.Length > 0));

    private static void Visits(StringBuilder yaml, TabularMap map)
    {
        var once = map.Values.Any(value => value.Once) ? $", forms: [{TabularPerson.OnceForm}]" : "";
        var each = map.Values.Any(value => !value.Once) ? $", forms: [{TabularPerson.PeriodForm}]" : "";
        List(yaml, "visits", map.Periods.Select((_, period) => $"id: {TabularPerson.VisitOf(period)}, day: {Text(((period + 1) * map.PeriodDays) + 1)}, scores: period-{period + 1}{each}")
            .Prepend($"id: {TabularPerson.FirstVisit}, day: 1{once}{(map.Sequences.Count > 1 ? ", does: [randomise]" : "")}"));
    }

    private static string Analysis(PlannedAnalysis analysis)
    {
        var model = analysis.Method != AnalysisMethod.MixedModel ? ""
            : $", fixed: [{string.Join(", ", analysis.Fixed.Select(effect => Kebab.Of(effect.ToString())))}], degrees-of-freedom: {Kebab.Of(analysis.DegreesOfFreedom.ToString())}";
        return $"id: {Quoted(analysis.Id)}, rank: {Kebab.Of(analysis.Rank.ToString())}, endpoint: {Quoted(analysis.Endpoint)}, method: {Kebab.Of(analysis.Method.ToString())}, "
            + $"compare: [{Words(analysis.Compare)}]{model}, confidence: {Text(analysis.Confidence)}";
    }

    private static void List(StringBuilder yaml, string key, IEnumerable<string> records)
    {
        Line(yaml, $"{key}:");
        foreach (var record in records)
            Line(yaml, $"  - {{ {record} }}");
    }

    private static void Line(StringBuilder yaml, FormattableString line) => yaml.Append(FormattableString.Invariant(line)).Append('\n');

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Select(Quoted));

    // A JSON string is a YAML string.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
