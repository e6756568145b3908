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
}
