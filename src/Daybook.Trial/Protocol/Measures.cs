namespace Daybook.Trial;

/// <summary>What a protocol measures, and where: items, laboratory tests, sensory tests and calculated scores share one set of names.</summary>
public static class Measures
{
    /// <summary>The item of the diary, of a form or of an event with this name, or the count of an event; null when there is none.</summary>
    public static Item? Item(Protocol protocol, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Items(protocol).FirstOrDefault(item => item.Id == id) ?? EventCounts.AsItem(protocol, id);
    }

    /// <summary>The items of the diary, then those of prompts, of the forms, and of events.</summary>
    public static IEnumerable<Item> Items(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return (protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Forms.SelectMany(form => form.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items));
    }

    /// <summary>Whether the measure is asked in the diary.</summary>
    public static bool Daily(Protocol protocol, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Diary?.Items.Any(item => item.Id == id) == true;
    }

    /// <summary>Whether every day of the diary has a value of it: it is asked then, or an event is counted.</summary>
    public static bool EveryDay(Protocol protocol, string id) => Daily(protocol, id) || EventCounts.Of(protocol, id) is not null;

    /// <summary>The prompt that asks it; null when none does.</summary>
    public static Prompt? Prompt(Protocol protocol, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Prompts.FirstOrDefault(prompt => prompt.Items.Any(item => item.Id == id));
    }

    /// <summary>Whether the measure is collected at the visit.</summary>
    public static bool At(Protocol protocol, Visit visit, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Labs.Contains(id)
            || visit.Sensory.Contains(id)
            || protocol.Scores.Any(score => score.Id == id && visit.Forms.Contains(score.Form))
            || protocol.Forms.Any(form => visit.Forms.Contains(form.Id) && form.Items.Any(item => item.Id == id));
    }

    /// <summary>The visits before the first treatment that collect the measure, in order.</summary>
    public static IEnumerable<Visit> BeforeTreatment(Protocol protocol, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var start = TreatmentStart.Of(protocol);
        return protocol.Visits.Where(visit => start.IsAfter(visit) && At(protocol, visit, id));
    }

    /// <summary>Which direction of the measure is better, where the protocol says.</summary>
    public static Direction? Better(Protocol protocol, string id) =>
        Item(protocol, id)?.Better
        ?? protocol.Scores.FirstOrDefault(score => score.Id == id)?.Better
        ?? protocol.Sensory.FirstOrDefault(test => test.Id == id)?.Better
        ?? protocol.Labs.FirstOrDefault(lab => lab.Id == id)?.Better;

    /// <summary>The measure in words: the question, or the name of the test or score.</summary>
    public static string Words(Protocol protocol, string id) =>
        Item(protocol, id)?.Ask
        ?? protocol.Labs.FirstOrDefault(lab => lab.Id == id)?.Name
        ?? protocol.Sensory.FirstOrDefault(test => test.Id == id)?.Name
        ?? protocol.Scores.FirstOrDefault(score => score.Id == id)?.Title
        ?? id;

    /// <summary>The unit of the measure; null when it has none.</summary>
    public static string? Unit(Protocol protocol, string id) =>
        Item(protocol, id)?.Unit
        ?? protocol.Labs.FirstOrDefault(lab => lab.Id == id)?.Unit
        ?? protocol.Sensory.FirstOrDefault(test => test.Id == id)?.Unit;
}
