namespace Daybook.Trial;

/// <summary>Every analysis of a family has one p value, and stands in it once.</summary>
internal static class FamilyCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var family in protocol.Families)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < family.Tests.Count; i++)
            {
                if (!seen.Add(family.Tests[i]))
                    problems.Add("DB0182", places.Of(family, "tests", i), $"{family.Tests[i]} stands in the family twice", "name it once");
                if (protocol.Analyses.FirstOrDefault(analysis => analysis.Id == family.Tests[i]) is { Method: AnalysisMethod.Responders } counted && protocol.Design == Design.Parallel)
                    problems.Add("DB0182", places.Of(family, "tests", i), $"{counted.Id} gives counts only", "leave it out");
            }
            if (family.Tests.Count == 1)
                problems.Add("DB0182", places.Of(family, "tests"), "one analysis is no family", "add another, or leave the family out");
        }
    }

    /// <summary>One analysis answers the question of the study; where several do, a family judges them together.</summary>
    public static void Primary(Protocol protocol, Places places, ProblemList problems)
    {
        var primary = protocol.Analyses.Where(analysis => analysis.Rank == AnalysisRank.Primary).ToList();
        if (primary.Count == 0 && protocol.Analyses.Count > 0)
            problems.Add("DB0268", places.Of(protocol.Analyses[0], "rank"), "no analysis is the primary one", "write rank: primary where the question of the study is answered");
        else if (primary.Count > 1 && !protocol.Families.Any(family => primary.All(analysis => family.Tests.Contains(analysis.Id))))
            problems.Add("DB0268", places.Of(primary[1], "rank"), $"{primary[0].Id} is primary too, and no family judges the two together", "make one of them secondary, or name both in a family",
                new RelatedLine(places.Of(primary[0], "rank").Line, $"{primary[0].Id} is primary"));
    }
}
