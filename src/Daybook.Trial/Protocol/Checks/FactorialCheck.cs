namespace Daybook.Trial;

/// <summary>In a factorial design every combination of the factors is one treatment, so that each factor is judged in all levels of the others.</summary>
internal static class FactorialCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Factors.Count == 0)
            return;
        var cells = protocol.Treatments.GroupBy(treatment => string.Concat(protocol.Factors.Select(factor => factor.In(treatment.Id) ? '+' : '-'))).ToList();
        if (protocol.Design != Design.Parallel)
            problems.Add("DB0209", places.Of(protocol, "factors"), "each participant is in one cell, so each takes one treatment", "write design: parallel, or leave factors out");
        else if (protocol.Factors.Count is < 2 or > 3)
            problems.Add("DB0209", places.Of(protocol, "factors"), protocol.Factors.Count == 1 ? "one factor makes two groups" : $"{protocol.Factors.Count} factors make {1 << Math.Min(30, protocol.Factors.Count)} cells", protocol.Factors.Count == 1 ? "leave factors out, and compare the two treatments" : "write two or three factors");
        else if (cells.FirstOrDefault(cell => cell.Count() > 1) is { } same)
            problems.Add("DB0209", places.Of(protocol.Factors[^1], "given"), $"{string.Join(" and ", same.Select(treatment => treatment.Id))} hold the same factors", "give each treatment its own combination");
        else if (cells.Count < 1 << protocol.Factors.Count)
            problems.Add("DB0209", places.Of(protocol, "treatments"), $"{cells.Count} treatments stand for {1 << protocol.Factors.Count} combinations of the factors", "name a treatment for each combination, that without any among them");
    }

    /// <summary>Why an analysis by the factors cannot be made; null when it can.</summary>
    public static (string What, string Suggestion)? Unfit(Protocol protocol, PlannedAnalysis analysis) =>
        protocol.Factors.Count == 0 ? ("the design has no factors", "name the factors of the design, or write method: two-sample")
        : analysis.Factors.Count is 0 or > 2 || analysis.Factors.Distinct().Count() < analysis.Factors.Count ? ("one factor has a main effect, and two different ones have an interaction", $"write factors: [{string.Join(", ", protocol.Factors.Take(2).Select(factor => factor.Id))}], or one of them")
        : Turns.Count(protocol) > 1 ? ($"a participant has a value in each of {Turns.Count(protocol)} treated periods, and a cell holds one of each", "plan one treated period")
        : null;
}
