namespace Daybook.Trial;

/// <summary>The items of a form; the diary, the laboratory and sensory testing are forms too.</summary>
public static class FormItems
{
    /// <summary>The name of the diary among the forms.</summary>
    public const string Diary = "diary";

    /// <summary>The items; none when the protocol has no such form.</summary>
    public static IReadOnlyList<Item> Of(Protocol protocol, string form)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return form switch
        {
            Diary => protocol.Diary?.Items ?? [],
            RecordLabValue.Form => [.. protocol.Labs.Select(AsItem)],
            RecordSensoryTrials.Form => [.. protocol.Sensory.Select(AsItem)],
            _ when PhoneForms.Has(form) => PhoneForms.Items(form),
            _ => protocol.Forms.FirstOrDefault(known => known.Id == form)?.Items ?? protocol.Events.FirstOrDefault(happens => happens.Id == form)?.Items ?? protocol.Prompts.FirstOrDefault(prompt => prompt.Id == form)?.Items ?? [],
        };
    }

    /// <summary>Whether the participant writes the form herself: the diary, a prompt, or an event.</summary>
    public static bool AreHers(Protocol protocol, string form)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return form == Diary || protocol.Events.Any(happens => happens.Id == form) || protocol.Prompts.Any(prompt => prompt.Id == form);
    }

    private static Item AsItem(SensoryTest test) =>
        new() { Id = test.Id, Ask = test.Name, Kind = ItemKind.Number, Range = test.Reach, Unit = test.Unit };

    private static Item AsItem(LabTest test) =>
        new() { Id = test.Id, Ask = test.Name, Kind = ItemKind.Number, Range = test.Plausible, Unit = test.Unit };
}
