using System.Globalization;

namespace Daybook.Trial;

/// <summary>The values that a factor can have.</summary>
/// <param name="YesNo">Whether it is yes or no; else it is a number.</param>
/// <param name="Whole">Whether the number is whole.</param>
/// <param name="Within">Where the number lies, as far as anything says so.</param>
/// <param name="Required">What a criterion requires of everybody who is enrolled.</param>
internal sealed record FactorValues(bool YesNo, bool Whole, Bounds? Within, Condition? Required = null)
{
    /// <summary>The codes of a choice; none of anything else.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static FactorValues Of(Protocol protocol, BaselineFactor factor)
    {
        if (factor.Criterion is { } criterion)
            return Of(protocol.Eligibility.FirstOrDefault(known => known.Id == criterion)?.Require);
        var item = Measures.Item(protocol, factor.Item!);
        return new(item?.Kind == ItemKind.YesNo, item?.Kind is ItemKind.Scale or ItemKind.Count, item?.Range ?? protocol.Labs.FirstOrDefault(lab => lab.Id == factor.Item)?.Plausible) { Choices = item?.Kind == ItemKind.Choice ? [.. item.Choices.Select(choice => choice.Id)] : [] };
    }

    private static FactorValues Of(Condition? required) => new(required is Condition.Is, false, null, required);

    /// <summary>A value at each bound of a level, and one on each side of it, as far as somebody enrolled can have it: where these have one level each, all have.</summary>
    public IEnumerable<Answer> Tried(BaselineFactor factor)
    {
        if (YesNo)
            return [new Answer.Boolean(true), new Answer.Boolean(false)];
        if (Choices.Count > 0)
            return Choices.Select(choice => new Answer.Code(choice));
        var bounds = factor.Levels.Select(level => BoundOf(level.When)).Concat(Required is { } required ? [BoundOf(required)] : []).Concat(Within is { } range ? [range.Low, range.High] : []).Distinct().Order().ToList();
        var between = Whole
            ? bounds.SelectMany(bound => (decimal[])[decimal.Floor(bound) - 1, decimal.Floor(bound), decimal.Ceiling(bound), decimal.Ceiling(bound) + 1])
            : bounds.Zip(bounds.Skip(1), (low, high) => (low + high) / 2).Concat(bounds).Append(bounds[0] - 1).Append(bounds[^1] + 1);
        return between.Where(value => Within?.Contains(value) != false).Distinct().Order().Select(value => new Answer.Number(value)).Where(value => Required is null || Conditions.Meets(Required, value));
    }

    public static string Words(Answer value) => value switch
    {
        Answer.Boolean(var yes) => yes ? "yes" : "no",
        Answer.Code(var code) => code,
        Answer.Number number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static decimal BoundOf(Condition? when) => when switch
    {
        Condition.Compares(_, var bound) => bound,
        Condition.Dilutes(_, var dilution) => dilution,
        _ => 0,
    };
}
