namespace Daybook.Trial;

/// <summary>What should happen in a study: one file that drives capture, schedule, blinding, supply, analysis and simulation.</summary>
public sealed record Protocol
{
    [Key("The study's short name: lower-case letters, digits and hyphens.", Name = "protocol", Form = TextForm.Slug)]
    public required string Id { get; init; }

    [Key("The version of this file, for example \"1.0\". A published version never changes.")]
    public required string Version { get; init; }

    [Key("The study's full title.")]
    public required string Title { get; init; }

    [Key("The language of the participant's texts, as a BCP 47 tag.", Form = TextForm.Language)]
    public string Language { get; init; } = "en";

    [Key("Further languages in which participants may read the study, each with every text.")]
    public IReadOnlyList<Translation> Languages { get; init; } = [];

    [Key("crossover: everyone takes every treatment in turn. parallel: everyone takes one. fixed-order: everyone takes every treatment in the same order.")]
    public required Design Design { get; init; }

    [Key("How many participants are planned. Without an allocation, whose lists say it, kits are counted by it.", Least = 1, Most = 100_000)]
    public int? Participants { get; init; }

    [Key("The places where participants are seen, each with its time zone.")]
    public required IReadOnlyList<Site> Sites { get; init; }

    /// <summary>Whether participants are seen at <paramref name="site"/>.</summary>
    internal bool HasSite(string site) => Sites.Any(known => known.Id == site);

    [Key("The roles that must not learn who takes what before the code is opened.")]
    public IReadOnlyList<Role> Masked { get; init; } = [];

    [Key("The consent document that must be signed before anything is recorded.")]
    public required ConsentForm Consent { get; init; }

    [Key("The criteria, in the order in which they are asked. The first that fails is the reason for refusal.")]
    public IReadOnlyList<Criterion> Eligibility { get; init; } = [];

    [Key("What is compared.")]
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    [Key("The factors of a factorial design: which treatments hold each. Every combination of them is one treatment.")]
    public IReadOnlyList<TreatmentFactor> Factors { get; init; } = [];

    [Key("The stretches of days that follow one another from day 1, without gaps.")]
    public required IReadOnlyList<Period> Periods { get; init; }

    [Key("The arms (in a crossover: the sequences), each naming the treatment of every treated period in order. Left out where sequences makes them.")]
    public IReadOnlyList<Arm> Arms { get; init; } = [];

    [Key("In place of arms, in a crossover: williams makes the sequences in which each treatment directly follows each other one equally often, in two squares where the number of treatments is odd. They are named by letters: A is the first treatment.")]
    public Sequences? Sequences { get; init; }

    [Key("How participants are allocated to arms. Absent when there is one arm only.")]
    public Allocation? Allocation { get; init; }

    [Key("Cases with controls who are like them.")]
    public Matching? Matching { get; init; }

    [Key("The study drug: what a kit holds and how much is taken.")]
    public Supply? Supply { get; init; }

    [Key("The daily diary.")]
    public Diary? Diary { get; init; }

    [Key("Forms that the participant begins herself, whenever it happens to her.")]
    public IReadOnlyList<EventForm> Events { get; init; } = [];

    [Key("Questions that are asked several times a day, at set or random times.")]
    public IReadOnlyList<Prompt> Prompts { get; init; } = [];

    [Key("Answers in the diary on which somebody must act.")]
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    [Key("Medications that participants may take when they need them, each with the most in a day.")]
    public IReadOnlyList<RescueMedication> Rescue { get; init; } = [];

    [Key("Rules by which somebody looks whether the study, or a participant, goes on.")]
    public IReadOnlyList<StoppingRule> Stopping { get; init; } = [];

    /// <summary>Everything that an answer can raise: the alerts, and the limits of rescue medication.</summary>
    internal IEnumerable<Alert> Calls => Alerts.Concat(Rescue.Select(rescue => rescue.Alert));

    [Key("The forms that are filled in at visits.")]
    public IReadOnlyList<Form> Forms { get; init; } = [];

    [Key("The laboratory tests, with unit and reference range.")]
    public IReadOnlyList<LabTest> Labs { get; init; } = [];

    [Key("The sensory tests: ramps that the participant ends at the first pain.")]
    public IReadOnlyList<SensoryTest> Sensory { get; init; } = [];

    [Key("Scores that are calculated from the items of a form.")]
    public IReadOnlyList<CalculatedScore> Scores { get; init; } = [];

    [Key("Sub-studies with criteria of their own: some participants do more.")]
    public IReadOnlyList<Substudy> Substudies { get; init; } = [];

    [Key("The visits in order. The first is day 1.")]
    public required IReadOnlyList<Visit> Visits { get; init; }

    [Key("What is measured for the comparison: an item, a window and an estimator, each by name.")]
    public IReadOnlyList<Endpoint> Endpoints { get; init; } = [];

    [Key("Whose values are analysed, by rule.")]
    public IReadOnlyList<AnalysisSet> AnalysisSets { get; init; } = [];

    [Key("What is to be estimated, in the five attributes of ICH E9(R1).")]
    public IReadOnlyList<Estimand> Estimands { get; init; } = [];

    [Key("The pre-specified analyses. Anything else in a report is labelled post hoc.")]
    public IReadOnlyList<PlannedAnalysis> Analyses { get; init; } = [];

    [Key("Families of analyses whose p values are judged together.")]
    public IReadOnlyList<TestFamily> Families { get; init; } = [];

    [Key("What the source of this protocol leaves open and this file settles, with the reason; the report prints it.")]
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];
}
