namespace Daybook.Trial;

/// <summary>No word that names a treatment, an arm, a turn or a period behind a masked boundary stands where a masked role reads.</summary>
/// <remarks>The title, the consent and the criteria may name the drugs: everyone reads the same there, whatever they take. Endpoints and
/// analyses are read after the code is opened.</remarks>
internal static class MaskedWordCheck
{
    /// <summary>What says which words tell: nothing can be said while one of these cannot be read.</summary>
    private static readonly string[] Telling = ["masked", "treatments", "arms", "periods", "supply"];

    /// <summary>A rule for each part of the file, so that a slip in one does not keep the words of the others from being tried.</summary>
    public static IEnumerable<ProtocolCheck> OfEveryPart { get; } =
    [
        // A participant reads the diary and her kit. The consent document and its questions name what may be given: everybody reads the same of them, before anything is allocated.
        Of([], OfSupply),
        // Her calendar names them.
        Of(["visits"], protocol => protocol.Visits.Select(visit => Read(visit, "id", visit.Id))),
        Of(["diary"], protocol => (protocol.Diary?.Items ?? []).SelectMany(ReadItem)),
        Of(["prompts"], protocol => protocol.Prompts.SelectMany(prompt => prompt.Items.SelectMany(ReadItem).Prepend(Read(prompt, "title", prompt.Title)))),
        Of(["events"], protocol => protocol.Events.SelectMany(happens => happens.Items.SelectMany(ReadItem).Prepend(Read(happens, "title", happens.Title)))),
        Of(["alerts"], protocol => protocol.Alerts.Select(alert => Read(alert, "say", alert.Say))),
        Of(["rescue"], protocol => protocol.Rescue.Select(rescue => Read(rescue, "say", rescue.Say))),
        Of(["languages", "diary", "prompts", "events", "forms"], protocol => protocol.Languages.SelectMany(translation => Translated(protocol, translation))),
        // What staff read is masked only where staff are.
        OfStaff(["sites"], protocol => protocol.Sites.SelectMany(site => new[] { Read(site, "id", site.Id), Read(site, "name", site.Name) })),
        OfStaff([], protocol => protocol.Periods.Select(period => Read(period, "id", period.Id))),
        OfStaff(["labs"], protocol => protocol.Labs.SelectMany(lab => new[] { Read(lab, "id", lab.Id), Read(lab, "name", lab.Name), Read(lab, "unit", lab.Unit) })),
        OfStaff(["sensory"], protocol => protocol.Sensory.SelectMany(OfTest)),
        OfStaff(["scores"], protocol => protocol.Scores.SelectMany(score => new[] { Read(score, "id", score.Id), Read(score, "title", score.Title) })),
        OfStaff(["events"], protocol => protocol.Events.Select(happens => Read(happens, "id", happens.Id))),
        OfStaff(["prompts"], protocol => protocol.Prompts.Select(prompt => Read(prompt, "id", prompt.Id))),
        OfStaff(["allocation"], protocol => (protocol.Allocation?.Factors ?? []).SelectMany(factor => factor.Levels.Select(level => Read(level, "id", level.Id)).Prepend(Read(factor, "id", factor.Id)))),
        OfStaff(["alerts"], protocol => protocol.Alerts.Select(alert => Read(alert, "id", alert.Id))),
        OfStaff(["matching"], protocol => (protocol.Matching?.On ?? []).Select(like => Read(like, "id", like.Id))),
        OfStaff(["rescue"], protocol => protocol.Rescue.SelectMany(rescue => new[] { Read(rescue, "id", rescue.Id), Read(rescue, "name", rescue.Name) })),
        OfStaff(["stopping"], protocol => protocol.Stopping.SelectMany(rule => new[] { Read(rule, "id", rule.Id), Read(rule, "then", rule.Then) })),
        OfStaff(["substudies"], protocol => protocol.Substudies.SelectMany(substudy => new[] { Read(substudy, "id", substudy.Id), Read(substudy, "title", substudy.Title) })),
        OfStaff(["forms"], protocol => protocol.Forms.SelectMany(form => form.Items.SelectMany(ReadItem).Prepend(Read(form, "title", form.Title)).Prepend(Read(form, "id", form.Id)))),
    ];

    private static ProtocolCheck Of(IEnumerable<string> parts, Func<Protocol, IEnumerable<Words>> read) => new([.. Telling, .. parts], (protocol, places, problems) =>
    {
        if (protocol.Masked.Count == 0)
            return;
        var tells = new TellingWords(protocol, places);
        foreach (var (record, key, index, text) in read(protocol))
            if (tells.In(text, record is Period) is var (told, found))
                problems.Add("DB0180", index is { } at ? places.Of(record, key, at) : places.Of(record, key), $"{told} names {found.What}",
                    $"say it in another way, or give {found.Whose} another name", new RelatedLine(found.Line, found.Whose));
    });

    private static ProtocolCheck OfStaff(IEnumerable<string> parts, Func<Protocol, IEnumerable<Words>> read) =>
        Of(parts, protocol => protocol.Masked.Any(role => role != Role.Participant) ? read(protocol) : []);

    private static Words Read(object record, string key, string? text, int? index = null) => new(record, key, index, text ?? "");

    private static IEnumerable<Words> OfSupply(Protocol protocol) =>
        protocol.Supply is { } supply ? [Read(supply, "unit", supply.Unit), Read(supply, "directions", supply.Directions)] : [];

    private static IEnumerable<Words> OfTest(SensoryTest test) =>
        test.Places.Select((place, at) => Read(test, "places", place, at)).Concat([Read(test, "id", test.Id), Read(test, "name", test.Name), Read(test, "unit", test.Unit), Read(test, "device", test.Device)]);

    // Everybody is offered the same guesses here too.
    private static IEnumerable<Words> Translated(Protocol protocol, Translation translation)
    {
        yield return Read(translation, "directions", translation.Directions);
        foreach (var words in translation.Items)
        {
            yield return Read(words, "ask", words.Ask);
            if (words.Map is { } map)
                yield return Read(words, "map", map);
            for (var i = 0; i < words.Ends.Count; i++)
                yield return Read(words, "ends", words.Ends[i], i);
            foreach (var choice in Measures.Item(protocol, words.Of)?.Guess == true ? [] : words.Choices)
                yield return Read(choice, "label", choice.Label);
        }
        foreach (var words in translation.Prompts)
            yield return Read(words, "title", words.Title);
        foreach (var words in translation.Events)
            yield return Read(words, "title", words.Title);
        foreach (var words in translation.Alerts)
            yield return Read(words, "say", words.Say);
        foreach (var words in translation.Rescue)
            yield return Read(words, "say", words.Say);
    }

    private static IEnumerable<Words> ReadItem(Item item)
    {
        yield return Read(item, "id", item.Id);
        yield return Read(item, "ask", item.Ask);
        yield return Read(item, "unit", item.Unit);
        if (item.Map is { } map)
            yield return Read(item, "map", map);
        for (var i = 0; i < item.Ends.Count; i++)
            yield return Read(item, "ends", item.Ends[i], i);
        // Everybody is offered the same guesses, so they tell nothing.
        foreach (var choice in item.Guess ? [] : item.Choices)
            foreach (var (key, text) in new[] { ("id", choice.Id), ("label", choice.Label) })
                yield return Read(choice, key, text);
    }

    /// <summary>What is read of a record.</summary>
    private sealed record Words(object Record, string Key, int? Index, string Text);
}
