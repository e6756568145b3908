namespace Daybook.Tests.Trial;

/// <summary>For every kind of problem, one change to the minimal crossover that has it.</summary>
internal static class Faults
{
    /// <summary>The file with the fault of <paramref name="code"/>.</summary>
    public static string Of(string code) => All[code]();

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        // Writing
        ["DB0001"] = () => Bundled.Crossover + new string('#', 1024 * 1024),
        ["DB0002"] = () => Change("require: \">= 18\", unit: a }", "require: \">= 18\", unit: a"),
        ["DB0003"] = () => Change("  - { id: washout", "\t- { id: washout"),
        ["DB0004"] = () => Bundled.Crossover + "---\nprotocol: second\n",
        ["DB0005"] = () => Change("masked: [participant,", "masked: &eyes [participant,"),
        ["DB0006"] = () => Change("days: 14,", "days: !!int 14,"),
        ["DB0007"] = () => Change("design: crossover", $"design: {new string('[', 40)}{new string(']', 40)}"),
        ["DB0008"] = () => "# Nothing yet.\n",
        ["DB0009"] = () => Change("design: crossover", "[design, plan]: crossover"),
        ["DB0010"] = () => Change("North clinic", "North\u202E clinic"),
        ["DB0011"] = () => Change("eligibility:\n", "eligibility:\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"  - {{ id: rule-{i}, ask: Asked {i}, require: yes, first: 1, second: 2 }}\n"))),
        ["DB0101"] = () => Change("estimator: mean", "estimater: mean"),
        ["DB0102"] = () => Change("  closes: \"03:00+1d\"\n", ""),
        ["DB0103"] = () => Change("  late-until: \"12:00+1d\"\n", "  late-until: \"12:00+1d\"\n  late-until: \"13:00+1d\"\n"),
        ["DB0104"] = () => Change("masked: [participant, investigator, coordinator, lab-operator, monitor]", "masked: participant"),
        ["DB0105"] = () => Change("method: crossover-difference", "method: crossover-diference"),
        ["DB0106"] = () => Change("per-day: 1,", "per-day: .inf,"),
        ["DB0107"] = () => Change("name: Placebo", "name:"),
        ["DB0108"] = () => Change("protocol: minimal-crossover\nversion: \"1.0\"", "protocol: minimal-crossover\nversion: 1.0"),
        ["DB0109"] = () => Change("treatments: [control, active]", "treatments: []"),
        ["DB0110"] = () => Change("id: rescue,", "id: rescue tablets,"),
        ["DB0111"] = () => Change("days: 7,", "days: 0,"),
        ["DB0112"] = () => Change("blocks: [2, 4]", $"blocks: [{string.Join(", ", Enumerable.Repeat(2, 501))}]"),
        ["DB0120"] = () => Change("opens: \"18:00\"", "opens: \"6 pm\""),
        ["DB0121"] = () => Change("window: [0, 4]", "window: [4, 0]"),
        ["DB0122"] = () => Change("range: [0, 10]", "range: [10, 0]"),
        ["DB0123"] = () => Change("require: no }", "require: none }"),
        ["DB0124"] = () => Change("window: last-7", "window: lst-7"),
        ["DB0125"] = () => Change("zone: Atlantic/Canary", "zone: Atlantic/Canarias"),
        ["DB0126"] = () => Change("design: crossover", "language: in English\ndesign: crossover"),
        ["DB0130"] = () => Change("id: rescue,", "id: pain,"),
        ["DB0131"] = () => Change("anchor: v2", "anchor: v4"),
        // Meaning
        ["DB0132"] = () => Change("ask: Average pain over the past week", "ask: How bad was your pain today"),
        ["DB0133"] = () => Change("kind: scale, range: [0, 10], ends: [Not at all, Very well]", "kind: scale, range: [0, 10]"),
        ["DB0134"] = () => Change("reference: [0, 30]", "reference: [0, 300]"),
        ["DB0135"] = () => In(Bundled.Pilot, "rate: -0.3, cut-off: 0,", "rate: 0.3, cut-off: 0,"),
        ["DB0136"] = () => In(Bundled.Pilot, "ask: FIQ item 12, kind: scale, range: [0, 7]", "ask: FIQ item 12, kind: scale, range: [0, 10]"),
        ["DB0137"] = () => In(Bundled.Pilot, "require: \"<= 1:80\"", "require: \"<= 80\""),
        ["DB0138"] = () => In(Bundled.Pilot, "{ id: rf-low, step: visit,", "{ id: rf-low, step: phone,"),
        ["DB0142"] = () => Change("closes: \"03:00+1d\"", "closes: \"17:00\""),
        ["DB0143"] = () => Change("late-until: \"12:00+1d\"", "late-until: \"12:00\""),
        ["DB0144"] = () => Change("late-until: \"12:00+1d\"", "late-until: \"19:00+1d\""),
        ["DB0150"] = () => Change("{ id: v1, day: 1,", "{ id: v1, day: 1, window: 1,"),
        ["DB0151"] = () => Change("day: 32, window: [0, 4]", "day: 12, window: [0, 4]"),
        ["DB0152"] = () => Change("id: washout, days: 7", "id: washout, days: 8"),
        ["DB0154"] = () => Change("window: [0, 4]", "window: 8"),
        ["DB0156"] = () => Change("scores: first", "scores: second"),
        ["DB0157"] = () => In(Bundled.Unequal, "id: capsules, days: 112", "id: capsules, days: 111").Replace("day: 127,", "day: 126,", StringComparison.Ordinal),
        ["DB0158"] = () => In(Bundled.Unequal, "{ id: v4, day: 43, window: [0, 3], sensory: [pressure, heat], does: [return, dispense] }", "{ id: v4, day: 43, window: [0, 3], sensory: [pressure, heat] }").Replace("per-kit: 18", "per-kit: 32", StringComparison.Ordinal),
        ["DB0160"] = () => Change("treatments: [active, control]", "treatments: [active]"),
        ["DB0161"] = () => Change("design: crossover", "design: parallel"),
        ["DB0162"] = () => Change("blocks: [2, 4]", "blocks: [2, 5]"),
        ["DB0163"] = () => Change("allocation: { method: permuted-blocks, blocks: [2, 4], stratify: [site], places: 24 }\n", ""),
        ["DB0164"] = () => Change("does: [randomise, dispense]", "does: [dispense]"),
        ["DB0165"] = () => Change("  - { id: control, name: Placebo }", "  - { id: control, name: Placebo }\n  - { id: spare, name: Pregabalin 75 mg }"),
        ["DB0166"] = () => Change("per-kit: 18", "per-kit: 13"),
        ["DB0167"] = () => Change("supply: { unit: capsule, taken: capsule, per-day: 1, per-kit: 18, kits-per-site: 24 }\n", ""),
        ["DB0168"] = () => Change("kits-per-site: 24", "kits-per-site: 20"),
        ["DB0169"] = () => Change("taken: capsule", "taken: sleep"),
        ["DB0170"] = () => Change("item: pain, window: last-7", "item: esr, window: last-7"),
        ["DB0171"] = () => Change("window: last-7", "window: last-12"),
        ["DB0172"] = () => Change("{ id: capsule, ask: \"Did you take your capsule?\", kind: yes-no }", "{ id: capsule, ask: \"When did you take your capsule?\", kind: time }")
            .Replace("item: pain, window", "item: capsule, window", StringComparison.Ordinal),
        ["DB0173"] = () => Change("at-least: 4", "at-least: 8"),
        ["DB0174"] = () => Change("day: 1, forms: [intake],", "day: 1,"),
        ["DB0175"] = () => Change("compare: [active, control], fixed", "compare: [active, active], fixed"),
        ["DB0176"] = () => Change("method: crossover-difference", "method: two-sample"),
        ["DB0177"] = () => Change("fixed: [treatment, period, sequence]", "fixed: [period, sequence]"),
        ["DB0178"] = () => Change("{ id: end-pain, title: Pain over the last seven days, item: pain,", "{ id: end-pain, title: Sleep over the last seven days, item: sleep,"),
        ["DB0179"] = () => In(Bundled.Pilot, "method: predictor, periods: [drug, placebo], from: baseline, with: duration", "method: predictor, periods: [drug, placebo], from: baseline"),
        ["DB0180"] = () => Change("Did you take your capsule?", "Did you take your naltrexone capsule?"),
        ["DB0181"] = () => Change("days: 7, starts: public", "days: 7, starts: masked"),
        ["DB0183"] = () => In(Bundled.Unequal, "{ id: pain, title: \"Reduction of pain, last three days of the condition\", item: pain, window: last-3, estimator: mean, at-least: 2, from: { period: baseline,", "{ id: pain, title: \"Reduction of pain, last three days of the condition\", item: pain, window: last-3, estimator: mean, at-least: 2, from: { period: baseline, visit: v1,"),
        ["DB0184"] = () => In(Bundled.Innova, "require: [{ item: right-handed, is: yes }", "require: [{ item: duration, is: \">= 1\" }"),
        ["DB0185"] = () => In(Bundled.Innova, "{ id: placebo, label: The tablet without medicine }, ", ""),
        ["DB0186"] = () => Change("forms:\n", "alerts: [{ id: bad, item: pain, when: \"> 100\", contact: investigator, hours: 24 }]\nforms:\n"),
        ["DB0230"] = () => Rescue("{ item: usual-pain, is: \">= 1\" }"),
        ["DB0231"] = () => Rescue("{ item: capsule, is: \">= 1\" }"),
        ["DB0232"] = () => In(Rescue("{ item: capsule, is: yes }"), "item: pain, window", "item: rescue, window"),
        ["DB0233"] = () => In(Bundled.Innova, "id: gad7-2, ask: GAD-7 item 2,", "id: gad7-2, ask: GAD-7 item 2, when: { item: gad7-1, is: \">= 1\" },"),
        ["DB0234"] = () => Change("forms:\n", "events: [{ id: intake, title: I took something, items: [{ id: taken, ask: \"What did you take?\", kind: text }] }]\nforms:\n"),
        ["DB0238"] = () => Mapped("id: low-back, ask: Lower back, kind: yes-no, region: lower-back", "id: low-back, ask: Lower back, kind: yes-no, region: neck"),
        ["DB0200"] = () => Factored("item: usual-pain, levels", "item: rescue, levels"),
        ["DB0201"] = () => Factored("\">= 60\"", "\"> 60\""),
        ["DB0202"] = () => Factored("{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }", string.Join(", ", Enumerable.Range(0, 101).Select(level => $"{{ id: l{level}, when: \"= {level}\" }}"))),
        ["DB0204"] = () => Estimated(", summary: mean-difference", ""),
        ["DB0205"] = () => Estimated("treatments: [active, control], population", "treatments: [control, active], population"),
        ["DB0206"] = () => Estimated("strategy: hypothetical", "strategy: principal-stratum"),
        ["DB0207"] = () => Estimated("visits: [v2, v3], in-window", "in-window"),
        ["DB0208"] = () => Change("design: crossover", "design: crossover\nsequences: williams"),
        ["DB0209"] = () => Change("periods:\n", "factors: [{ id: drug, title: Drug, given: [active] }, { id: other, title: Other, given: [control] }]\nperiods:\n"),
        ["DB0235"] = () => Change("forms:\n", "prompts: [{ id: moment, title: Right now, random: 6, from: \"09:00\", to: \"15:00\", apart: 90, minutes: 15, items: [{ id: now, ask: \"Is it bad right now?\", kind: yes-no }] }]\nforms:\n"),
        ["DB0236"] = () => Change("design: crossover", "languages: [{ language: es, consent: Puede dejarlo cuando quiera. }]\ndesign: crossover"),
        ["DB0237"] = () => Change("taken: capsule, per-day: 1, per-kit: 18,", "taken: capsule, per-kit: 18, steps: [{ day: 3, per-day: 1 }],"),
        ["DB0239"] = () => Change("blocks: [2, 4], ", ""),
        ["DB0240"] = () => Rescued("range: [0, 20]", "range: [0, 8]"),
        ["DB0241"] = () => Stopped("serious: 2,", ""),
        ["DB0242"] = () => Change("taken: capsule, per-day: 1,", "taken: capsule, per-day: 1, fallback: 1,"),
        ["DB0243"] = () => Capped("method: censored-times", "method: two-sample"),
        ["DB0244"] = () => Cases("within: 5 }", "item: female }"),
        ["DB0245"] = () => Change("kind: scale, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower }\nlabs:", "kind: scale, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower, during: [first] }\nlabs:"),
        ["DB0246"] = () => In(Bundled.Innova, "instrument: fiqr, form: fiqr, better: lower", "instrument: fiqr, form: fiqr, better: higher"),
        ["DB0247"] = () => Change("You can stop at any time.\n", "You can stop at any time.\n  more: [{ of: 2, text: No reason is asked. }]\n"),
        ["DB0248"] = () => Change("scores: first, does: [return, dispense]", "scores: first, does: [return]"),
        ["DB0249"] = () => Counted("event: attack, window: last-28", "window: last-28"),
        // Plans
        ["DB0260"] = () => In(Bundled.Pilot, "participants: 12\n", ""),
        ["DB0261"] = () => Change("ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "ends: [No pain, Worst pain imaginable] }\n    - { id: sleep"),
        ["DB0262"] = () => Change("kind: scale, range: [0, 100], ends: [No pain", "kind: scale, range: [0, 10], ends: [No pain"),
        ["DB0263"] = () => Change("{ id: v3, day: 32,", "{ id: v3, day: 320,"),
        ["DB0264"] = () => Change("scores: second, does: [return]", "scores: second, does: [return, dispense]"),
        ["DB0265"] = () => Change("forms: [intake], labs", "forms: [intake, intake], labs"),
        ["DB0266"] = () => Change("labs: [esr], does", "does"),
        ["DB0267"] = () => Change("reduction: 30", "reduction: 0.3"),
        ["DB0268"] = () => Change("rank: primary", "rank: secondary"),
        ["DB0269"] = () => Change("{ id: control, name: Placebo }", "{ id: control, name: Naltrexone 4.5 mg }"),
        ["DB0270"] = () => LowerKits("fallback: 1, fallback-kits", "fallback-kits"),
        ["DB0271"] = () => LowerKits(", lower: Placebo", ""),
        ["DB0272"] = () => LowerKits("fallback-kits: 24", "fallback-kits: 1"),
        ["DB0273"] = () => LowerKits("lower: Naltrexone 3 mg", "lower: Naltrexone 4.5 mg"),
        ["DB0274"] = () => In(Bundled.Pilot, "with: duration", "with: duration, chosen: [long]"),
        ["DB0182"] = () => In(Bundled.Pilot, "tests: [model-severity, model-pain,", "tests: [model-severity, model-severity,"),
    };

    /// <summary>Further ways to the same problem, by the code and a word for the way.</summary>
    public static IReadOnlyDictionary<string, Func<string>> OtherWays { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["DB0135-alternates"] = () => In(Bundled.Pilot, "cut-off: 0, trials: 3", "cut-off: 0, trials: 2"),
        ["DB0135-no-change"] = () => In(Bundled.Pilot, "rate: -0.3", "rate: 0"),
        ["DB0136-number"] = () => In(Bundled.Pilot, "      - { id: fiq-20, ask: FIQ item 20, kind: line, range: [0, 10], ends: [low end of the form, high end of the form], optional: true }\n", ""),
        ["DB0137-unit"] = () => In(Bundled.Pilot, "kind: titre, unit: \"{titer}\"", "kind: titre, unit: \"[IU]/mL\""),
        ["DB0138-unit"] = () => In(Bundled.Pilot, "require: \"<= 20\", unit: \"[IU]/mL\"", "require: \"<= 20\", unit: mm/h"),
        ["DB0157-no-days"] = () => In(Bundled.Unequal, "name: Placebo, days: 28", "name: Placebo"),
        ["DB0157-nothing-taken"] = () => In(Bundled.Unequal, "treated: true, turns: [first, second]", "turns: [first, second]"),
        ["DB0157-one-turn"] = () => In(Bundled.Unequal, "turns: [first, second]", "turns: [first]"),
        ["DB0157-unread-days"] = () => Change("id: control, name: Placebo", "id: control, name: Placebo, days: 14"),
        ["DB0170-from-visit"] = () => In(Bundled.Unequal, "item: heat, window: visit, estimator: mean }", "item: heat, window: visit, estimator: mean, from: { visit: v1, as: difference } }").Replace("forms: [history], sensory: [pressure, heat]", "forms: [history], sensory: [pressure]", StringComparison.Ordinal),
        ["DB0171-shortest-turn"] = () => In(Bundled.Unequal, "item: pain, window: last-14", "item: pain, window: last-40"),
        ["DB0173-from"] = () => In(Bundled.Unequal, "item: mood, window: last-3, estimator: mean, at-least: 2, from: { period: baseline, at-least: 7", "item: mood, window: last-3, estimator: mean, at-least: 2, from: { period: baseline, at-least: 15"),
        ["DB0173-from-visit"] = () => In(Bundled.Innova, "item: gad7-total, window: visit, at: t1, estimator: mean, from: { visit: t0,", "item: gad7-total, window: visit, at: t1, estimator: mean, from: { visit: t0, at-least: 2,"),
        ["DB0183-window-of-visit"] = () => In(Bundled.Innova, "item: gad7-total, window: visit, at: t1, estimator: mean, from: { visit: t0,", "item: gad7-total, window: visit, at: t1, estimator: mean, from: { visit: t0, window: last-7,"),
        ["DB0174-from-period"] = () => In(Bundled.Unequal, "item: mood, window: last-3, estimator: mean, at-least: 2, from: { period: baseline", "item: mood, window: last-3, estimator: mean, at-least: 2, from: { period: capsules"),
        ["DB0183-and-any"] = () => In(Bundled.Unequal, "and-any: [fatigue, sleep]", "and-any: [pain-level, sleep]"),
        ["DB0183-twice"] = () => In(Bundled.Unequal, "responder: { reduction: 30,", "responder: { baseline: age, reduction: 30,"),
        ["DB0183-nothing"] = () => Change("responder: { baseline: usual-pain, reduction: 30 }", "responder: { reduction: 30 }"),
        ["DB0136-sum"] = () => In(Bundled.Innova, "ask: Tests, kind: number, range: [0, 20000]", "ask: Tests, kind: number"),
        ["DB0136-answered"] = () => In(Bundled.Innova, "form: gad7, answered: 6", "form: gad7, answered: 8"),
        ["DB0136-plus"] = () => In(Bundled.Innova, "instrument: fiqr, form: fiqr", "instrument: fiqr, plus: 1, form: fiqr"),
        ["DB0170-other"] = () => In(Bundled.Parallel, "item: rest, window: last-14, estimator: mean, at-least: 7", "item: nights, window: visit, at: v2, estimator: mean"),
        ["DB0170-at"] = () => In(Bundled.Innova, "item: pgic, window: visit, at: t1", "item: pgic, window: visit, at: t2"),
        ["DB0171-at"] = () => In(Bundled.Innova, "item: pain-today, window: first-77", "item: pain-today, at: t1, window: first-77"),
        ["DB0171-until"] = () => In(Bundled.Innova, "item: pain-today, window: first-77", "item: pain-today, window: last-84"),
        ["DB0171-until-early"] = () => In(Bundled.Innova, "item: pain-today, window: first-77", "item: pain-today, window: first-78"),
        ["DB0174-late-visit"] = () => In(In(Bundled.Unequal, "item: heat, window: visit, estimator: mean }", "item: heat, window: visit, estimator: mean, from: { visit: v2, as: difference } }"), "id: capsules, days: 112, anchor: v2,", "id: capsules, days: 112,"),
        ["DB0174-early-start"] = () => In(In(In(Bundled.Unequal, "item: heat, window: visit, estimator: mean }", "item: heat, window: visit, estimator: mean, from: { visit: v1b, as: difference } }"), "{ id: v2, day: 15, window: [0, 3],", "{ id: v2, day: 15, window: [-2, 3],"), "  - { id: v2, day: 15", "  - { id: v1b, day: 13, scores: baseline, sensory: [heat] }\n  - { id: v2, day: 15"),
        ["DB0179-late-visit"] = () => In(In(Bundled.Pilot, "id: placebo, days: 14, anchor: v2,", "id: placebo, days: 14,"), "scores: baseline, forms: [intake, fiq]", "scores: baseline, forms: [intake]"),
        ["DB0200-late-visit"] = () => In(In(In(Bundled.Parallel, "blocks: [4, 6],", "blocks: [4, 6], factors: [{ id: tired, item: naps, levels: [{ id: few, when: \"< 3\" }, { id: many, when: \">= 3\" }] }],"),
            "forms: [{ id: quality", "forms: [{ id: before, title: Before, items: [{ id: naps, ask: Naps in the past week, kind: count, range: [0, 20] }] }, { id: quality"), "  - { id: v2, day: 8", "  - { id: v1b, day: 6, window: [0, 1], forms: [before] }\n  - { id: v2, day: 8"),
        ["DB0176-ancova"] = () => In(Bundled.Innova, "endpoint: pgic-t1, method: two-sample", "endpoint: pgic-t1, method: ancova"),
        ["DB0176-utility"] = () => In(Bundled.Innova, ", with: utility }", " }"),
        ["DB0184-kind"] = () => In(Bundled.Innova, "{ item: bmi, is: \"<= 36\" }", "{ item: bmi, is: yes }"),
        ["DB0184-late"] = () => In(Bundled.Innova, "forms: [person, fitness, pain,", "forms: [person, pain,").Replace("t1, day: 92, window: 14, forms: [pain,", "t1, day: 92, window: 14, forms: [fitness, pain,", StringComparison.Ordinal),
        ["DB0184-nothing"] = () => In(Bundled.Innova, "    forms: [spectroscopy]\n    labs: [il-6, crp]\n", ""),
        ["DB0184-own"] = () => In(Bundled.Innova, "    forms: [spectroscopy]\n", "    forms: [spectroscopy, fitness]\n"),
        ["DB0185-kind"] = () => In(Bundled.Innova, "kind: count, range: [0, 40] }", "kind: count, range: [0, 40], guess: true }"),
        ["DB0230-itself"] = () => Rescue("{ item: rescue, is: \">= 1\" }"),
        ["DB0231-both"] = () => Rescue("{ item: capsule, is: yes, chosen: [taken] }"),
        ["DB0231-neither"] = () => Rescue("{ item: capsule }"),
        ["DB0231-choice"] = () => In(Skips, "chosen: [tablet]", "chosen: [tablt]"),
        ["DB0231-range"] = () => In(Skips, "is: \">= 4\"", "is: \"> 10\""),
        ["DB0232-baseline"] = () => Change("      - { id: usual-pain,", "      - { id: in-pain, ask: In pain, kind: yes-no }\n      - { id: usual-pain, when: { item: in-pain, is: yes },"),
        ["DB0233-choice"] = () => In(Skips, "is: \">= 4\" }", "is: \">= 4\", otherwise: 1 }"),
        ["DB0233-range"] = () => In(Skips, "at-work, is: yes, otherwise: 0", "at-work, is: yes, otherwise: 9"),
        ["DB0169-when"] = () => Change("your capsule?\", kind: yes-no", "your capsule?\", kind: yes-no, when: { item: sleep, is: \">= 1\" }"),
        ["DB0234-no-diary"] = () => In(SumScores, "forms:\n", "events: [{ id: fright, title: I am afraid, items: [{ id: fear, ask: \"Of what?\", kind: text }] }]\nforms:\n"),
        ["DB0180-several"] = () => Change("Did you take your capsule?", "Did you take one of the placebos?"),
        ["DB0180-arm"] = () => Change("title: At the first visit", "title: At the first visit of AB"),
        ["DB0180-turn"] = () => In(Bundled.Unequal.Replace("turns: [first, second]", "turns: [lead, follow]", StringComparison.Ordinal), "title: At the first visit", "title: Before the lead capsules"),
        ["DB0180-masked-period"] = () => In(Bundled.Pilot, "Did you take a study capsule tonight?", "Did you take a capsule of the drug tonight?"),
        ["DB0180-visit"] = () => In(Bundled.Pilot, "{ id: v4, day: 43,", "{ id: drug-1, day: 43,"),
        ["DB0180-device"] = () => In(Bundled.Unequal, "device: Thermode", "device: Placebo thermode"),
        ["DB0180-place"] = () => In(Bundled.Unequal, "places: [right-thenar], start: 32, rate: 0.3, cut-off: 50, trials: 3", "places: [placebo-arm], start: 32, rate: 0.3, cut-off: 50, trials: 3"),
        ["DB0180-unit"] = () => Change("kind: count, range: [0, 20]", "kind: count, unit: placebo, range: [0, 20]"),
        ["DB0180-event"] = () => Change("forms:\n", "events: [{ id: dose, title: I took naltrexone, items: [{ id: taken, ask: \"What did you take?\", kind: text }] }]\nforms:\n"),
        ["DB0170-event"] = () => In(Bundled.ReadAt(Fixtures + "event-forms.yaml"), "item: pain, window: last-7", "item: tablets, window: last-7"),
        ["DB0238-no-place"] = () => Mapped("region: neck, map", "map"),
        ["DB0238-no-map"] = () => Mapped(", map: \"Where did it hurt today?\"", ""),
        ["DB0238-kind"] = () => Mapped("low-back, ask: Lower back, kind: yes-no, region: lower-back }\n", "low-back, ask: Lower back, kind: count, region: lower-back }\n"),
        ["DB0238-optional"] = () => Mapped("id: low-back,", "id: low-back, optional: true,"),
        ["DB0200-neither"] = () => Factored("item: usual-pain, levels", "levels"),
        ["DB0200-in-words"] = () => In(Factored("item: usual-pain, levels", "item: word, levels"), "labs:\n", "      - { id: word, ask: Your pain in a word, kind: text }\nlabs:\n"),
        ["DB0200-optional"] = () => Factored("- { id: usual-pain, ask", "- { id: usual-pain, optional: true, ask"),
        ["DB0200-not-always-asked"] = () => Factored("      - { id: usual-pain,", "      - { id: in-pain, ask: In pain, kind: yes-no }\n      - { id: usual-pain, when: { item: in-pain, is: yes },"),
        ["DB0200-sub-study"] = () => In(Factored("item: usual-pain, levels: [{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }]", "item: esr, levels: [{ id: mild, when: \"< 30\" }, { id: severe, when: \">= 30\" }]"), "visits:\n", "substudies:\n  - { id: markers, title: Markers in blood, asks: intake, require: [{ item: usual-pain, is: \">= 40\" }], labs: [esr] }\nvisits:\n"),
        ["DB0201-same-for-everybody"] = () => Factored("item: usual-pain, levels: [{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }]", "criterion: no-opioids, levels: [{ id: free, when: no }, { id: taking, when: yes }]"),
        ["DB0201-nobody-enrolled"] = () => Factored("item: usual-pain, levels: [{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }]", "criterion: adult, levels: [{ id: child, when: \"< 18\" }, { id: grown, when: \">= 18\" }]"),
        ["DB0201-never-answered"] = () => Factored("{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }", "{ id: none, when: \"< 0\" }, { id: some, when: \">= 0\" }"),
        ["DB0201-two-levels"] = () => Factored("\"< 60\"", "\"<= 60\""),
        ["DB0201-one-level"] = () => Factored("{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }", "{ id: any, when: \">= 0\" }"),
        ["DB0201-twice"] = () => Factored("id: severe", "id: mild"),
        ["DB0201-kind"] = () => Factored("when: \"< 60\"", "when: yes"),
        ["DB0204-no-events"] = () => Estimated("events: [{ id: rescued, title: Rescue tablets, item: rescue, when: \">= 1\", strategy: hypothetical }], ", ""),
        ["DB0204-no-analysis"] = () => Estimated("rank: primary, estimand: effect,", "rank: primary,"),
        ["DB0205-endpoint"] = () => Estimated("variable: end-pain", "variable: other").Replace("endpoints:\n", "endpoints:\n  - { id: other, title: Other, item: pain, window: last-3, estimator: mean }\n", StringComparison.Ordinal),
        ["DB0205-set"] = () => Estimated("estimand: effect,", "estimand: effect, set: adherent,"),
        ["DB0205-summary"] = () => Estimated("summary: mean-difference", "summary: proportion-difference"),
        ["DB0206-in-words"] = () => Estimated("item: rescue, when: \">= 1\", ", ""),
        ["DB0206-item-alone"] = () => Estimated("item: rescue, when: \">= 1\", ", "item: rescue, "),
        ["DB0206-answer"] = () => Estimated("when: \">= 1\"", "when: yes"),
        ["DB0206-item-of-a-form"] = () => Estimated("item: rescue, when", "item: usual-pain, when"),
        ["DB0206-at-visits"] = () => Estimated("item: pain, window: last-7, estimator: mean, at-least: 4, responder: { baseline: usual-pain, reduction: 30 }", "item: usual-pain, window: visit, estimator: mean").Replace("scores: first,", "scores: first, forms: [intake],", StringComparison.Ordinal),
        ["DB0208-parallel"] = () => Generated("design: crossover", "design: parallel"),
        ["DB0208-periods"] = () => Generated("starts: public, treated: true }\n  - { id: washout", "starts: public }\n  - { id: washout"),
        ["DB0102-no-arms"] = () => Generated("sequences: williams\n", ""),
        ["DB0163-generated"] = () => Generated("allocation: { method: permuted-blocks, blocks: [2, 4], stratify: [site], places: 24 }\n", ""),
        ["DB0209-cells"] = () => Factorial(", { id: neither, name: Placebo }]", "]").Replace("  - { id: D, treatments: [neither] }\n", "", StringComparison.Ordinal).Replace("blocks: [4, 8]", "blocks: [3, 6]", StringComparison.Ordinal),
        ["DB0209-one"] = () => Factorial("  - { id: training, title: Training, given: [both, trained] }\n", "").Replace("factors: [naltrexone, training]", "factors: [naltrexone]", StringComparison.Ordinal).Replace("factors: [training]", "factors: [naltrexone]", StringComparison.Ordinal),
        ["DB0209-same"] = () => Factorial("given: [both, trained]", "given: [both, alone]"),
        ["DB0176-factorial"] = () => Change("method: crossover-difference, compare: [active, control]", "method: factorial"),
        ["DB0176-no-factor"] = () => Factorial("method: factorial, factors: [training]", "method: factorial"),
        ["DB0176-twice"] = () => Factorial("factors: [naltrexone, training]", "factors: [training, training]"),
        ["DB0205-factorial"] = () => Factorial("analyses:\n", "analysis-sets: [{ id: full, title: Everybody }]\nestimands: [{ id: effect, treatments: [both, neither], population: full, variable: pain, events: [], summary: mean-difference }]\nanalyses:\n").Replace("rank: primary,", "rank: primary, estimand: effect,", StringComparison.Ordinal),
        ["DB0235-name"] = () => Prompted("id: moment", "id: diary"),
        ["DB0235-neither"] = () => Prompted("    random: 4\n    from: \"09:00\"\n    to: \"21:00\"\n    apart: 60\n", ""),
        ["DB0235-both"] = () => Prompted("random: 4\n", "random: 4\n    at: [\"09:00\"]\n"),
        ["DB0235-no-end"] = () => Prompted("    to: \"21:00\"\n", ""),
        ["DB0235-idle"] = () => Prompted("at: [\"07:30\", \"12:30\"],", "at: [\"07:30\", \"12:30\"], apart: 60,"),
        ["DB0235-close"] = () => Prompted("\"12:30\"]", "\"08:00\"]"),
        ["DB0235-wrap"] = () => Prompted("\"12:30\"]", "\"07:00+1d\"]"),
        ["DB0235-backwards"] = () => Prompted("to: \"21:00\"", "to: \"08:00\""),
        ["DB0173-prompts"] = () => Prompted("window: last-7, estimator: mean, at-least: 8", "window: last-7, estimator: mean, at-least: 29"),
        ["DB0236-parts"] = () => Translated(", { of: none, label: لا شيء }", "").Replace(", ends: [خفيفة, شديدة]", "", StringComparison.Ordinal).Replace("    alerts: [{ of: worst, say: اتصلي بفريقك اليوم. }]\n", "", StringComparison.Ordinal),
        ["DB0133-translated"] = () => Translated("ends: [\"لا ألم\", \"أسوأ ألم يمكن تخيله\"]", "ends: [\"لا ألم\", \"لا ألم\"]"),
        ["DB0236-directions"] = () => Translated("    directions: قرص واحد كل مساء\n", ""),
        ["DB0236-no-directions"] = () => Translated(" directions: Un comprimido cada noche,", ""),
        ["DB0180-directions"] = () => Translated("directions: قرص واحد كل مساء", "directions: نالتريكسون Naltrexone كل مساء"),
        ["DB0236-map"] = () => Translated(", map: \"أين تؤلمك؟\"", ""),
        ["DB0236-questions"] = () => Translated("    questions: [{ ask: \"هل يمكنك التوقف؟\", because: \"يمكنك ذلك في أي وقت.\" }]\n", ""),
        ["DB0236-more"] = () => Translated("text: Puede dejarlo cuando quiera.,", "text: Puede dejarlo cuando quiera., more: [{ of: 1, text: Nadie le pregunta por qué. }],"),
        ["DB0236-twice"] = () => Translated("language: es", "language: ar"),
        ["DB0236-choice"] = () => Translated("{ of: none, label: لا شيء }", "{ of: none, label: لا شيء }, { of: heat, label: الدفء }"),
        ["DB0236-staff"] = () => Change("design: crossover", "languages: [{ language: es, consent: Puede dejarlo cuando quiera., items: [{ of: pain, ask: Su dolor, ends: [Ninguno, Mucho] }, { of: sleep, ask: Su noche, ends: [Mala, Buena] }, { of: rescue, ask: Rescate }, { of: capsule, ask: La ha tomado }, { of: usual-pain, ask: Su dolor de siempre, ends: [Ninguno, Mucho] }] }]\ndesign: crossover"),
        ["DB0131-translated"] = () => Translated("of: pain,", "of: pian,"),
        ["DB0180-translated"] = () => Translated("ask: \"كيف ألمك الآن؟\"", "ask: \"Wie ist es mit Naltrexone?\""),
        ["DB0237-both"] = () => Titrated("taken: capsule,", "taken: capsule, per-day: 1,"),
        ["DB0237-order"] = () => Titrated("day: 15,", "day: 8,"),
        ["DB0237-same"] = () => Titrated("day: 15, per-day: 3", "day: 15, per-day: 2"),
        ["DB0166-steps"] = () => Titrated("per-kit: 140", "per-kit: 120"),
        ["DB0239-blocks"] = () => Minimised("probability: 0.8", "probability: 0.8\n  blocks: [2, 4]"),
        ["DB0239-chance"] = () => Minimised("  probability: 0.8\n", ""),
        ["DB0239-certain"] = () => Minimised("probability: 0.8", "probability: 1"),
        ["DB0239-share"] = () => Minimised("probability: 0.8", "probability: 0.5"),
        ["DB0239-nothing"] = () => In(Minimised("  stratify: [site]\n", ""), Bundled.ReadAt(Fixtures + "minimisation.yaml").Split("  stratify: [site]\n")[1].Split("  places:")[0], ""),
        ["DB0239-lists"] = () => In(Change("method: permuted-blocks,", "method: permuted-blocks, probability: 0.8, imbalance: range,"), "stratify: [site],", "factors: [{ id: severity, item: usual-pain, weight: 2, levels: [{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }] }],"),
        ["DB0168-minimised"] = () => Minimised("kits-per-site: 60", "kits-per-site: 40"),
        ["DB0240-kind"] = () => Rescued("kind: count, range: [0, 20]", "kind: yes-no"),
        ["DB0240-form"] = () => Rescued("item: tablets, each", "item: nights, each").Replace("visits:\n", "forms: [{ id: nights-form, title: Nights, items: [{ id: nights, ask: How many nights, kind: count }] }]\nvisits:\n", StringComparison.Ordinal),
        ["DB0240-each"] = () => Rescued("each: 500", "each: 5000"),
        ["DB0240-twice"] = () => Rescued("rescue:\n  - {", "rescue:\n  - { id: other, name: Ibuprofen 400 mg, item: tablets, each: 400, daily-limit: 1200, unit: mg, contact: investigator, hours: 24 }\n  - {"),
        ["DB0240-contact"] = () => Rescued("contact: investigator", "contact: monitor"),
        ["DB0206-rescue"] = () => Rescued("rescue: paracetamol, strategy", "rescue: paracetamol, item: tablets, when: \">= 1\", strategy"),
        ["DB0236-rescue"] = () => Rescued("    rescue: [{ of: paracetamol, say: Es más de lo que puede tomar en un día. Llame a su equipo. }]\n", ""),
        ["DB0180-rescue"] = () => Rescued("name: Paracetamol 500 mg", "name: Paracetamol instead of naltrexone"),
        ["DB0241-two"] = () => Stopped("serious: 2,", "serious: 2, finished: 3,"),
        ["DB0241-answer"] = () => Stopped("serious: 2,", "serious: 2, when: \">= 1\","),
        ["DB0241-no-answer"] = () => Stopped("item: alat, when: \"> 135\",", "item: alat,"),
        ["DB0241-beyond"] = () => Stopped("\"> 135\"", "\"> 5000\""),
        ["DB0241-days"] = () => Stopped("item: alat,", "item: alat, days: 2,"),
        ["DB0241-long"] = () => Stopped("days: 3", "days: 29"),
        ["DB0241-contact"] = () => Stopped("finished: 20, contact: investigator", "finished: 20, contact: statistician"),
        ["DB0180-stopping"] = () => Stopped("then: Decide whether she goes on", "then: Decide whether she goes on with naltrexone"),
        ["DB0206-lower-dose"] = () => Estimated("item: rescue, when: \">= 1\", strategy", "lower-dose: true, strategy"),
        ["DB0206-lower-dose-twice"] = () => In(Bundled.ReadAt(Fixtures + "fallback-dose.yaml"), "lower-dose: true,", "lower-dose: true, item: pain, when: \">= 1\","),
        ["DB0166-begun-anew"] = () => In(In(In(In(Bundled.Parallel, "{ id: run-in, days: 7, starts: public }", "{ id: run-in, days: 7, starts: public, treated: true }"), "treatments: [drug] }, { id: P, treatments: [dummy] }", "treatments: [drug, drug] }, { id: P, treatments: [dummy, dummy] }"), "per-day: 1, per-kit: 32,", "steps: [{ day: 1, per-day: 2 }, { day: 8, per-day: 1 }], per-kit: 45,"),
            "{ id: v1, day: 1, forms: [quality] }\n  - { id: v2, day: 8, window: [-1, 2], forms: [quality], does: [randomise, dispense] }", "{ id: v1, day: 1, forms: [quality], does: [randomise, dispense] }\n  - { id: v2, day: 8, window: [-1, 2], forms: [quality] }"),
        ["DB0166-late-twice"] = () => In(TwoOfOneKit, "per-kit: 37,", "per-kit: 36,"),
        ["DB0248-changes"] = () => In(In(Bundled.Pilot, "scores: placebo, forms: [fiq], sensory: [pressure, heat, cold], does: [return, dispense] }", "scores: placebo, forms: [fiq], sensory: [pressure, heat, cold] }"), "per-kit: 18,", "per-kit: 36,"),
        ["DB0248-back"] = () => Change("{ id: v3, day: 32,", "{ id: v3, day: 29,"),
        ["DB0248-late"] = () => In(Bundled.Parallel, "does: [randomise, dispense] }", "does: [randomise] }\n  - { id: v2b, day: 12, does: [dispense] }"),
        ["DB0249-both"] = () => Counted("event: attack, window: last-28", "item: pain, event: attack, window: last-28"),
        ["DB0249-counts"] = () => Counted("event: attack, counts: days", "item: pain, counts: days"),
        ["DB0249-visit"] = () => Counted("event: attack, window: last-28", "event: attack, window: visit"),
        ["DB0171-events"] = () => Counted("counts: days, window: last-28", "counts: days, window: last-57"),
        ["DB0173-events"] = () => Counted("window: whole, estimator: mean, at-least: 14", "window: whole, estimator: mean, at-least: 57"),
        ["DB0175-pairs"] = () => Cases("method: matched-pairs, compare: [dummy]", "method: matched-pairs, compare: [dummy, dummy]"),
        ["DB0176-no-matching"] = () => Change("method: responders", "method: matched-pairs"),
        ["DB0176-pairs-of-arms"] = () => In(In(Cases("design: crossover", "design: parallel"), "treatments: [fifty, dummy] }, { id: BA, treatments: [dummy, fifty] }", "treatments: [fifty, fifty] }, { id: BA, treatments: [dummy, dummy] }"), "method: crossover-difference", "method: mixed-model, fixed: [treatment]"),
        ["DB0132-other-words"] = () => Change("ask: Average pain over the past week, kind: scale, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower", "ask: Today your pain was how bad, kind: line, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower"),
        ["DB0180-lab-unit"] = () => Change("unit: mm/h, reference", "unit: placebo, reference"),
        ["DB0180-sensory-unit"] = () => In(Bundled.Unequal, "unit: Cel, ", "unit: placebo, "),
        ["DB0201-choice-left"] = () => Working("chosen: [none, ill]", "chosen: [none]"),
        ["DB0201-choice-misspelt"] = () => Working("chosen: [none, ill]", "chosen: [none, il]"),
        ["DB0201-choice-compared"] = () => Working("chosen: [none, ill]", "when: no"),
        ["DB0201-choice-of-a-number"] = () => Factored("when: \"< 60\"", "chosen: [mild]"),
        ["DB0242-kits"] = () => LowerKits("fallback: 1,", "fallback: 2,"),
        ["DB0271-idle"] = () => LowerKits(", fallback: 1, fallback-kits: 24", ""),
        ["DB0180-lower"] = () => LowerKits("Did you take your capsule?", "Did you take your 3 mg?"),
        ["DB0242-steps"] = () => In(Bundled.ReadAt(Fixtures + "fallback-dose.yaml"), "fallback: 2", "fallback: 4"),
        ["DB0243-estimator"] = () => Capped("estimator: censored-time", "estimator: mean"),
        ["DB0243-item"] = () => Change("estimator: mean", "estimator: censored-time"),
        ["DB0243-trials"] = () => Capped("cut-off: 120,", "cut-off: 120, trials: 2,"),
        ["DB0243-falls"] = () => Capped("start: 0, rate: 1, cut-off: 120,", "start: 20, rate: -1, cut-off: 0,"),
        ["DB0243-visits"] = () => Capped("window: visit, at: v2,", "window: visit,"),
        ["DB0243-from"] = () => Capped("estimator: censored-time }", "estimator: censored-time, from: { visit: v1, as: difference } }"),
        ["DB0243-score"] = () => Capped("resolution: 1,", "resolution: 1, score: censored-time,"),
        ["DB0245-turn"] = () => In(Bundled.Unequal, "your capsule?\", kind: yes-no", "your capsule?\", kind: yes-no, during: [baseline, first]"),
        ["DB0245-until"] = () => Change("  items:\n    - { id: pain,", "  until: v2\n  items:\n    - { id: pain,").Replace("kind: count, range: [0, 20],", "kind: count, range: [0, 20], during: [first, second],", StringComparison.Ordinal),
        ["DB0245-silent"] = () => In(Bundled.Parallel, "kind: line, range: [0, 100],", "kind: line, range: [0, 100], during: [intake],"),
        ["DB0246-sum"] = () => Change("visits:\n", "scores: [{ id: burden, title: Burden, form: intake, better: higher }]\nvisits:\n"),
        ["DB0247-twice"] = () => Change("You can stop at any time.\n", "You can stop at any time.\n  more: [{ of: 1, text: No reason is asked. }, { of: 1, text: Tell your team. }]\n"),
        ["DB0181-resting"] = () => In(Bundled.Pilot, "breakthrough pain today?\", kind: yes-no", "breakthrough pain today?\", kind: yes-no, during: [baseline, placebo]"),
        ["DB0170-resting"] = () => Change("pain today?\", kind: line,", "pain today?\", kind: line, during: [washout, second],"),
        ["DB0170-resting-from"] = () => In(Bundled.Unequal, "pain today?\", kind: line,", "pain today?\", kind: line, during: [capsules],"),
        ["DB0206-resting"] = () => Estimated("kind: count, range: [0, 20],", "kind: count, range: [0, 20], during: [first, washout],"),
        ["DB0169-resting"] = () => Change("your capsule?\", kind: yes-no", "your capsule?\", kind: yes-no, during: [first, washout]"),
        ["DB0238-resting"] = () => Mapped("kind: yes-no, region: lower-back", "kind: yes-no, region: lower-back, during: [weeks]"),
        ["DB0244-case"] = () => Cases("case: fibromyalgia", "case: mood"),
        ["DB0244-neither"] = () => Cases("criterion: age, within: 5", "within: 5"),
        ["DB0244-within"] = () => Cases("criterion: age, within: 5", "criterion: age"),
        ["DB0244-yes-no"] = () => Cases("item: female }", "item: female, within: 1 }"),
        ["DB0244-itself"] = () => Cases("item: female }", "item: fibromyalgia }"),
        ["DB0244-twice"] = () => Cases("{ id: female, item: female }", "{ id: female, item: female }, { id: sex, item: female }"),
        ["DB0244-required"] = () => Cases("id: age, criterion: age, within: 5", "id: adult, criterion: adult").Replace("eligibility: [", "eligibility: [{ id: adult, ask: Adult, require: yes }, ", StringComparison.Ordinal),
        ["DB0207-taken"] = () => Estimated("taken: capsule, ", ""),
        ["DB0180-alert"] = () => Change("forms:\n", "alerts: [{ id: bad, item: pain, when: \">= 90\", contact: investigator, hours: 24, say: Stop the naltrexone now. }]\nforms:\n"),
        ["DB0186-contact"] = () => Change("forms:\n", "alerts: [{ id: bad, item: pain, when: \">= 90\", contact: monitor, hours: 24 }]\nforms:\n"),
        ["DB0186-item"] = () => Change("forms:\n", "alerts: [{ id: bad, item: usual-pain, when: \">= 90\", contact: investigator, hours: 24 }]\nforms:\n"),
        ["DB0186-kind"] = () => Change("forms:\n", "alerts: [{ id: bad, item: pain, when: yes, contact: investigator, hours: 24 }]\nforms:\n"),
        ["DB0161-fixed-order"] = () => Change("design: crossover", "design: fixed-order"),
        ["DB0170-period"] = () => In(Bundled.Pilot, "scores: washout, forms: [fiq]", "scores: drug, forms: [fiq]")
            .Replace("endpoint: fiq, method: period-model, periods: [drug, placebo]", "endpoint: fiq, method: period-model, periods: [washout, placebo]", StringComparison.Ordinal),
        ["DB0176-ar1-at-visits"] = () => In(Bundled.Pilot, "endpoint: heat, method: period-model, periods: [drug, placebo], residual: compound-symmetry", "endpoint: heat, method: period-model, periods: [drug, placebo], residual: ar1"),
        ["DB0176-change-of-periods"] = () => In(Bundled.Pilot, "item: heat, window: visit, estimator: mean, at-least: 1 }", "item: heat, window: visit, estimator: mean, at-least: 1, from: { visit: v1, as: difference } }"),
        ["DB0176-reduction-of-a-change"] = () => In(Bundled.Pilot, "item: fiq-total, window: visit, estimator: mean, at-least: 1 }", "item: fiq-total, window: visit, estimator: mean, at-least: 1, from: { visit: v1, as: percent } }"),
        ["DB0176-varies-with-compound-symmetry"] = () => In(Bundled.Pilot, "endpoint: heat, method: period-model, periods: [drug, placebo], residual: compound-symmetry", "endpoint: heat, method: period-model, periods: [drug, placebo], residual: compound-symmetry, varies: drug"),
        ["DB0177-other-method"] = () => In(Bundled.Pilot, "method: predictor, periods: [drug, placebo], from: baseline, with: esr", "method: predictor, periods: [drug, placebo], from: baseline, with: esr, residual: ar1"),
        ["DB0179-varies-left-out"] = () => In(Bundled.Pilot, "only: [baseline, placebo, drug], residual: ar1, varies: drug", "only: [baseline, placebo, drug], residual: ar1, varies: washout"),
        ["DB0179-from-compared"] = () => In(Bundled.Pilot, "endpoint: fiq, method: percent-reduction, periods: [drug, placebo], from: baseline", "endpoint: fiq, method: percent-reduction, periods: [drug, placebo], from: drug"),
        ["DB0172-baseline-yes-no"] = () => Change("ask: Average pain over the past week, kind: scale, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower", "ask: Were you in pain?, kind: yes-no"),
        ["DB0172-baseline"] = () => Change("ask: Average pain over the past week, kind: scale, range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower", "ask: Your usual pain in words, kind: text"),
        ["DB0176-mixed-model-of-one-value"] = () => In(Bundled.Parallel, "method: two-sample", "method: mixed-model, fixed: [treatment]"),
        ["DB0176-no-arm-takes-both"] = () => In(
            Change("treatments: [active, control]", "treatments: [active, active]").Replace("method: crossover-difference", "method: paired-difference", StringComparison.Ordinal),
            "treatments: [control, active]", "treatments: [control, control]"),
        ["DB0176-not-in-opposite-orders"] = () => Change("treatments: [control, active]", "treatments: [active, control]"),
        ["DB0176-one-arm-takes-one-only"] = () => Change("treatments: [control, active]", "treatments: [control, control]"),
        ["DB0176-responders-counted-twice"] = () => In(
            In(TwoTreated, "method: two-sample", "method: responders"), "at-least: 7 }", "at-least: 7, responder: { baseline: nights, reduction: 30 } }"),
        ["DB0176-two-sample-of-many-values"] = () => TwoTreated,
        ["DB0168-cut-block"] = () => In(Bundled.Innova, "kits-per-site: 183", "kits-per-site: 182"),
        ["DB0168-one-site"] = () => Change("stratify: [site], places: 24 }", "places: 24 }").Replace("kits-per-site: 24", "kits-per-site: 23", StringComparison.Ordinal),
        ["DB0168-no-list"] = () => In(Bundled.Pilot, "kits-per-site: 75", "kits-per-site: 47"),
        ["DB0260-places"] = () => Change("design: crossover", "design: crossover\nparticipants: 49"),
        ["DB0261-lab"] = () => Change("estimator: mean, at-least: 4, responder: { baseline: usual-pain, reduction: 30 }", "estimator: mean").Replace("item: pain, window: last-7", "item: esr, window: visit", StringComparison.Ordinal)
            .Replace("estimator: mean }", "estimator: mean, from: { visit: v1, as: percent }, responder: { reduction: 30 } }", StringComparison.Ordinal).Replace("scores: first,", "scores: first, labs: [esr],", StringComparison.Ordinal).Replace("scores: second,", "scores: second, labs: [esr],", StringComparison.Ordinal),
        ["DB0261-periods"] = () => In(Bundled.Pilot, "ends: [Not severe at all, As severe as can be], better: lower", "ends: [Not severe at all, As severe as can be]"),
        ["DB0262-unit"] = () => Change("ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "ends: [No pain, Worst pain imaginable], unit: mm, better: lower }\n    - { id: sleep"),
        ["DB0263-window"] = () => Change("{ id: v3, day: 32, window: [0, 4]", "{ id: v3, day: 32, window: [0, 366]"),
        ["DB0263-early"] = () => Change("window: 2, scores: first,", "window: [-8, 2], scores: washout,"),
        ["DB0264-kept"] = () => In(Bundled.Parallel, "forms: [quality], does: [return] }", "forms: [quality] }"),
        ["DB0264-nothing-to-return"] = () => Change("does: [randomise, dispense] }", "does: [return, randomise, dispense] }"),
        ["DB0265-act"] = () => Change("does: [randomise, dispense] }", "does: [randomise, dispense, dispense] }"),
        ["DB0266-form"] = () => Change("labs:\n", "  - { id: never, title: Never used, items: [{ id: lost, ask: A lost question, kind: yes-no }] }\nlabs:\n"),
        ["DB0268-two"] = () => Change("rank: sensitivity", "rank: primary"),
        ["DB0132-criterion"] = () => Change("ask: Average pain over the past week", "ask: Age in years"),
        ["DB0133-same-ends"] = () => Change("ends: [Not at all, Very well]", "ends: [Very well, Very well]"),
        ["DB0178-baseline"] = () => Change("Worst pain imaginable], better: lower }\nlabs:", "Worst pain imaginable], better: higher }\nlabs:"),
    };

    private static string Estimated(string from, string to) => In(In(Bundled.Crossover, "rank: primary,", "rank: primary, estimand: effect,").Replace("analyses:\n", """
        analysis-sets: [{ id: full, title: Everybody }, { id: adherent, title: Per protocol, visits: [v2, v3], in-window: true, diary: 0.8, taken: 0.8 }]
        estimands:
          - { id: effect, treatments: [active, control], population: full, variable: end-pain, events: [{ id: rescued, title: Rescue tablets, item: rescue, when: ">= 1", strategy: hypothetical }], summary: mean-difference }
        analyses:

        """, StringComparison.Ordinal), from, to);

    private static string Factored(string from, string to) => In(
        Change("stratify: [site],", "factors: [{ id: severity, item: usual-pain, levels: [{ id: mild, when: \"< 60\" }, { id: severe, when: \">= 60\" }] }],").Replace("kits-per-site: 24", "kits-per-site: 48", StringComparison.Ordinal), from, to);

    private static string Mapped(string from, string to) => In(Bundled.ReadAt(Fixtures + "body-map.yaml"), from, to);

    private static string TwoTreated => In(
        In(Bundled.Parallel, "days: 7, starts: public }", "days: 14, starts: public, treated: true }"),
        "arms: [{ id: D, treatments: [drug] }, { id: P, treatments: [dummy] }]", "arms: [{ id: D, treatments: [drug, drug] }, { id: P, treatments: [dummy, dummy] }]");

    /// <summary>One kit for two treated periods, of which the second begins with a visit that hands out nothing.</summary>
    public static string TwoOfOneKit => In(In(In(In(Bundled.Parallel, "{ id: run-in, days: 7, starts: public }", "{ id: run-in, days: 7, starts: public, treated: true }"), "treatments: [drug] }, { id: P, treatments: [dummy] }", "treatments: [drug, drug] }, { id: P, treatments: [dummy, dummy] }"), "per-kit: 32,", "per-kit: 37,"),
        "{ id: v1, day: 1, forms: [quality] }\n  - { id: v2, day: 8, window: [-1, 2], forms: [quality], does: [randomise, dispense] }", "{ id: v1, day: 1, forms: [quality], does: [randomise, dispense] }\n  - { id: v2, day: 8, window: [-1, 2], forms: [quality] }")
        .Replace("window: last-14", "window: last-7", StringComparison.Ordinal).Replace("method: two-sample", "method: mixed-model, fixed: [treatment]", StringComparison.Ordinal);

    private const string Fixtures = "tests/Daybook.Tests/Trial/Protocol/fixtures/";

    private static string Skips => Bundled.ReadAt(Fixtures + "skip-logic.yaml");

    private static string SumScores => Bundled.ReadAt(Fixtures + "sum-scores.yaml");

    private static string Rescue(string when) => Change("range: [0, 20], optional: true", $"range: [0, 20], optional: true, when: {when}");

    private static string Generated(string from, string to) =>
        In(In(Bundled.Crossover, "arms:\n  - { id: AB, treatments: [active, control] }\n  - { id: BA, treatments: [control, active] }\n", "sequences: williams\n"), from, to);

    private static string Factorial(string from, string to) => In(Bundled.ReadAt(Fixtures + "factorial.yaml"), from, to);

    private static string Translated(string from, string to) => In(Bundled.ReadAt(Fixtures + "languages.yaml"), from, to);

    private static string LowerKits(string from, string to) => In(Bundled.ReadAt(Fixtures + "fallback-kits.yaml"), from, to);

    private static string Titrated(string from, string to) => In(Bundled.ReadAt(Fixtures + "titration.yaml"), from, to);

    private static string Counted(string from, string to) => In(Bundled.ReadAt(Fixtures + "event-endpoints.yaml"), from, to);

    private static string Working(string from, string to) => In(Bundled.ReadAt(Fixtures + "choice-factor.yaml"), from, to);

    private static string Capped(string from, string to) => In(Bundled.ReadAt(Fixtures + "capped-time.yaml"), from, to);

    private static string Cases(string from, string to) => In(Bundled.ReadAt(Fixtures + "case-control.yaml"), from, to);

    private static string Rescued(string from, string to) => In(Bundled.ReadAt(Fixtures + "rescue-medication.yaml"), from, to);

    private static string Stopped(string from, string to) => In(Bundled.ReadAt(Fixtures + "stopping-rules.yaml"), from, to);

    private static string Minimised(string from, string to) => In(Bundled.ReadAt(Fixtures + "minimisation.yaml"), from, to);

    private static string Prompted(string from, string to) => In(Bundled.ReadAt(Fixtures + "prompts.yaml"), from, to);

    private static string Change(string from, string to) => In(Bundled.Crossover, from, to);

    private static string In(string yaml, string from, string to)
    {
        var changed = yaml.Replace(from, to, StringComparison.Ordinal);
        Assert.True(changed != yaml, $"The minimal protocol does not say {from}");
        return changed;
    }
}
