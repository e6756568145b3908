namespace Daybook.Trial;

/// <summary>An alert reads an answer of the diary or of an event that can raise it, and somebody at the site answers it.</summary>
internal static class AlertCheck
{
    internal static readonly Role[] Answering = [Role.Investigator, Role.Coordinator];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var alert in protocol.Alerts)
        {
            if ((protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items)).FirstOrDefault(item => item.Id == alert.Item) is not { } item)
                problems.Add("DB0186", places.Of(alert, "item"), $"{alert.Item} is asked neither in the diary nor in a prompt or an event", "name an item of the diary, of a prompt or of an event");
            else if (AnswerCheck.Never(item, alert.When) is { } why)
                problems.Add("DB0186", places.Of(alert, "when"), why, "write an answer that can be given");
            if (!Answering.Contains(alert.Contact))
                problems.Add("DB0186", places.Of(alert, "contact"), $"a {Kebab.Of(alert.Contact.ToString())} does not answer queries", "write contact: investigator, or coordinator");
        }
    }
}
