namespace Daybook.Trial;

/// <summary>What predicts a response is a number: of a choice its values, or a group that some of the choices make.</summary>
internal static class ModeratorCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses.Where(analysis => analysis is { Method: AnalysisMethod.Predictor, With: not null }))
            if (Measures.Item(protocol, analysis.With!) is not { Kind: ItemKind.Choice } item)
            {
                if (places.Wrote(analysis, "chosen"))
                    problems.Add("DB0274", places.Of(analysis, "chosen"), $"{analysis.With} is no choice", "leave chosen out");
            }
            else if (analysis.Chosen.Index().FirstOrDefault(of => item.Choices.All(choice => choice.Id != of.Item)) is { Item: { } strange } unknown)
                problems.Add("DB0274", places.Of(analysis, "chosen", unknown.Index), $"{item.Id} has no choice {strange}", Spelling.Nearest(strange, [.. item.Choices.Select(choice => choice.Id)]) is { } near ? $"did you mean {near}?" : "name one of its choices");
            else if (analysis.Chosen.Count == 0 && FormScore.Counts(item) is null)
                problems.Add("DB0274", places.Of(analysis, "with"), $"the choices of {item.Id} are no numbers", "add chosen: and the choices that make a group, or give every choice a value");
            else if (analysis.Chosen.Distinct().Count() == item.Choices.Count)
                problems.Add("DB0274", places.Of(analysis, "chosen"), "everybody is in the group", "leave one choice out at least");
    }
}
