namespace Daybook.Statistics.Survival;

/// <summary>How Cox regression treats events at one time.</summary>
public enum CoxTies
{
    /// <summary>Efron's approximation, R's default: good unless ties are heavy.</summary>
    Efron,

    /// <summary>Breslow's approximation, SAS's default.</summary>
    Breslow,

    /// <summary>The exact conditional likelihood of truly discrete times.</summary>
    Exact,
}
