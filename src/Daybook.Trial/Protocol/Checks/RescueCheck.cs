namespace Daybook.Trial;

/// <summary>How much rescue medication is taken is counted every day, and a day on which it was too much can be written.</summary>
internal static class RescueCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var (at, rescue) in protocol.Rescue.Index())
        {
            if (protocol.Diary?.Items.FirstOrDefault(item => item.Id == rescue.Item) is not { } item)
                problems.Add("DB0240", places.Of(rescue, "item"), $"{rescue.Item} is not asked in the diary", "name a count of the diary");
            else if (item.Kind != ItemKind.Count)
                problems.Add("DB0240", places.Of(rescue, "item"), $"{rescue.Item} is a {Kebab.Of(item.Kind.ToString())}", "name a count of the diary");
            else if (AnswerCheck.Never(item, rescue.Alert.When) is not null)
                problems.Add("DB0240", places.Of(rescue, "daily-limit"), FormattableString.Invariant($"{item.Id} ends at {item.Range!.Value.High:0}, which is {item.Range.Value.High * rescue.Each:0.###} {rescue.Unit}, so nobody can say that she took more"), "let the item's range reach further, or lower the limit");
            if (rescue.Each > rescue.DailyLimit)
                problems.Add("DB0240", places.Of(rescue, "each"), "one unit is more than she may take in a day", "write both in the same unit");
            if (protocol.Rescue.Take(at).Any(before => before.Item == rescue.Item))
                problems.Add("DB0240", places.Of(rescue, "item"), $"{rescue.Item} counts another medication already", "ask for each by an item of its own");
            if (!AlertCheck.Answering.Contains(rescue.Contact))
                problems.Add("DB0240", places.Of(rescue, "contact"), $"a {Kebab.Of(rescue.Contact.ToString())} does not answer queries", "write contact: investigator, or coordinator");
        }
    }
}
