using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What choices count: the protocol gives a number to a choice where a sum needs one.</summary>
internal sealed class ChoiceValues(Protocol protocol)
{
    private readonly Dictionary<(string Item, string Choice), decimal> values = Measures.Items(protocol)
        .SelectMany(item => item.Choices.Where(choice => choice.Value is not null).Select(choice => (Key: (item.Id, choice.Id), choice.Value!.Value)))
        .ToDictionary(of => of.Key, of => of.Value);

    /// <summary>The observation with the number of its choice, where it has one; its code stays.</summary>
    public Observation Of(Observation observation) =>
        observation is { Number: null, Text: { } code } && values.TryGetValue((observation.Item, code), out decimal value) ? observation with { Number = value } : observation;
}
