namespace Daybook.Statistics.Regression;

/// <summary>How squared residuals enter a heteroscedasticity-consistent covariance.</summary>
public enum HeteroscedasticityConsistent
{
    /// <summary>e^2 (White 1980).</summary>
    HC0,

    /// <summary>e^2 n / (n - p).</summary>
    HC1,

    /// <summary>e^2 / (1 - h).</summary>
    HC2,

    /// <summary>e^2 / (1 - h)^2, close to the jackknife (MacKinnon and White 1985); the choice for small samples.</summary>
    HC3,
}
