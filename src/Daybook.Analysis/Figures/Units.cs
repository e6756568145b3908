namespace Daybook.Analysis;

/// <summary>UCUM codes as people write them. A code that is not known stays as it is.</summary>
internal static class Units
{
    public static string Say(string code) => code switch
    {
        "Cel" => "\u00b0C",
        "a" => "years",
        "{titer}" => "titre",
        _ => code.Replace("[IU]", "IU", StringComparison.Ordinal).Replace("m2", "m\u00b2", StringComparison.Ordinal).Replace("m3", "m\u00b3", StringComparison.Ordinal),
    };
}
