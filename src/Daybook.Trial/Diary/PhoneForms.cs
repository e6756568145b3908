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

    public const string Installed = "installed", Persisted = "persisted", Reminded = "reminded", Practised = "practised";

    public const string Leaves = "leaves";

    public static bool Has(string form) => form is Report or Note or Checks or Withdrawal;

    internal static IReadOnlyList<Item> Items(string form) => form switch
    {
        Report or Note => [new() { Id = Words, Ask = "Her words", Kind = ItemKind.Text, Optional = form == Report }],
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

    private static Item Found(string id, string ask) => new() { Id = id, Ask = ask, Kind = ItemKind.YesNo };
}
