using System.Runtime.CompilerServices;

namespace Daybook.Trial;

/// <summary>No word that names a treatment, an arm, a turn or a period behind a masked boundary stands where a masked role reads.</summary>
/// <remarks>The title, the consent and the criteria may name the drugs: everyone reads the same there, whatever they take. Endpoints and
/// analyses are read after the code is opened.</remarks>
internal static class MaskedWordCheck
{
    /// <summary>What says which words tell: nothing can be said while one of these cannot be read.</summary>
    private static readonly string[] Telling = ["masked", "treatments", "arms", "periods", "supply"];

    private static readonly ConditionalWeakTable<Protocol, TellingWords> Known = [];

    /// <summary>A rule for each part of the file, so that a slip in one does not keep the words of the others from being tried.</summary>
    public static IEnumerable<ProtocolCheck> OfEveryPart { get; } =
    [
        // A participant reads the diary and her kit. The consent document and its questions name what may be given: everybody reads the same of them, before anything is allocated.
        Of([], OfSupply),
        // Her calendar names them.
        Of(["visits"], protocol => protocol.Visits.Select(visit => Of(visit, "id", visit.Id))),
        Of(["diary"], protocol => (protocol.Diary?.Items ?? []).SelectMany(ReadItem)),
        Of(["prompts"], protocol => protocol.Prompts.SelectMany(prompt => prompt.Items.SelectMany(ReadItem).Prepend(Of(prompt, "title", prompt.Title)))),
        Of(["events"], protocol => protocol.Events.SelectMany(happens => happens.Items.SelectMany(ReadItem).Prepend(Of(happens, "title", happens.Title)))),
        Of(["alerts"], protocol => protocol.Alerts.Select(alert => Of(alert, "say", alert.Say))),
        Of(["rescue"], protocol => protocol.Rescue.Select(rescue => Of(rescue, "say", rescue.Say))),
        Of(["languages", "diary", "prompts", "events", "forms"], protocol => protocol.Languages.SelectMany(translation => Translated(protocol, translation))),
        // What staff read is masked only where staff are.
        OfStaff(["sites"], protocol => protocol.Sites.SelectMany(site => new[] { Of(site, "id", site.Id), Of(site, "name", site.Name) })),
        OfStaff([], protocol => protocol.Periods.Select(period => Of(period, "id", period.Id))),
        OfStaff(["labs"], protocol => protocol.Labs.SelectMany(lab => new[] { Of(lab, "id", lab.Id), Of(lab, "name", lab.Name), Of(lab, "unit", lab.Unit) })),
        OfStaff(["sensory"], protocol => protocol.Sensory.SelectMany(OfTest)),
        OfStaff(["scores"], protocol => protocol.Scores.SelectMany(score => new[] { Of(score, "id", score.Id), Of(score, "title", score.Title) })),
        OfStaff(["events"], protocol => protocol.Events.Select(happens => Of(happens, "id", happens.Id))),
        OfStaff(["prompts"], protocol => protocol.Prompts.Select(prompt => Of(prompt, "id", prompt.Id))),
        OfStaff(["allocation"], protocol => (protocol.Allocation?.Factors ?? []).SelectMany(factor => factor.Levels.Select(level => Of(level, "id", level.Id)).Prepend(Of(factor, "id", factor.Id)))),
        OfStaff(["alerts"], protocol => protocol.Alerts.Select(alert => Of(alert, "id", alert.Id))),
        OfStaff(["matching"], protocol => (protocol.Matching?.On ?? []).Select(like => Of(like, "id", like.Id))),
        OfStaff(["rescue"], protocol => protocol.Rescue.SelectMany(rescue => new[] { Of(rescue, "id", rescue.Id), Of(rescue, "name", rescue.Name) })),
        OfStaff(["stopping"], protocol => protocol.Stopping.SelectMany(rule => new[] { Of(rule, "id", rule.Id), Of(rule, "then", rule.Then) })),
        OfStaff(["substudies"], protocol => protocol.Substudies.SelectMany(substudy => new[] { Of(substudy, "id", substudy.Id), Of(substudy, "title", substudy.Title) })),
        OfStaff(["forms"], protocol => protocol.Forms.SelectMany(form => form.Items.SelectMany(ReadItem).Prepend(Of(form, "title", form.Title)).Prepend(Of(form, "id", form.Id)))),
    ];

