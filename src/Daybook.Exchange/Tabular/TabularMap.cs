using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>What the columns and words of a finished crossover's file mean.</summary>
public sealed record TabularMap
{
    [Key("The short name of the study to make: lower-case letters, digits and hyphens.", Form = TextForm.Slug)]
    public required string Study { get; init; }

    [Key("The study's title, with the source of the file.")]
    public required string Title { get; init; }

    [Key("long: one row for each participant and period. wide: one row for each participant.")]
    public required TableLayout Layout { get; init; }

    [Key("What stands between two values: comma, semicolon or tab.")]
    public Separator Separator { get; init; }

    [Key("What stands between the whole and the fraction of a number: point or comma.")]
    public DecimalMark Decimal { get; init; }

    [Key("The words that say that a value is missing. An empty cell always does.")]
    public IReadOnlyList<string> Missing { get; init; } = ["NA"];

    [Key("The column that tells participants apart.")]
    public required string Participant { get; init; }

    [Key("The column of the sequence. Without it the sequence is found from the treatments.")]
    public string? Sequence { get; init; }

    [Key("The column of the period, in a long file.")]
    public string? Period { get; init; }

    [Key("The column of the treatment, in a long file. It is held against the sequence.")]
    public string? Treatment { get; init; }

    [Key("The column of the site, when there are several; its words are the ids of the sites.")]
    public string? Site { get; init; }

    [Key("The places where participants were seen. Without any there is one, called imported.")]
    public IReadOnlyList<Site> Sites { get; init; } = [];

    [Key("What was compared, with the word that the file has for it.")]
    public required IReadOnlyList<MappedTreatment> Treatments { get; init; }

    [Key("The sequences, each with its treatments in order.")]
    public required IReadOnlyList<MappedSequence> Sequences { get; init; }

    [Key("The file's words for the periods, in order, for example [\"1\", \"2\"].")]
    public required IReadOnlyList<string> Periods { get; init; }

    [Key("How many days a period is said to last; a file without dates does not tell.", Least = 1, Most = 366)]
    public int PeriodDays { get; init; } = 7;

    [Key("The values to bring in.")]
    public required IReadOnlyList<MappedValue> Values { get; init; }

    [Key("The analyses to run. Each names a value as its endpoint.")]
    public required IReadOnlyList<PlannedAnalysis> Analyses { get; init; }
}

/// <summary>How a file lays out its rows.</summary>
public enum TableLayout
{
    Long,
    Wide,
}

/// <summary>What stands between two values of a row.</summary>
public enum Separator
{
    Comma,
    Semicolon,
    Tab,
}

/// <summary>What stands between the whole and the fraction of a number.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>A treatment with the file's word for it.</summary>
public sealed record MappedTreatment
{
    [Key("The treatment's short name.", Names = Noun.Treatment)]
    public required string Id { get; init; }

    [Key("The treatment in words, for the report.")]
    public required string Name { get; init; }

    [Key("The file's word for the treatment. Without it: the short name.")]
    public string? Code { get; init; }
}

/// <summary>A sequence with the file's word for it.</summary>
public sealed record MappedSequence
{
    [Key("The sequence's short name.", Names = Noun.Arm)]
    public required string Id { get; init; }

    [Key("The file's word for the sequence. Without it: the short name.")]
    public string? Code { get; init; }

    [Key("The treatments in the order of the periods.", RefersTo = Noun.Treatment)]
    public required IReadOnlyList<string> Treatments { get; init; }
}

/// <summary>A value of the file with what it is in the study.</summary>
public sealed record MappedValue
{
    [Key("The value's short name; it becomes an item and, when it is analysed, an endpoint.", Names = Noun.Endpoint)]
    public required string Id { get; init; }

    [Key("The value in words.")]
    public required string Name { get; init; }

    [Key("The column of the value: in a long file, or for a value that a participant has once.")]
    public string? Column { get; init; }

    [Key("The columns of the value in a wide file, in the order of the periods.")]
    public IReadOnlyList<string> Columns { get; init; } = [];

    [Key("true when the value belongs to the participant, as sex does, and not to a period.")]
    public bool Once { get; init; }

    [Key("The unit of a number, as a UCUM code.")]
    public string? Unit { get; init; }

    [Key("The lowest and the highest value that can be right; a row beyond is refused.")]
    public Bounds? Range { get; init; }

    [Key("Which direction is better: lower or higher.")]
    public Direction? Better { get; init; }

    [Key("The file's words when the value is one of a list and not a number.")]
    public IReadOnlyList<MappedCode> Codes { get; init; } = [];
}

/// <summary>A word of the file with what it stands for.</summary>
public sealed record MappedCode
{
    [Key("The file's word.")]
    public required string Code { get; init; }

    [Key("The code to store.", Form = TextForm.ShortName)]
    public required string Id { get; init; }

    [Key("The words to show.")]
    public required string Label { get; init; }
}
