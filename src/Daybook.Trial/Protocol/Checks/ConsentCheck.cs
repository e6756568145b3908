namespace Daybook.Trial;

/// <summary>What more there is to learn stands beside a paragraph that there is, and once.</summary>
internal static class ConsentCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var ideas = protocol.Consent.Ideas().Count;
        foreach (var (at, more) in protocol.Consent.More.Index())
        {
            if (more.Of > ideas)
                problems.Add("DB0247", places.Of(more, "of"), $"the consent has {ideas} paragraph{(ideas == 1 ? "" : "s")}", $"write a number from 1 to {ideas}; a blank line or a line of its own begins a paragraph");
            else if (protocol.Consent.More.Take(at).Any(before => before.Of == more.Of))
                problems.Add("DB0247", places.Of(more, "of"), $"of paragraph {more.Of} there is more to learn already", "write both in one text");
        }
    }
}
