using System.Globalization;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Analysis.Periods;

/// <summary>Datasets of a fixed order made by hand: values on diary days and at visits, without a study behind them.</summary>
internal static class PeriodDatasets
{
    public const string Yaml = """
        protocol: fixed-by-hand
        version: "1.0"
        title: Placebo, then a drug
        design: fixed-order
        sites: [{ id: one, name: One, zone: UTC }]
        consent: { version: "1.0", text: Words. }
        treatments: [{ id: placebo, name: Placebo }, { id: naltrexone, name: Naltrexone }]
        periods:
          - { id: baseline, days: 4, starts: public }
          - { id: placebo, days: 4, anchor: v2, starts: public, treated: true }
          - { id: drug, days: 6, starts: public, treated: true }
          - { id: washout, days: 4, starts: public }
        arms: [{ id: all, treatments: [placebo, naltrexone] }]
        diary:
          opens: "18:00"
          closes: "23:00"
          items:
            - { id: severity, ask: How severe, kind: line, range: [0, 100], ends: [None, Worst], better: lower }
            - { id: sleep, ask: How well slept, kind: line, range: [0, 100], ends: [Badly, Well], better: higher }
        forms:
          - { id: intake, title: Intake, items: [{ id: age, ask: Age, kind: number, unit: a }, { id: duration, ask: Years ill, kind: number, unit: a }, { id: works, ask: Works, kind: choice, choices: [{ id: full, label: Full time }, { id: part, label: Part time }, { id: none, label: Not }] }] }
          - { id: change, title: Change, items: [{ id: change-1, ask: Changed how, kind: scale, range: [1, 7], ends: [Better, Worse] }] }
        labs: [{ id: esr, name: Sedimentation rate, unit: mm/h, reference: [0, 30], plausible: [0, 150] }]
        sensory: [{ id: heat, name: Heat pain threshold, unit: Cel, places: [left, right], start: 32, rate: 1, cut-off: 50, trials: 2, resolution: 0.1, better: higher }]
        scores: [{ id: global, title: Global change, instrument: pgic, form: change, better: lower }]
        visits:
          - { id: v1, day: 1, scores: baseline, forms: [intake, change], labs: [esr], sensory: [heat] }
          - { id: v2, day: 5, scores: baseline, labs: [esr], sensory: [heat] }
          - { id: v3, day: 9, scores: placebo, labs: [esr], forms: [change], sensory: [heat] }
          - { id: v4, day: 15, scores: drug, forms: [change], sensory: [heat] }
          - { id: v5, day: 19, scores: washout, sensory: [heat] }
        endpoints:
          - { id: severity, title: Severity, item: severity, window: whole, estimator: mean, at-least: 2 }
          - { id: severity-last-2, title: "Severity, last 2 days", item: severity, window: last-2, estimator: mean }
          - { id: severity-first-2, title: "Severity, first 2 days", item: severity, window: first-2, estimator: mean }
          - { id: sleep, title: Sleep, item: sleep, window: whole, estimator: mean }
          - { id: heat, title: Heat, item: heat, window: visit, estimator: mean }
        analyses:
          - { id: main, rank: primary, endpoint: severity, method: period-model, periods: [drug, placebo], only: [placebo, drug], degrees-of-freedom: satterthwaite }
          - { id: whole, rank: replication, endpoint: severity, method: period-model, periods: [drug, placebo], degrees-of-freedom: satterthwaite }
          - { id: daily, rank: secondary, endpoint: severity, method: period-model, periods: [drug, placebo], residual: ar1 }
          - { id: heat, rank: secondary, endpoint: heat, method: period-model, periods: [drug, placebo], residual: compound-symmetry, degrees-of-freedom: satterthwaite }
          - { id: reduction, rank: secondary, endpoint: severity, method: percent-reduction, periods: [drug, placebo], from: baseline, thresholds: [30, 50] }
          - { id: slept, rank: secondary, endpoint: sleep, method: percent-reduction, periods: [drug, placebo], from: baseline, thresholds: [30] }
          - { id: by-esr, rank: secondary, endpoint: severity, method: predictor, periods: [drug, placebo], from: baseline, with: esr }
          - { id: by-work, rank: secondary, endpoint: severity, method: predictor, periods: [drug, placebo], from: baseline, with: works, chosen: [full, part] }
        families: [{ id: all, title: All, tests: [whole, by-esr], rules: [narum-cut, step-up-by] }]
        """;

    private static readonly string[] Order = ["baseline", "placebo", "drug", "washout"];

    public static Protocol Protocol { get; } = Datasets.Read(Yaml);

    /// <summary>The first days of every period of a participant; null is a day without an entry.</summary>
    public static Dataset Diary(string item, params (string Participant, double?[][] Periods)[] people) =>
        Of(people.SelectMany(her => her.Periods.SelectMany((days, period) => days.Select((value, day) => (value, day)).Where(d => d.value is not null)
            .Select(d => OnDay(her.Participant, Order[period], d.day, item, d.value!.Value)))));

    /// <summary>The same value on two days of every period: a period's mean is that value.</summary>
    public static (string, double?[][]) Steady(string participant, params double?[] periods) => (participant, [.. periods.Select(value => new[] { value, value })]);

    /// <summary>The participants are those who have a value.</summary>
    public static Dataset Of(IEnumerable<Observation> counted)
    {
        var values = counted.ToList();
        return new Dataset
        {
            Protocol = Protocol, State = StudyState.Empty, Open = true, Imported = false, Counted = values, Exclusions = [], Rows = [],
            Participants = [.. values.Select(o => o.Participant).Distinct().Select(key => new DatasetParticipant(key, key.Value, "one", "all",
                new Participant { Key = key, Site = "one", Screened = Start }, Schedule.Planned(Protocol, Start, "UTC")))],
        };
    }

    public static LocalDate Start { get; } = new(2026, 1, 1);

    public static Observation OnDay(string participant, string period, int day, string item, double value)
    {
        var date = Schedule.Planned(Protocol, Start, "UTC").PeriodDates(period).Start.PlusDays(day);
        return Value(participant, new Occasion(OccasionKind.DiaryDay, LocalDatePattern.Iso.Format(date)), "diary", item, value);
    }

    public static Observation AtVisit(string participant, string visit, string item, double value, string flags = "") =>
        Value(participant, new Occasion(OccasionKind.Visit, visit), "form", item, value) with { Flags = flags };

    private static Observation Value(string participant, Occasion occasion, string form, string item, double value) => new(
        new ParticipantKey(participant), "one", "1.0", form, occasion, item, null, 1, (decimal)value, null, null, "", null, null, 1, null);

    public static AnalysisResult Run(Dataset dataset, string analysis) => AnalysisRun.Of(dataset).Analyses.Single(a => a.Id == analysis);

    /// <summary>A person's label for her number.</summary>
    public static string Person(int number) => "p" + number.ToString("00", CultureInfo.InvariantCulture);
}
