namespace Daybook.Trial;

/// <summary>What a phone says beside the diary. No form of a protocol has such a name: a name in a protocol holds no slash.</summary>
public static class PhoneForms
{
    /// <summary>She says that something is wrong.</summary>
    public const string Report = "phone/report";

    /// <summary>She says what is wrong in a diary that she has sent. The diary itself never changes.</summary>
    public const string Note = "phone/note";

    /// <summary>What was found when the phone was set up.</summary>
    public const string Checks = "phone/checks";

    /// <summary>She leaves the study. She need not say why.</summary>
    public const string Withdrawal = "phone/withdrawal";

    /// <summary>Its item is the text of a report or a note; she may leave a report without words.</summary>
    public const string Words = "words";

    /// <summary>The item of a report that names the alert with which the phone answered her: she may never send the diary that raised it.</summary>
    public const string Alert = "alert";

    public const string Installed = "installed", Persisted = "persisted", Reminded = "reminded", Practised = "practised";

    public const string Leaves = "leaves";

    public static bool Has(string form) => form is Report or Note or Checks or Withdrawal;

    internal static IReadOnlyList<Item> Items(string form) => form switch
    {
        Report => [new() { Id = Words, Ask = "Her words", Kind = ItemKind.Text, Optional = true }, new() { Id = Alert, Ask = "What her phone said at once", Kind = ItemKind.Text, Optional = true }],
        Note => [new() { Id = Words, Ask = "Her words", Kind = ItemKind.Text }],
        Checks =>
        [
            Found(Installed, "The diary is on the home screen"),
            Found(Persisted, "The browser keeps what it stores"),
            Found(Reminded, "A test reminder came"),
            Found(Practised, "The diary was tried out"),
        ],
        Withdrawal => [Found(Leaves, "She leaves the study")],
        _ => [],
    };

    /// <summary>The occasion of the report about an alert, as the phone names it: one for each alert of a diary, an event or a prompt.</summary>
    internal static Occasion Alarm(Alert alert, ItemsRecorded items) => new(OccasionKind.Unscheduled, items.Occasion.Kind switch
    {
        OccasionKind.Event => $"alarm:{alert.Id}:event:{items.Form}:{items.Occasion.Key}",
        OccasionKind.Prompt => $"alarm:{alert.Id}:prompt:{items.Form}:{items.Occasion.Key}",
        _ => $"alarm:{alert.Id}:{items.Occasion.Key}",
    });

    private static Item Found(string id, string ask) => new() { Id = id, Ask = ask, Kind = ItemKind.YesNo };
}
