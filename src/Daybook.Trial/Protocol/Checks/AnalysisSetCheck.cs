namespace Daybook.Trial;

/// <summary>Every rule of an analysis set asks for something that the study records.</summary>
internal static class AnalysisSetCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var set in protocol.AnalysisSets)
            foreach (var (key, what, suggestion) in Unjudged(protocol, set))
                problems.Add("DB0207", places.Of(set, key), what, suggestion);
    }

    private static IEnumerable<(string Key, string What, string Suggestion)> Unjudged(Protocol protocol, AnalysisSet set)
    {
        if (set.Kits is not null && protocol.Supply is null)
            yield return ("kits", "no kits are handed out", "leave kits out");
        if (set.Diary is not null && protocol.Diary is null)
            yield return ("diary", "there is no diary", "leave diary out");
        if (set.Taken is not null && protocol.Supply?.Taken is null)
            yield return ("taken", "nobody is asked whether the study drug was taken", "name the item in taken: of the supply");
        if (set is { InWindow: true, Visits.Count: 0 })
            yield return ("in-window", "no visit is named", "name the visits, for example visits: [v2]");
    }
}
