namespace Daybook.Trial;

/// <summary>A protocol as its participants read it in one language. What is measured, when, and under which names stays what it is.</summary>
public static class Spoken
{
    /// <summary>The languages in which participants may read the study, its own first.</summary>
    public static IReadOnlyList<string> Languages(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return [protocol.Language, .. protocol.Languages.Select(translation => translation.Language)];
    }

    /// <summary>The protocol with the texts of that language; as it is written when it has no such translation.</summary>
    public static Protocol In(Protocol protocol, string? language)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Languages.FirstOrDefault(translation => translation.Language == language) is not { } translation ? protocol : protocol with
        {
            Language = translation.Language,
            Consent = protocol.Consent with { Text = translation.Consent, Questions = [.. protocol.Consent.Questions.Zip(translation.Questions, (question, words) => question with { Ask = words.Ask, Because = words.Because })], More = [.. protocol.Consent.More.Zip(translation.More, (more, words) => more with { Text = words })] },
            Supply = protocol.Supply is { } supply ? supply with { Directions = translation.Directions } : null,
            Diary = protocol.Diary is { } diary ? diary with { Items = [.. diary.Items.Select(item => Of(item, translation))] } : null,
            Prompts = [.. protocol.Prompts.Select(prompt => prompt with { Title = translation.Prompts.First(words => words.Of == prompt.Id).Title, Items = [.. prompt.Items.Select(item => Of(item, translation))] })],
            Events = [.. protocol.Events.Select(happens => happens with { Title = translation.Events.First(words => words.Of == happens.Id).Title, Items = [.. happens.Items.Select(item => Of(item, translation))] })],
            Alerts = [.. protocol.Alerts.Select(alert => alert.Say is null ? alert : alert with { Say = translation.Alerts.First(words => words.Of == alert.Id).Say })],
            Rescue = [.. protocol.Rescue.Select(rescue => rescue.Say is null ? rescue : rescue with { Say = translation.Rescue.First(words => words.Of == rescue.Id).Say })],
        };
    }

    /// <summary>The items that participants read.</summary>
    internal static IEnumerable<Item> Items(Protocol protocol) =>
        (protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items));

    private static Item Of(Item item, Translation translation) => Of(item, translation.Items.First(words => words.Of == item.Id));

    internal static Item Of(Item item, ItemWords words) =>
        item with { Ask = words.Ask, Map = words.Map, Ends = words.Ends, Choices = [.. item.Choices.Select(choice => choice with { Label = words.Choices.First(of => of.Of == choice.Id).Label })] };
}
