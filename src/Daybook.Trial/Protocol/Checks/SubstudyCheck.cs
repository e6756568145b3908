namespace Daybook.Trial;

/// <summary>A sub-study asks what it requires, in time, and has something of its own.</summary>
internal static class SubstudyCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var substudy in protocol.Substudies)
        {
            var form = protocol.Forms.First(known => known.Id == substudy.Asks);
            foreach (var required in substudy.Require)
                if (form.Items.FirstOrDefault(item => item.Id == required.Item) is not { } item)
                    problems.Add("DB0184", places.Of(required, "item"), $"{form.Id} does not ask {required.Item}", $"add the item to {form.Id}, or name an item of it");
                else if (required.Is is Condition.Is != (item.Kind == ItemKind.YesNo))
                    problems.Add("DB0184", places.Of(required, "is"), $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}", item.Kind == ItemKind.YesNo ? "write is: yes or is: no" : "compare the number, for example is: \">= 18\"");
            var own = substudy.Forms.Concat(substudy.Labs).Concat(substudy.Sensory).ToList();
            if (own.Count == 0)
                problems.Add("DB0184", places.Of(substudy), "nothing is done in it", "name its forms or tests");
            if (own.Contains(substudy.Asks))
                problems.Add("DB0184", places.Of(substudy, "asks"), $"only those who take part would be asked {substudy.Asks}", "ask everybody");
            InTime(protocol, substudy, own, places, problems);
        }
    }

    private static void InTime(Protocol protocol, Substudy substudy, List<string> own, Places places, ProblemList problems)
    {
        var asked = protocol.Visits.FirstOrDefault(visit => visit.Forms.Contains(substudy.Asks))?.Day ?? int.MaxValue;
        var first = protocol.Visits.FirstOrDefault(visit => visit.Forms.Concat(visit.Labs).Concat(visit.Sensory).Any(own.Contains));
        if (first is not null && first.Day < asked)
            problems.Add("DB0184", places.Of(substudy, "asks"), $"{first.Id} does what is done for those who take part only, and {substudy.Asks} has not been asked by then", $"add {substudy.Asks} to {first.Id} or an earlier visit");
    }
}
