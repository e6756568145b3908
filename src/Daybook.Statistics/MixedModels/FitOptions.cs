namespace Daybook.Statistics.MixedModels;

/// <summary>How a model is fitted.</summary>
public sealed record FitOptions
{
    /// <summary>Restricted maximum likelihood (the default) or maximum likelihood.</summary>
    public bool Reml { get; init; } = true;

    /// <summary>The defaults: REML.</summary>
    public static FitOptions Default { get; } = new();
}

/// <summary>Where the denominator degrees of freedom of a test come from.</summary>
public enum DegreesOfFreedom
{
    /// <summary>Infinite: a normal or chi-square reference. Anti-conservative in small samples.</summary>
    Infinite,

    /// <summary>Rows less fixed coefficients.</summary>
    Residual,

    /// <summary>Nested levels counted as nlme's lme does.</summary>
    Containment,

    /// <summary>Satterthwaite from the observed information (as lmerTest).</summary>
    Satterthwaite,

    /// <summary>Kenward-Roger with the expected information (as pbkrtest).</summary>
    KenwardRogerExpected,

    /// <summary>Kenward-Roger with the observed information and second derivatives (as SAS DDFM=KR).</summary>
    KenwardRogerObserved,

    /// <summary>Kenward-Roger with the observed information and without second derivatives (as SAS DDFM=KR(LINEAR)).</summary>
    KenwardRogerObservedLinear,
}
