namespace Daybook.Statistics.MixedModels;

/// <summary>How the effects of one random term vary together.</summary>
public enum RandomCovariance
{
    /// <summary>Every variance and covariance is a parameter.</summary>
    Unstructured,

    /// <summary>Variances only; covariances are zero.</summary>
    Diagonal,
}

/// <summary>
/// One random term, R's <c>(effects | group)</c>: the columns of <paramref name="Effects"/> get coefficients that vary between
/// the levels of the grouping with mean zero and a covariance matrix to be estimated.
/// </summary>
/// <param name="Effects">The right-hand side of a formula, such as <c>1 + drug</c> or <c>0 + machine</c>.</param>
/// <param name="Grouping">The grouping columns; more than one means their combinations.</param>
/// <param name="Covariance">Whether covariances are estimated.</param>
/// <param name="Label">The name in results; by default the grouping columns joined by a colon.</param>
public sealed record RandomTerm(
    string Effects, IReadOnlyList<string> Grouping, RandomCovariance Covariance = RandomCovariance.Unstructured, string? Label = null)
{
    /// <summary>The name in results.</summary>
    public string Name => Label ?? string.Join(":", Grouping);

    /// <summary>A random intercept for the levels of one column: the simplest mixed model.</summary>
    public static RandomTerm Intercept(string grouping) => new("1", [grouping]);

    internal static IEnumerable<RandomTerm> FromBar(Expression.Binary bar)
    {
        foreach (var grouping in Groupings(bar.Right))
        {
            if (bar.Operator == "|")
            {
                yield return new RandomTerm(bar.Left.ToString(), grouping);
                continue;
            }

            // As in R, || separates the terms of the formula, not the columns of a factor.
            var formula = Formula.Of(null, bar.Left);
            if (formula.Intercept) yield return new RandomTerm("1", grouping);
            foreach (var term in formula.Terms) yield return new RandomTerm("0 + " + Formula.Label(term), grouping);
        }
    }

    private static IEnumerable<string[]> Groupings(Expression expression) => expression switch
    {
        Expression.Parenthesised inner => Groupings(inner.Inner),
        Expression.Binary { Operator: "/" } nested => Groupings(nested.Left).SelectMany(outer => Groupings(nested.Right).Select(inner => inner.Concat(outer).ToArray())).Concat(Groupings(nested.Left)),
        Expression.Binary { Operator: ":" } pair => [[.. Groupings(pair.Left).Single(), .. Groupings(pair.Right).Single()]],
        Expression.Binary { Operator: "+" } sum => Groupings(sum.Left).Concat(Groupings(sum.Right)),
        Expression.Name name => [[name.Text]],
        _ => throw new ModelException("formula.grouping", $"'{expression}' is not a grouping; write (effects | column)"),
    };
}
