namespace Daybook.Trial;

/// <summary>A translation is whole: whoever reads the study in it reads every text in it. One problem lists all that is missing.</summary>
internal static class TranslationCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var (at, translation) in protocol.Languages.Index())
        {
            if (translation.Language == protocol.Language || protocol.Languages.Take(at).Any(before => before.Language == translation.Language))
                problems.Add("DB0236", places.Of(translation, "language"), $"{translation.Language} is there already", "leave one of the two out");
            string[] missing = [.. Missing(protocol, translation)];
            if (missing.Length > 0)
                problems.Add("DB0236", places.Of(translation, "language"), $"{translation.Language} has no words for {string.Join(", ", missing)}", "translate every text that participants read");
            foreach (var words in translation.Items.Where(words => words.Ends is [var low, var high] && Turned.Same(low, high)))
                problems.Add("DB0133", places.Of(words, "ends", 1), $"{words.Ends[1]} stands at both ends", "write the words at the low end, then those at the high end");
            foreach (var (record, key, what) in Idle(protocol, translation))
                problems.Add("DB0236", places.Of(record, key), what, "leave it out");
        }
    }

    private static IEnumerable<string> Missing(Protocol protocol, Translation translation) =>
        (protocol.Consent.Questions.Count == translation.Questions.Count ? Array.Empty<string>() : ["the questions of the consent"])
            .Concat(protocol.Consent.More.Count == translation.More.Count ? Array.Empty<string>() : ["what there is to learn more of the consent"])
            .Concat(protocol.Consent.More.Where(more => more.Of > ConsentForm.IdeasOf(translation.Consent).Count).Select(more => $"paragraph {more.Of} of the consent").Distinct())
            .Concat(protocol.Supply?.Directions is not null && translation.Directions is null ? ["the directions of the study drug"] : Array.Empty<string>())
            .Concat(Spoken.Items(protocol).SelectMany(item => Missing(item, translation.Items.FirstOrDefault(words => words.Of == item.Id))))
            .Concat(protocol.Prompts.Where(prompt => translation.Prompts.All(words => words.Of != prompt.Id)).Select(prompt => $"the prompt {prompt.Id}"))
            .Concat(protocol.Events.Where(happens => translation.Events.All(words => words.Of != happens.Id)).Select(happens => $"the event {happens.Id}"))
            .Concat(protocol.Alerts.Where(alert => alert.Say is not null && translation.Alerts.All(words => words.Of != alert.Id)).Select(alert => $"the alert {alert.Id}"))
            .Concat(protocol.Rescue.Where(rescue => rescue.Say is not null && translation.Rescue.All(words => words.Of != rescue.Id)).Select(rescue => $"the rescue medication {rescue.Id}"));

    private static IEnumerable<string> Missing(Item item, ItemWords? words) =>
        words is null ? [item.Id]
        : (item.Map is null == words.Map is null ? Array.Empty<string>() : [$"the map of {item.Id}"])
            .Concat(item.Ends.Count == words.Ends.Count ? Array.Empty<string>() : [$"the ends of {item.Id}"])
            .Concat(item.Choices.Where(choice => words.Choices.All(of => of.Of != choice.Id)).Select(choice => $"the choice {choice.Id} of {item.Id}"));

    /// <summary>Words that nobody would read: of an item that staff ask, of a choice that there is not, or said twice.</summary>
    private static IEnumerable<(object Record, string Key, string What)> Idle(Protocol protocol, Translation translation)
    {
        if (translation.Directions is not null && protocol.Supply?.Directions is null)
            yield return (translation, "directions", "the supply has no directions");
        var read = Spoken.Items(protocol).ToDictionary(item => item.Id, StringComparer.Ordinal);
        foreach (var (at, words) in translation.Items.Index())
        {
            if (!read.TryGetValue(words.Of, out var item))
                yield return (words, "of", $"no participant reads {words.Of}: the staff asks it");
            else if (translation.Items.Take(at).Any(before => before.Of == words.Of))
                yield return (words, "of", $"{words.Of} is translated twice");
            else if (words.Choices.FirstOrDefault(choice => item.Choices.All(known => known.Id != choice.Of)) is { } odd)
                yield return (odd, "of", $"{words.Of} has no choice {odd.Of}");
        }
        foreach (var words in translation.Alerts.Where(words => protocol.Alerts.FirstOrDefault(alert => alert.Id == words.Of) is { Say: null }))
            yield return (words, "of", $"the phone says nothing of {words.Of}");
        foreach (var words in translation.Rescue.Where(words => protocol.Rescue.FirstOrDefault(rescue => rescue.Id == words.Of) is { Say: null }))
            yield return (words, "of", $"the phone says nothing of {words.Of}");
    }
}
