using System.Globalization;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

/// <summary>Datasets made by hand: rows of an endpoint without a study behind them.</summary>
internal static class Datasets
{
    public const string Yaml = """
        protocol: by-hand
        version: "1.0"
        title: Two treatments, two periods
        design: crossover
        sites: [{ id: one, name: One, zone: UTC }]
        consent: { version: "1.0", text: Words. }
        treatments: [{ id: F, name: Formoterol }, { id: S, name: Salbutamol }]
        periods: [{ id: first, days: 1, starts: public, treated: true }, { id: second, days: 1, starts: public, treated: true }]
        arms: [{ id: FS, treatments: [F, S] }, { id: SF, treatments: [S, F] }]
        allocation: { method: permuted-blocks, blocks: [2], places: 50 }
        forms: [{ id: lung, title: Lung function, items: [{ id: pef, ask: Peak flow, kind: number, unit: L/min, better: higher }] }]
        visits: [{ id: v0, day: 1, does: [randomise] }, { id: v1, day: 2, scores: first, forms: [lung] }, { id: v2, day: 3, scores: second, forms: [lung] }]
        endpoints: [{ id: end, title: Peak expiratory flow, item: pef, window: visit, estimator: mean }]
        analyses:
          - { id: main, rank: primary, endpoint: end, method: crossover-difference, compare: [F, S] }
          - { id: paired, rank: sensitivity, endpoint: end, method: paired-difference, compare: [F, S] }
          - { id: mixed, rank: sensitivity, endpoint: end, method: mixed-model, compare: [F, S], fixed: [treatment, period, sequence] }
        """;

    public static Protocol Protocol { get; } = Read(Yaml);

    public static Protocol Read(string yaml)
    {
        var reading = ProtocolReader.Read(yaml, "by-hand.yaml");
        Assert.Empty(reading.Problems.Select(p => $"{p.Line}: {p.What} {p.Suggestion}"));
        return reading.Protocol!;
    }

    /// <summary>A dataset with these endpoint values: participant, sequence, period (from 1), value.</summary>
    public static Dataset Of(IEnumerable<(string Participant, string Sequence, int Period, double? Value)> values, Protocol? protocol = null)
    {
        protocol ??= Protocol;
        var rows = values.Select(v => new EndpointRow(
            new ParticipantKey(v.Participant), v.Participant, "one", v.Sequence, protocol.Periods[v.Period - 1].Id, v.Period,
            protocol.Arms.First(arm => arm.Id == v.Sequence).Treatments[v.Period - 1], protocol.Endpoints[0].Id, v.Value, v.Value is null ? 0 : 1, null, null)).ToList();
        return new Dataset
        {
            Protocol = protocol, State = StudyState.Empty, Open = true, Imported = false, Counted = [], Exclusions = [], Rows = rows,
            Participants = [.. rows.DistinctBy(r => r.Participant).Select(r => new DatasetParticipant(
                r.Participant, r.Label, "one", r.Sequence, new Participant { Key = r.Participant, Site = "one", Screened = new LocalDate(2026, 1, 1) }, null))],
        };
    }

    /// <summary>Senn's table 3.1 from the fixtures, whichever column holds the value.</summary>
    public static IEnumerable<(string Participant, string Sequence, int Period, double Value)> Asthma() =>
        File.ReadLines(Fixtures.At("thirdparty", "trials", "xover-textbook", "data_asthma_2.csv")).Skip(1)
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
            .Select(cells => (cells[3], cells[4], int.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[0], CultureInfo.InvariantCulture)));
}
