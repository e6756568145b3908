using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What the virtual participants of a protocol are like. A truth is an assumption: it is written down, and the report of a synthetic study is stamped.</summary>
public sealed record Truth
{
    [Key("The protocol that this truth belongs to.", Name = "truth")]
    public required string Protocol { get; init; }

    [Key("Where the numbers come from.")]
    public string? Note { get; init; }

    [Key("How people come to the study and how many do not get in.")]
    public required ScreeningTruth Screening { get; init; }

    [Key("The probability that an enrolled participant withdraws before the end.", Least = 0, Most = 1)]
    public decimal Withdraw { get; init; }

    [Key("How many of the planned participants leave before the end, whoever they are; in place of a probability.", Least = 0, Most = 1000)]
    public int? Leave { get; init; }

    [Key("What is measured: one entry for every item of the diary and the forms, every laboratory and sensory test, and every score; the items of a scored form follow from the score.")]
    public required IReadOnlyList<MeasureTruth> Measures { get; init; }

    [Key("Measures whose levels hang together from person to person.")]
    public TogetherTruth? Together { get; init; }

    [Key("How the diary is kept.")]
    public DiaryTruth? Diary { get; init; }

    [Key("How often events happen, for every event of the protocol.")]
    public IReadOnlyList<EventTruth> Events { get; init; } = [];

    [Key("How visits and returns go.")]
    public VisitTruth Visits { get; init; } = new();

    [Key("What goes wrong with people.")]
    public IReadOnlyList<AdverseEventTruth> AdverseEvents { get; init; } = [];
}

/// <summary>How people come to the study.</summary>
public sealed record ScreeningTruth
{
    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("The probability that a person fails a criterion.", Least = 0, Most = 0.9)]
    public decimal Fail { get; init; }

    [Key("How people hear of the study, in words.")]
    public IReadOnlyList<string> Routes { get; init; } = ["clinic"];

    [Key("How many people are screened in a week, over all sites.", Least = 0.1)]
    public decimal PerWeek { get; init; } = 7;

    [Key("The most days from screening to the first visit.", Least = 1, Most = 60)]
    public int FirstVisitWithin { get; init; } = 5;
}

/// <summary>How one item or test is distributed. What the numbers mean follows from its kind: the mean of a yes-no item is the probability of yes, that of a count its rate.</summary>
public sealed record MeasureTruth
{
    [Key("The item, test or score.")]
    public required string Id { get; init; }

    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("The mean before treatment.")]
    public decimal? Mean { get; init; }

    [Key("The item whose level a person has here too, in place of a mean of its own.")]
    public string? Like { get; init; }

    [Key("The standard deviation between people.", Least = 0)]
    public decimal Between { get; init; }

    [Key("The standard deviation from day to day of one person.", Least = 0)]
    public decimal Within { get; init; }

    [Key("The correlation of one day with the next.", Least = 0, Most = 0.99)]
    public decimal Ar1 { get; init; }

    [Key("The standard deviation of the logarithm, for a value that is skewed to the right; the mean is then its median.", Least = 0)]
    public decimal LogSd { get; init; }

    [Key("The change under each treatment.")]
    public IReadOnlyList<EffectTruth> Effects { get; init; } = [];

    [Key("The standard deviation between people of the change.", Least = 0)]
    public decimal Spread { get; init; }

    [Key("How many days it takes for half of the change to come, and to go. 0: at once.", Least = 0)]
    public decimal HalfLife { get; init; }

    [Key("The change in every later treated period, whatever is taken.")]
    public decimal PeriodChange { get; init; }

    [Key("The standard deviation between the trials of one visit, for a sensory test.", Least = 0)]
    public decimal Trial { get; init; }

    [Key("The lowest level that a person has; a lower one is brought to it.")]
    public decimal? Lowest { get; init; }

    [Key("The highest level that a person has; a higher one is brought to it.")]
    public decimal? Highest { get; init; }

    [Key("The probability that an optional item is left out.", Least = 0, Most = 1)]
    public decimal Skip { get; init; }
}

/// <summary>Levels that hang together from person to person: a normal distribution of all of them.</summary>
public sealed record TogetherTruth
{
    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("The measures, each with a mean and a between of its own.")]
    public required IReadOnlyList<string> Measures { get; init; }

    [Key("The correlations below the diagonal, row by row: of the second measure with the first, of the third with the first and the second, and so on.", Least = -1, Most = 1)]
    public required IReadOnlyList<decimal> Correlations { get; init; }
}

/// <summary>The change that a treatment makes.</summary>
public sealed record EffectTruth
{
    [Key("The treatment.")]
    public required string Treatment { get; init; }

    [Key("The change of the mean under it.")]
    public required decimal Change { get; init; }

    [Key("The measure known before treatment on which the change depends.")]
    public string? DependsOn { get; init; }

    [Key("How much more change one unit of that measure brings, counted from its mean.")]
    public decimal Slope { get; init; }
}

/// <summary>How the diary is kept: the probabilities of a day that is not written in time.</summary>
public sealed record DiaryTruth
{
    [Key("Written after the window has closed, and still accepted as late.", Least = 0, Most = 1)]
    public decimal Late { get; init; }

    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("Not written, on the first day.", Least = 0, Most = 1)]
    public decimal Missed { get; init; }

    [Key("Not written, on the last day; between the two it grows evenly. Without it: as on the first day.", Least = 0, Most = 1)]
    public decimal? MissedAtEnd { get; init; }

    [Key("Written when the day no longer counts.", Least = 0, Most = 1)]
    public decimal Outside { get; init; }

    [Key("Written in time on a phone without network, and sent up to two days later.", Least = 0, Most = 1)]
    public decimal Offline { get; init; }
}

/// <summary>How visits and returns go.</summary>
public sealed record VisitTruth
{
    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("The standard deviation of the days between a visit and its target, within its window.", Least = 0)]
    public decimal Shift { get; init; }

    [Key("The share of the units that a person takes.", Least = 0, Most = 1)]
    public decimal Taken { get; init; } = 1;

    [Key("The probability that a person does not tolerate the dose and takes the lower one of the protocol, from some day of taking on.", Least = 0, Most = 1)]
    public decimal Lowered { get; init; }
}

/// <summary>An adverse event and how often it comes.</summary>
public sealed record AdverseEventTruth
{
    [Key("The term.")]
    public required string Term { get; init; }

    [Key("Where the numbers come from.")]
    public string? Source { get; init; }

    [Key("How many begin in a hundred days of one person.", Least = 0)]
    public required decimal PerHundredDays { get; init; }

    [Key("The treatment under which it comes. Without one it comes on any day.")]
    public string? Treatment { get; init; }

    [Key("mild, moderate or severe.")]
    public Severity Severity { get; init; }

    [Key("true when it is serious.")]
    public bool Serious { get; init; }

    [Key("not-related, unlikely, possible, probable or definite.")]
    public Relatedness Relatedness { get; init; } = Relatedness.Unlikely;
}
