namespace Daybook.Trial;

/// <summary>
/// Fibromyalgia Impact Questionnaire: ten scales of about ten points each, 0 to 100, higher is worse. In order: the function sub-items (0-3), the days
/// felt good (0-7, turned round), the days of work missed (0-7), and seven lines (0-10), the first of them about the job.
/// </summary>
/// <remarks>
/// Burckhardt, Clark and Bennett, J Rheumatol 18:728 (1991); the 1997 form is version 2.0. Since 2002 a total with scales that were crossed out is
/// brought back to a maximum of 100. Only the number of function sub-items of the 1991 form is known to us; its other items are scored as in 1997.
/// </remarks>
internal static class Fiq
{
    /// <summary>Three, the highest function answer, becomes about ten.</summary>
    private const decimal Function = 3.33m;

    /// <summary>Seven days become about ten points.</summary>
    private const decimal Days = 1.43m;

    private const int Week = 7;

    public static ScoringRule Form1991 { get; } = Form(10);

    public static ScoringRule Form1997 { get; } = Form(11);

    private static ScoringRule Form(int functions) => new(
        ScoringRule.Numbered((functions, 0, 3, true), (2, 0, Week, true), (7, 0, 10, false)),
        new Bounds(0, 100),
        "Function is the mean of the sub-items answered; the total of the scales that are there is brought up to ten of ten (2002). "
            + "Daybook's default: function needs half of its sub-items and the total half of its ten scales.",
        answers => Total(Scales(answers, functions)));

    private static IEnumerable<decimal?> Scales(IReadOnlyList<decimal?> answers, int functions)
    {
        var function = Answered.From(answers.Take(functions));
        yield return function.AtLeastHalf ? function.Sum * Function / function.Count : null;
        yield return (Week - answers[functions]) * Days;
        yield return answers[functions + 1] * Days;
        foreach (var line in answers.Skip(functions + 2))
            yield return line;
    }

    private static ScoreValue Total(IEnumerable<decimal?> scales)
    {
        var answered = Answered.From(scales);
        // 3.33 and 1.43 are rounded in the source: the worst answers to everything would make 100.01.
        return answered.AtLeastHalf
            ? ScoreValue.Of(Math.Min(100, answered.Weighted))
            : ScoreValue.Missing($"{answered} scales can be scored; Daybook's default asks for half");
    }
}
