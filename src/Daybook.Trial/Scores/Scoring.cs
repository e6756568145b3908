using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>The one door to every instrument: what its items expect, and its value from answers in that order.</summary>
public static class Scoring
{
    /// <summary>The items in the order in which <see cref="Total"/> wants their answers.</summary>
    public static IReadOnlyList<InstrumentItem> ItemsOf(Instrument instrument) => Rule(instrument).Items;

    /// <summary>The lowest and the highest value that <see cref="Total"/> can have.</summary>
    public static Bounds RangeOf(Instrument instrument) => Rule(instrument).Range;

    /// <summary>What happens when items are missing, in words. A rule that no source gives is called Daybook's default.</summary>
    public static string WhenMissing(Instrument instrument) => Rule(instrument).WhenMissing;

    /// <summary>The value of the instrument.</summary>
    /// <param name="instrument">Which one; criteria give 1 for met and 0 for not met.</param>
    /// <param name="answersInOrder">One for each of <see cref="ItemsOf"/>; null for an item that was skipped, crossed out or not done.</param>
    /// <returns>The value unrounded, or null with the reason: also when an answer is outside its item's range, for a wrong answer gives a wrong score.</returns>
    /// <exception cref="ArgumentException">There are more or fewer answers than items.</exception>
    public static ScoreValue Total(Instrument instrument, IReadOnlyList<decimal?> answersInOrder)
    {
        ArgumentNullException.ThrowIfNull(answersInOrder);
        var rule = Rule(instrument);
        if (answersInOrder.Count != rule.Items.Count)
            throw new ArgumentException($"{instrument} has {rule.Items.Count} items, but {answersInOrder.Count} answers came.", nameof(answersInOrder));
        return FirstMisfit(rule.Items, answersInOrder) is { } misfit ? ScoreValue.Missing(misfit) : rule.Score(answersInOrder);
    }

    private static string? FirstMisfit(IReadOnlyList<InstrumentItem> items, IReadOnlyList<decimal?> answers) => items
        .Where(item => answers[item.Number - 1] is { } answer && !item.Allows(answer))
        .Select(item => FormattableString.Invariant($"item {item.Number} is {answers[item.Number - 1]}; it takes {(item.Whole ? "whole numbers " : "")}from {item.Low} to {item.High}"))
        .FirstOrDefault();

    private static ScoringRule Rule(Instrument instrument) => instrument switch
    {
        Instrument.Fiq1991 => Fiq.Form1991,
        Instrument.Fiq1997 => Fiq.Form1997,
        Instrument.Fiqr => Fiqr.Rule,
        Instrument.Wpi => WidespreadPain.Rule,
        Instrument.Sss2010 => SymptomsGraded.Rule,
        Instrument.Sss2016 => SymptomsCounted.Rule,
        Instrument.WpiSss2016 => FibromyalgiaSeverity.Rule,
        Instrument.Pgic => Pgic.Rule,
        Instrument.Acr1990 => Acr1990.Rule,
        Instrument.Acr2010 => Acr2010.Rule,
        Instrument.Acr2011 => Acr2010.RuleOf2011,
        Instrument.Acr2016 => Acr2016.Rule,
        _ => throw new UnreachableException(),
    };
}
