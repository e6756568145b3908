namespace Daybook.Trial;

/// <summary>Marks a property of a protocol record as a key of the language. The hover text is what an author reads in the editor.</summary>
/// <remarks>The YAML key is the property name in kebab case unless <see cref="Name"/> says otherwise. A property is required when it is declared <c>required</c>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute(string hover) : Attribute
{
    /// <summary>What the key means, for hover text and the reference page.</summary>
    public string Hover { get; } = hover;

    /// <summary>The YAML key when it is not the property's name in kebab case.</summary>
    public string? Name { get; init; }

    /// <summary>What the value names. No other may have the same name.</summary>
    public Noun Names { get; init; }

    /// <summary>What the value must be the name of.</summary>
    public Noun RefersTo { get; init; }

    /// <summary>The form of a text.</summary>
    public TextForm Form { get; init; }

    /// <summary>The lowest number allowed.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>The highest number allowed.</summary>
    public double Most { get; init; } = double.PositiveInfinity;
}

/// <summary>What a name in a protocol may name.</summary>
[Flags]
public enum Noun
{
    None = 0,
    Site = 1 << 0,
    Criterion = 1 << 1,
    Treatment = 1 << 2,
    Period = 1 << 3,
    Arm = 1 << 4,
    Form = 1 << 5,
    Item = 1 << 6,
    Lab = 1 << 7,
    Visit = 1 << 8,
    Endpoint = 1 << 9,
    Analysis = 1 << 10,

    /// <summary>A choice is named within its own list only.</summary>
    Choice = 1 << 11,

    Sensory = 1 << 12,
    Score = 1 << 13,
    Family = 1 << 14,
    Substudy = 1 << 15,
    Alert = 1 << 16,
    Prompt = 1 << 17,
    Event = 1 << 20,
    Factor = 1 << 25,

    /// <summary>A level is named within its own factor only.</summary>
    Level = 1 << 26,
    TreatmentFactor = 1 << 27,
    AnalysisSet = 1 << 22,
    Estimand = 1 << 23,
    IntercurrentEvent = 1 << 24,
    Rescue = 1 << 28,
    StoppingRule = 1 << 29,
    MatchedOn = 1 << 30,

    /// <summary>What can be measured: items, laboratory tests, sensory tests and calculated scores share one set of names.</summary>
    Measure = Item | Lab | Sensory | Score,
}

/// <summary>The form that a text must have.</summary>
public enum TextForm
{
    /// <summary>Words for people.</summary>
    Words,

    /// <summary>A short name: letters, digits, hyphen, underscore, full stop.</summary>
    ShortName,

    /// <summary>A short name in lower-case letters, digits and hyphens, fit for an address.</summary>
    Slug,

    /// <summary>An IANA time zone.</summary>
    Zone,

    /// <summary>A BCP 47 language tag.</summary>
    Language,
}
