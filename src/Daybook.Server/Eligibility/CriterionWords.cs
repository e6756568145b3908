using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A criterion as a page says it.</summary>
public static class CriterionWords
{
    /// <summary>What the answer must be.</summary>
    public static string Required(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return criterion.Require switch
        {
            Condition.Is(var yes) => yes ? "must be yes" : "must be no",
            Condition.Compares(var comparison, var bound) => $"must be {Of(comparison)} {Words.Plain(bound)}{(Units.Beside(criterion.Unit) is { } unit ? " " + unit : "")}",
            Condition.Dilutes(var comparison, var dilution) => $"must be {Of(comparison)} 1:{Words.Plain((long)dilution)}",
            _ => throw new UnreachableException($"{criterion.Require}"),
        };
    }

    /// <summary>The question with the unit of its number.</summary>
    public static string Asked(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return Units.Beside(criterion.Unit) is { } unit ? $"{criterion.Ask} ({unit})" : criterion.Ask;
    }

    /// <summary>How the field is filled in, where a number alone does not say it.</summary>
    public static string? Hint(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return criterion.Require is Condition.Dilutes ? "The titre: 160 for 1:160." : null;
    }

    /// <summary>The criterion of that name as it is asked; the bare name when the protocol does not have it any more.</summary>
    public static string Named(IEnumerable<Criterion> criteria, string id) => criteria.FirstOrDefault(known => known.Id == id) is { } criterion ? $"{criterion.Ask} ({id})" : id;

    /// <summary>The name of its field in the form.</summary>
    public static string Field(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return "criterion-" + criterion.Id;
    }

    private static string Of(Comparison comparison) => comparison switch
    {
        Comparison.Less => "less than",
        Comparison.AtMost => "at most",
        Comparison.Equal => "equal to",
        Comparison.AtLeast => "at least",
        Comparison.Greater => "more than",
        _ => throw new UnreachableException($"{comparison}"),
    };
}
