namespace Daybook.Trial;

/// <summary>UCUM codes as people write them.</summary>
public static class Units
{
    /// <summary>The unit in words or signs; a code that is not known stays as it is.</summary>
    public static string Say(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code switch
        {
            "Cel" => "\u00b0C",
            "a" => "years",
            "{titer}" => "titre",
            _ => code.Replace("[IU]", "IU", StringComparison.Ordinal).Replace("m2", "m\u00b2", StringComparison.Ordinal).Replace("m3", "m\u00b3", StringComparison.Ordinal),
        };
    }

    /// <summary>The unit as it stands in brackets beside a question; null where the question says it, as for years, or the value does, as for a titre.</summary>
    public static string? Beside(string? code) => code is null or "a" or "1" or "{titer}" ? null : Say(code);
}
