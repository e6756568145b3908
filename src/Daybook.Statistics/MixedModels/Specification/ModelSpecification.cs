namespace Daybook.Statistics.MixedModels;

/// <summary>How factors become columns of the fixed part.</summary>
public enum ContrastCoding
{
    /// <summary>A column for each level but the first (R's contr.treatment).</summary>
    Treatment,

    /// <summary>Deviations from the average, the last level being minus the sum of the others (contr.sum).</summary>
    Sum,

    /// <summary>Orthogonal polynomials over equally spaced levels (contr.poly).</summary>
    Polynomial,
}

/// <summary>
/// A linear mixed model y = X beta + Z b + e with b ~ N(0, G) and e ~ N(0, R): fixed part, random terms, residual structure.
/// </summary>
/// <param name="Fixed">The fixed part as an R-style formula with its response, such as <c>severity ~ phase * esr</c>; no random terms.</param>
/// <param name="Random">The random terms; none for a marginal model.</param>
/// <param name="Residual">The residual structure.</param>
public sealed record ModelSpecification(string Fixed, IReadOnlyList<RandomTerm> Random, ResidualStructure Residual)
{
    /// <summary>A column of positive weights: the residual variance of a row is divided by its weight. Null for equal weights.</summary>
    public string? Weights { get; init; }

    /// <summary>The coding of factors that <see cref="FactorContrasts"/> does not name.</summary>
    public ContrastCoding Contrasts { get; init; } = ContrastCoding.Treatment;

    /// <summary>Codings of single factors.</summary>
    public IReadOnlyDictionary<string, ContrastCoding> FactorContrasts { get; init; } = new Dictionary<string, ContrastCoding>();

    /// <summary>
    /// Reads lme4's notation, for example <c>severity ~ phase + (1 + drug | id)</c>; residuals are independent unless
    /// <paramref name="residual"/> says otherwise.
    /// </summary>
    /// <exception cref="ModelException">The formula cannot be read.</exception>
    public static ModelSpecification Parse(string formula, ResidualStructure? residual = null)
    {
        var parsed = Formula.Read(formula);
        return new ModelSpecification(formula, parsed.RandomTerms, residual ?? new IndependentResidual());
    }

    /// <summary>The participant-intercept model: fixed part plus a random intercept for one column, independent residuals.</summary>
    public static ModelSpecification RandomIntercept(string fixedPart, string participant) =>
        new(fixedPart, [RandomTerm.Intercept(participant)], new IndependentResidual());
}
