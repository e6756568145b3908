namespace Daybook.Statistics.MixedModels;

/// <summary>How residuals of one model vary and correlate. Residuals of different groups are independent.</summary>
public abstract record ResidualStructure
{
    private protected ResidualStructure()
    {
    }

    /// <summary>A factor constant within groups, each level of which has parameters of its own; null for one set.</summary>
    public string? By { get; init; }
}

/// <summary>Independent residuals with one variance, or with a variance for each level of a stratum (R's varIdent).</summary>
/// <param name="Stratum">The factor that sets the variance; null for one variance.</param>
public sealed record IndependentResidual(string? Stratum = null) : ResidualStructure;

/// <summary>
/// First-order autoregression: correlation rho^|t - s| between the days t and s of a group, missing days left as gaps.
/// With whole-number times (AR(1)) rho lies in (-1, 1); in continuous time (CAR(1)) in (0, 1).
/// </summary>
/// <param name="Time">The column of times; within a group every time occurs once.</param>
/// <param name="Group">The series; null when the data are one series.</param>
/// <param name="Stratum">A factor with a variance for each level; null for one variance.</param>
/// <param name="Continuous">True for continuous time.</param>
public sealed record AutoregressiveResidual(string Time, string? Group, string? Stratum = null, bool Continuous = false) : ResidualStructure;

/// <summary>The covariance patterns over planned visits.</summary>
public enum VisitCovariance
{
    /// <summary>Every element is a parameter.</summary>
    Unstructured,

    /// <summary>One variance, one covariance (which may be negative).</summary>
    CompoundSymmetry,

    /// <summary>A variance for each visit, one correlation.</summary>
    HeterogeneousCompoundSymmetry,

    /// <summary>One variance, a covariance for each lag.</summary>
    Toeplitz,

    /// <summary>A variance for each visit, a correlation for each lag.</summary>
    HeterogeneousToeplitz,

    /// <summary>A variance for each visit, correlation rho^lag over visit numbers.</summary>
    HeterogeneousAutoregressive,

    /// <summary>First-order ante-dependence: a variance for each visit, a correlation for each step between visits.</summary>
    AnteDependence,

    /// <summary>First-order ante-dependence with one variance.</summary>
    HomogeneousAnteDependence,
}

/// <summary>A covariance matrix over planned visits: with <see cref="VisitCovariance.Unstructured"/> the usual MMRM.</summary>
/// <param name="Covariance">The pattern.</param>
/// <param name="Visit">The factor of visits; null (compound symmetry only) when residuals of a group are exchangeable.</param>
/// <param name="Group">The participant.</param>
public sealed record VisitResidual(VisitCovariance Covariance, string? Visit, string Group) : ResidualStructure;
