namespace Daybook.Trial;

/// <summary>A short name as it may stand in a protocol file without quotes.</summary>
public static class BareName
{
    /// <summary>Whether every reader of YAML takes <paramref name="text"/> for a text: <c>no</c> and <c>null</c> are none.</summary>
    public static bool Is(string text) =>
        Texts.ShortName().IsMatch(text) && !Texts.ReadsAsOther().IsMatch(text) && !text.Equals("null", StringComparison.OrdinalIgnoreCase);
}
