namespace Daybook.Trial;

/// <summary>An alert reads an answer of the diary that can raise it, and somebody at the site answers it.</summary>
internal static class AlertCheck
{
    private static readonly Role[] Answering = [Role.Investigator, Role.Coordinator];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var alert in protocol.Alerts)
        {
            if (protocol.Diary?.Items.FirstOrDefault(item => item.Id == alert.Item) is not { } item)
                problems.Add("DB0186", places.Of(alert, "item"), $"{alert.Item} is not asked in the diary", "name an item of the diary");
            else if (Never(item, alert.When) is { } why)
                problems.Add("DB0186", places.Of(alert, "when"), why, "write an answer that can be given");
            if (!Answering.Contains(alert.Contact))
                problems.Add("DB0186", places.Of(alert, "contact"), $"a {Kebab.Of(alert.Contact.ToString())} does not answer queries", "write contact: investigator, or coordinator");
        }
    }

    private static string? Never(Item item, Condition when) => when switch
    {
        Condition.Is => item.Kind == ItemKind.YesNo ? null : $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}, and yes or no is no answer to it",
        Condition.Compares compares when item.Kind is ItemKind.Line or ItemKind.Scale or ItemKind.Count or ItemKind.Number =>
            item.Range is { } range && !Reaches(range, compares) ? $"{item.Id} goes from {range.Low} to {range.High}" : null,
        _ => $"{item.Id} is a {Kebab.Of(item.Kind.ToString())} and cannot be compared so",
    };

    private static bool Reaches(Bounds range, Condition.Compares compares) => compares.Comparison switch
    {
        Comparison.Less => range.Low < compares.Bound,
        Comparison.AtMost => range.Low <= compares.Bound,
        Comparison.Equal => range.Contains(compares.Bound),
        Comparison.AtLeast => range.High >= compares.Bound,
        _ => range.High > compares.Bound,
    };
}