    private static ProtocolCheck Of(IEnumerable<string> parts, Func<Protocol, IEnumerable<Said>> read) => new([.. Telling, .. parts], (protocol, places, problems) =>
    {
        var said = protocol.Masked.Count == 0 ? [] : read(protocol).ToList();
        if (said.Count == 0)
            return;
        var tells = Known.GetValue(protocol, one => new TellingWords(one, places));
        foreach (var (record, key, index, text) in said)
            if (tells.In(text, record is Period) is var (told, found))
                problems.Add("DB0180", index is { } at ? places.Of(record, key, at) : places.Of(record, key), $"{told} names {found.What}",
                    $"say it in another way, or give {found.Whose} another name", new RelatedLine(found.Line, found.Whose));
    });

    private static ProtocolCheck OfStaff(IEnumerable<string> parts, Func<Protocol, IEnumerable<Said>> read) =>
        Of(parts, protocol => protocol.Masked.Any(role => role != Role.Participant) ? read(protocol) : []);

    private static Said Of(object record, string key, string? text, int? index = null) => new(record, key, index, text ?? "");

    private static IEnumerable<Said> OfSupply(Protocol protocol) =>
        protocol.Supply is { } supply ? [Of(supply, "unit", supply.Unit), Of(supply, "directions", supply.Directions)] : [];

    private static IEnumerable<Said> OfTest(SensoryTest test) =>
        test.Places.Select((place, at) => Of(test, "places", place, at)).Concat([Of(test, "id", test.Id), Of(test, "name", test.Name), Of(test, "unit", test.Unit), Of(test, "device", test.Device)]);

    // Everybody is offered the same guesses here too.
    private static IEnumerable<Said> Translated(Protocol protocol, Translation translation)
    {
        yield return Of(translation, "directions", translation.Directions);
        foreach (var words in translation.Items)
        {
            yield return Of(words, "ask", words.Ask);
            if (words.Map is { } map)
                yield return Of(words, "map", map);
            for (var i = 0; i < words.Ends.Count; i++)
                yield return Of(words, "ends", words.Ends[i], i);
            foreach (var choice in Measures.Item(protocol, words.Of)?.Guess == true ? [] : words.Choices)
                yield return Of(choice, "label", choice.Label);
        }
        foreach (var words in translation.Prompts)
            yield return Of(words, "title", words.Title);
        foreach (var words in translation.Events)
            yield return Of(words, "title", words.Title);
        foreach (var words in translation.Alerts)
            yield return Of(words, "say", words.Say);
        foreach (var words in translation.Rescue)
            yield return Of(words, "say", words.Say);
    }

    private static IEnumerable<Said> ReadItem(Item item)
    {
        yield return Of(item, "id", item.Id);
        yield return Of(item, "ask", item.Ask);
        yield return Of(item, "unit", item.Unit);
        if (item.Map is { } map)
            yield return Of(item, "map", map);
        for (var i = 0; i < item.Ends.Count; i++)
            yield return Of(item, "ends", item.Ends[i], i);
        // Everybody is offered the same guesses, so they tell nothing.
        foreach (var choice in item.Guess ? [] : item.Choices)
            foreach (var (key, text) in new[] { ("id", choice.Id), ("label", choice.Label) })
                yield return Of(choice, key, text);
    }

    /// <summary>What is read of a record.</summary>
    private sealed record Said(object Record, string Key, int? Index, string Text);
}
