namespace Daybook.Trial;

/// <summary>
/// Revised Fibromyalgia Impact Questionnaire: 21 items from 0 to 10, 0 to 100 in all, higher is worse. Nine items of function (their sum through 3),
/// two of overall impact (as they are), ten of symptoms (through 2).
/// </summary>
/// <remarks>
/// Bennett et al., Arthritis Res Ther 11:R120 (2009). Who cannot do an activity is to mark the highest difficulty: a form stores "cannot do" as
/// <see cref="CannotDo"/> and never as skipped.
/// </remarks>
public static class Fiqr
{
    /// <summary>The answer to a function item of somebody who cannot do it.</summary>
    public const decimal CannotDo = 10;

    private static readonly (string Name, int From, int Count, int Divisor)[] Domains = [("function", 0, 9, 3), ("overall impact", 9, 2, 1), ("symptoms", 11, 10, 2)];

    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((21, 0, 10, true)),
        new Bounds(0, 100),
        "The sum of a domain with x answers is multiplied by 9/x (function), 2/x (overall impact) or 10/x (symptoms). Daybook's default: each domain needs half of its items.",
        Score);

    private static ScoreValue Score(IReadOnlyList<decimal?> answers)
    {
        decimal total = 0;
        foreach (var (name, from, count, divisor) in Domains)
        {
            var domain = Answered.From(answers.Skip(from).Take(count));
            if (!domain.AtLeastHalf)
                return ScoreValue.Missing($"{domain} items of {name} are answered; Daybook's default asks for half");
            total += domain.Weighted / divisor;
        }
        return ScoreValue.Of(total);
    }
}
