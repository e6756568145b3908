namespace Daybook.Trial;

/// <summary>Yes, no, and not known, which stays not known unless it cannot matter.</summary>
internal static class YesNo
{
    public static bool? Of(decimal? answer) => answer is { } given ? given != 0 : null;

    public static bool? Any(IEnumerable<bool?> answers) => answers.Aggregate((bool?)false, (any, next) => any | next);

    public static bool? All(IEnumerable<bool?> answers) => answers.Aggregate((bool?)true, (all, next) => all & next);
}
