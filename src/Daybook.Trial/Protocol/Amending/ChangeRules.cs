namespace Daybook.Trial;

/// <summary>How much a change of each key weighs: a title as wording and everything else as substantial, unless a rule here says otherwise.</summary>
internal static class ChangeRules
{
    private const string Words = "only words change";
    private const string HowItRuns = "how the study is run changes, not what it measures, gives or concludes";
    private const string WhatIsDone = "what is asked or done changes";
    private const string Answers = "answers that were given would mean something else, or no longer fit";
    private const string Days = "days of those who are on the way would move";
    private const string Taken = "what those who are on the way take would change";
    private const string Sealed = "the allocation is sealed and kits are labelled";
    private const string WhoIsAsked = "who is asked the question changes";
    private const string Concluded = "what is concluded changes";
    private const string Measurement = "another question is another measurement";
    private const string Anew = "participants are asked to consent anew";
    private const string WhatIsSaid = "what people are told to do changes";

    private static readonly Dictionary<(Type Record, string Key), (ChangeClass Class, string Why)> OfKeys = new()
    {
        [(typeof(Protocol), "language")] = (ChangeClass.Substantial, "participants read another language"),
        [(typeof(Protocol), "design")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Protocol), "sequences")] = (ChangeClass.Operational, "the same arms are written otherwise"),
        [(typeof(Protocol), "masked")] = (ChangeClass.Substantial, "who may know what is taken changes"),
        [(typeof(Site), "zone")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Site), "telephone")] = (ChangeClass.Operational, "whom participants call changes"),
        [(typeof(Site), "emergency")] = (ChangeClass.Operational, "whom participants call changes"),
        [(typeof(ConsentForm), "version")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentForm), "text")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentMore), "of")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentMore), "text")] = (ChangeClass.Substantial, Anew),
        [(typeof(Translation), "more")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentQuestion), "yes")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentQuestion), "because")] = (ChangeClass.Substantial, Anew),
        [(typeof(ConsentQuestionWords), "because")] = (ChangeClass.Substantial, Anew),
        [(typeof(Criterion), "ask")] = (ChangeClass.Substantial, "who may take part can change with the question"),
        [(typeof(Treatment), "name")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Treatment), "days")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Period), "days")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Period), "anchor")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Period), "turns")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Period), "treated")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(TreatmentFactor), "given")] = (ChangeClass.Substantial, Concluded),
        [(typeof(Arm), "treatments")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Arm), "ratio")] = (ChangeClass.BreaksRunning, Sealed),
        [(typeof(DoseStep), "day")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(DoseStep), "per-day")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Supply), "per-day")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Supply), "unit")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Supply), "fallback")] = (ChangeClass.Substantial, "how the study drug is taken changes"),
        [(typeof(Supply), "fallback-kits")] = (ChangeClass.BreaksRunning, Sealed),
        [(typeof(Treatment), "lower")] = (ChangeClass.BreaksRunning, Taken),
        [(typeof(Supply), "directions")] = (ChangeClass.Substantial, "how the study drug is taken changes"),
        [(typeof(Translation), "directions")] = (ChangeClass.Substantial, "how the study drug is taken changes"),
        [(typeof(Supply), "kits-per-site")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Alert), "contact")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Alert), "hours")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Alert), "say")] = (ChangeClass.Substantial, WhatIsSaid),
        [(typeof(AlertWords), "say")] = (ChangeClass.Substantial, WhatIsSaid),
        [(typeof(RescueMedication), "name")] = (ChangeClass.Substantial, "what participants may take changes"),
        [(typeof(RescueMedication), "say")] = (ChangeClass.Substantial, WhatIsSaid),
        [(typeof(RescueWords), "say")] = (ChangeClass.Substantial, WhatIsSaid),
        [(typeof(RescueMedication), "contact")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(RescueMedication), "hours")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(StoppingRule), "contact")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(StoppingRule), "hours")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(StoppingRule), "then")] = (ChangeClass.Substantial, "what is decided, and by whom, changes"),
        [(typeof(Diary), "opens")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Diary), "closes")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Diary), "late-until")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "at")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "from")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "to")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "apart")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "minutes")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Prompt), "title")] = (ChangeClass.Substantial, Measurement),
        [(typeof(PromptWords), "title")] = (ChangeClass.Substantial, Measurement),
        [(typeof(EventForm), "title")] = (ChangeClass.Substantial, Measurement),
        [(typeof(EventWords), "title")] = (ChangeClass.Substantial, Measurement),
        [(typeof(Item), "ask")] = (ChangeClass.Substantial, Measurement),
        [(typeof(Item), "ends")] = (ChangeClass.Substantial, "other ends of a scale are another measurement"),
        [(typeof(ItemWords), "ask")] = (ChangeClass.Substantial, Measurement),
        [(typeof(ItemWords), "map")] = (ChangeClass.Substantial, Measurement),
        [(typeof(ItemWords), "ends")] = (ChangeClass.Substantial, "other ends of a scale are another measurement"),
        [(typeof(ChoiceWords), "label")] = (ChangeClass.Substantial, "another label is another answer"),
        [(typeof(Translation), "consent")] = (ChangeClass.Substantial, Anew),
        [(typeof(Item), "kind")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(Item), "region")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(Item), "map")] = (ChangeClass.Substantial, Measurement),
        [(typeof(Item), "unit")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(Item), "optional")] = (ChangeClass.Operational, HowItRuns),
        [(typeof(Branch), "item")] = (ChangeClass.Substantial, WhoIsAsked),
        [(typeof(Branch), "is")] = (ChangeClass.Substantial, WhoIsAsked),
        [(typeof(Branch), "chosen")] = (ChangeClass.Substantial, WhoIsAsked),
        [(typeof(Branch), "otherwise")] = (ChangeClass.Substantial, Concluded),
        [(typeof(Choice), "label")] = (ChangeClass.Substantial, "another label is another answer"),
        [(typeof(LabTest), "kind")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(LabTest), "unit")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(LabTest), "reference")] = (ChangeClass.Operational, "other values open a query"),
        [(typeof(SensoryTest), "unit")] = (ChangeClass.BreaksRunning, Answers),
        [(typeof(SensoryTest), "device")] = (ChangeClass.Substantial, "another device is another measurement"),
        [(typeof(Visit), "day")] = (ChangeClass.BreaksRunning, Days),
        [(typeof(Visit), "window")] = (ChangeClass.Operational, HowItRuns),
    };

    /// <summary>Words that nobody acts on: they stand above what is done, or say why it is.</summary>
    private static readonly HashSet<(Type Record, string Key)> Titles =
    [
        (typeof(Protocol), "title"), (typeof(Site), "name"), (typeof(Form), "title"), (typeof(CalculatedScore), "title"), (typeof(Substudy), "title"), (typeof(TreatmentFactor), "title"), (typeof(Endpoint), "title"), (typeof(AnalysisSet), "title"),
        (typeof(Estimand), "question"), (typeof(IntercurrentEvent), "title"), (typeof(TestFamily), "title"), (typeof(Assumption), "settled"), (typeof(Assumption), "reason"),
    ];

    private static readonly Dictionary<Type, (ChangeClass Class, string Why)> OfNew = new()
    {
        [typeof(Site)] = (ChangeClass.Operational, HowItRuns),
        [typeof(ConsentMore)] = (ChangeClass.Substantial, Anew),
        [typeof(ConsentQuestion)] = (ChangeClass.Substantial, Anew),
        [typeof(ConsentQuestionWords)] = (ChangeClass.Substantial, Anew),
        [typeof(Treatment)] = (ChangeClass.BreaksRunning, Sealed),
        [typeof(TreatmentFactor)] = (ChangeClass.Substantial, Concluded),
        [typeof(Arm)] = (ChangeClass.BreaksRunning, Sealed),
        [typeof(Allocation)] = (ChangeClass.BreaksRunning, Sealed),
        [typeof(BaselineFactor)] = (ChangeClass.BreaksRunning, Sealed),
        [typeof(FactorLevel)] = (ChangeClass.BreaksRunning, Sealed),
        [typeof(Period)] = (ChangeClass.BreaksRunning, Days),
        [typeof(Choice)] = (ChangeClass.Substantial, WhatIsDone),
        [typeof(Branch)] = (ChangeClass.Substantial, WhoIsAsked),
        [typeof(Translation)] = (ChangeClass.Operational, "participants may read another language"),
        [typeof(DoseStep)] = (ChangeClass.BreaksRunning, Taken),
        [typeof(Assumption)] = (ChangeClass.Wording, Words),
    };

    private static readonly Dictionary<Type, (ChangeClass Class, string Why)> OfGone = new(OfNew)
    {
        [typeof(Site)] = (ChangeClass.BreaksRunning, "those who are seen there would have no site"),
        [typeof(Choice)] = (ChangeClass.BreaksRunning, Answers),
        [typeof(Translation)] = (ChangeClass.BreaksRunning, "those who read it would read another language"),
        [typeof(Visit)] = (ChangeClass.BreaksRunning, "those who had the visit would have one that no plan knows"),
    };

    /// <summary>What stands in these is seen or felt by participants, and tells nothing of what is taken.</summary>
    private static readonly HashSet<Type> Felt =
        [typeof(ConsentForm), typeof(Translation), typeof(Diary), typeof(EventForm), typeof(Prompt), typeof(Form), typeof(Visit), typeof(SensoryTest), typeof(LabTest), typeof(Supply), typeof(Alert), typeof(RescueMedication), typeof(Substudy)];

    /// <summary>A key of <paramref name="record"/> that changed.</summary>
    public static (ChangeClass Class, string Why) Changed(object record, object later, KeyShape key, object? before, object? after) =>
        key.Name is "ends" or "better" && Turned.Round(record, later) ? (ChangeClass.BreaksRunning, Answers)
        : record is Allocation or BaselineFactor or FactorLevel ? (ChangeClass.BreaksRunning, Sealed)
        : OfKeys.TryGetValue((record.GetType(), key.Name), out var rule) ? rule
        : key.Key.Names != Noun.None ? (ChangeClass.BreaksRunning, Answers)
        : key.Name is "range" or "plausible" ? OfRange(record, before as Bounds?, after as Bounds?)
        : key.Name is "per-kit" && (before as int?) > (after as int?) ? (ChangeClass.Substantial, "a kit lasts for fewer days")
        : key.Name is "per-kit" ? (ChangeClass.Operational, HowItRuns)
        : Titles.Contains((record.GetType(), key.Name)) ? (ChangeClass.Wording, Words)
        : (ChangeClass.Substantial, IsOfAnalysis(record.GetType()) ? Concluded : WhatIsDone);

    /// <summary>On a line or a scale an answer means its place between the ends. A wider range of a count still holds every answer that was given.</summary>
    private static (ChangeClass Class, string Why) OfRange(object record, Bounds? before, Bounds? after) =>
        record is not Item { Kind: ItemKind.Line or ItemKind.Scale } && (after is not { } now || (before is { } was && now.Contains(was.Low) && now.Contains(was.High))) ? (ChangeClass.Substantial, WhatIsDone) : (ChangeClass.BreaksRunning, Answers);

    /// <summary>A change of the words of one choice to those of another.</summary>
    public static ProtocolChange Exchanged(ProtocolChange change) => change with { Class = ChangeClass.BreaksRunning, Why = Answers };

    public static (ChangeClass Class, string Why) New(Type record) => OfNew.GetValueOrDefault(record, (ChangeClass.Substantial, IsOfAnalysis(record) ? Concluded : WhatIsDone));

    public static (ChangeClass Class, string Why) Gone(Type record) => OfGone.GetValueOrDefault(record, (ChangeClass.Substantial, IsOfAnalysis(record) ? Concluded : WhatIsDone));

    /// <summary>Whether a participant sees or feels what stands in a record, or in a key of it, inside the records <paramref name="around"/>. Of a site that is whom she calls and when her days are.</summary>
    public static bool ForParticipants(IReadOnlyList<Type> around, string? key) =>
        around[^1] == typeof(Site) ? key is "telephone" or "emergency" or "zone"
        : around.Any(Felt.Contains) && key is not ("scores" or "kits-per-site" or "fallback-kits" or "per-kit" or "taken" or "reference" or "plausible" or "score" or "better" or "otherwise");

    private static bool IsOfAnalysis(Type record) => record == typeof(Endpoint) || record == typeof(PlannedAnalysis) || record == typeof(AnalysisSet) || record == typeof(Estimand) || record == typeof(IntercurrentEvent) || record == typeof(TestFamily);
}
