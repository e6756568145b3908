namespace Daybook.Trial;

/// <summary>No word that names a treatment, an arm, a turn or a period behind a masked boundary stands where a masked role reads.</summary>
/// <remarks>The title, the consent and the criteria may name the drugs: everyone reads the same there, whatever they take. Endpoints and
/// analyses are read after the code is opened.</remarks>
internal static class MaskedWordCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Masked.Count == 0)
            return;
        var tells = new TellingWords(protocol, places);
        foreach (var (record, key, index, text) in Read(protocol))
            if (tells.In(text, record is Period) is var (told, found))
                problems.Add("DB0180", index is { } at ? places.Of(record, key, at) : places.Of(record, key), $"{told} names {found.What}",
                    $"say it in another way, or give {found.Whose} another name", new RelatedLine(found.Line, found.Whose));
    }

    // A participant reads the diary and her kit. What staff read is masked only where staff are.
    private static IEnumerable<(object Record, string Key, int? Index, string Text)> Read(Protocol protocol) =>
        ReadByParticipants(protocol).Concat(protocol.Masked.Any(role => role != Role.Participant) ? ReadByStaff(protocol) : []);

    // The consent document and its questions name what may be given: everybody reads the same of them, before anything is allocated.
    private static IEnumerable<(object Record, string Key, int? Index, string Text)> ReadByParticipants(Protocol protocol)
    {
        if (protocol.Supply is { } supply)
            foreach (var (key, text) in new[] { ("unit", supply.Unit), ("directions", supply.Directions ?? "") })
                yield return (supply, key, null, text);
        foreach (var happens in protocol.Events)
            yield return (happens, "title", null, happens.Title);
        foreach (var prompt in protocol.Prompts)
            yield return (prompt, "title", null, prompt.Title);
        // Her calendar names them.
        foreach (var visit in protocol.Visits)
            yield return (visit, "id", null, visit.Id);
        foreach (var read in (protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items)).SelectMany(ReadItem))
            yield return read;
        foreach (var alert in protocol.Alerts)
            yield return (alert, "say", null, alert.Say ?? "");
        foreach (var rescue in protocol.Rescue)
            yield return (rescue, "say", null, rescue.Say ?? "");
        foreach (var read in protocol.Languages.SelectMany(translation => Translated(protocol, translation)))
            yield return read;
    }

    // Everybody is offered the same guesses here too.
    private static IEnumerable<(object Record, string Key, int? Index, string Text)> Translated(Protocol protocol, Translation translation)
    {
        yield return (translation, "directions", null, translation.Directions ?? "");
        foreach (var words in translation.Items)
        {
            yield return (words, "ask", null, words.Ask);
            if (words.Map is { } map)
                yield return (words, "map", null, map);
            for (var i = 0; i < words.Ends.Count; i++)
                yield return (words, "ends", i, words.Ends[i]);
            foreach (var choice in Measures.Item(protocol, words.Of)?.Guess == true ? [] : words.Choices)
                yield return (choice, "label", null, choice.Label);
        }
        foreach (var words in translation.Prompts)
            yield return (words, "title", null, words.Title);
        foreach (var words in translation.Events)
            yield return (words, "title", null, words.Title);
        foreach (var words in translation.Alerts)
            yield return (words, "say", null, words.Say);
        foreach (var words in translation.Rescue)
            yield return (words, "say", null, words.Say);
    }

    private static IEnumerable<(object Record, string Key, int? Index, string Text)> ReadByStaff(Protocol protocol)
    {
        foreach (var site in protocol.Sites)
            foreach (var (key, text) in new[] { ("id", site.Id), ("name", site.Name) })
                yield return (site, key, null, text);
        foreach (var period in protocol.Periods)
            yield return (period, "id", null, period.Id);
        foreach (var lab in protocol.Labs)
            foreach (var (key, text) in new[] { ("id", lab.Id), ("name", lab.Name), ("unit", lab.Unit) })
                yield return (lab, key, null, text);
        foreach (var test in protocol.Sensory)
            foreach (var (key, index, text) in test.Places.Select((place, i) => ("places", (int?)i, place)).Concat([("id", null, test.Id), ("name", null, test.Name), ("unit", null, test.Unit), ("device", null, test.Device ?? "")]))
                yield return (test, key, index, text);
        foreach (var score in protocol.Scores)
            foreach (var (key, text) in new[] { ("id", score.Id), ("title", score.Title) })
                yield return (score, key, null, text);
        foreach (var happens in protocol.Events)
            yield return (happens, "id", null, happens.Id);
        foreach (var prompt in protocol.Prompts)
            yield return (prompt, "id", null, prompt.Id);
        foreach (var factor in protocol.Allocation?.Factors ?? [])
            foreach (var read in factor.Levels.Select(level => ((object)level, "id", (int?)null, level.Id)).Prepend((factor, "id", null, factor.Id)))
                yield return read;
        foreach (var alert in protocol.Alerts)
            yield return (alert, "id", null, alert.Id);
        foreach (var like in protocol.Matching?.On ?? [])
            yield return (like, "id", null, like.Id);
        foreach (var rescue in protocol.Rescue)
            foreach (var (key, text) in new[] { ("id", rescue.Id), ("name", rescue.Name) })
                yield return (rescue, key, null, text);
        foreach (var rule in protocol.Stopping)
            foreach (var (key, text) in new[] { ("id", rule.Id), ("then", rule.Then) })
                yield return (rule, key, null, text);
        foreach (var substudy in protocol.Substudies)
            foreach (var (key, text) in new[] { ("id", substudy.Id), ("title", substudy.Title) })
                yield return (substudy, key, null, text);
        foreach (var form in protocol.Forms)
            foreach (var (key, text) in new[] { ("id", form.Id), ("title", form.Title) })
                yield return (form, key, null, text);
        foreach (var read in protocol.Forms.SelectMany(form => form.Items).SelectMany(ReadItem))
            yield return read;
    }

    private static IEnumerable<(object Record, string Key, int? Index, string Text)> ReadItem(Item item)
    {
        yield return (item, "id", null, item.Id);
        yield return (item, "ask", null, item.Ask);
        yield return (item, "unit", null, item.Unit ?? "");
        if (item.Map is { } map)
            yield return (item, "map", null, map);
        for (var i = 0; i < item.Ends.Count; i++)
            yield return (item, "ends", i, item.Ends[i]);
        // Everybody is offered the same guesses, so they tell nothing.
        foreach (var choice in item.Guess ? [] : item.Choices)
            foreach (var (key, text) in new[] { ("id", choice.Id), ("label", choice.Label) })
                yield return (choice, key, null, text);
    }
}
