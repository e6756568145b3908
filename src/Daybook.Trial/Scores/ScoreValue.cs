namespace Daybook.Trial;

/// <summary>A computed score, or why there is none. Exactly one of the two is there.</summary>
/// <param name="Value">The score, unrounded; null when the answers do not carry one.</param>
/// <param name="WhyMissing">The reason in words; null when there is a score.</param>
public sealed record ScoreValue(decimal? Value, string? WhyMissing)
{
    internal static ScoreValue Of(decimal value) => new(value, null);

    internal static ScoreValue Missing(string why) => new(null, why);
}
