namespace Daybook.Trial;

/// <summary>A lower dose that has kits of its own has them for every treatment, says what they hold, and has enough of them for one participant at least.</summary>
internal static class LowerKitCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is not { FallbackKits: not null } supply)
        {
            foreach (var idle in protocol.Treatments.Where(treatment => places.Wrote(treatment, "lower")))
                problems.Add("DB0271", places.Of(idle, "lower"), "the lower dose has no kits of its own", "add fallback-kits: to the supply, or leave lower out");
            return;
        }
        if (supply.Fallback is null)
            problems.Add("DB0270", places.Of(supply, "fallback-kits"), "nothing says how many of them are taken a day", "add fallback: and the units a day");
        foreach (var silent in protocol.Treatments.Where(treatment => treatment.Lower is null))
            problems.Add("DB0271", places.Of(silent), $"nothing says what a kit of the lower dose of {silent.Id} holds", $"add lower: to {silent.Id}; a placebo has one too");
        if (protocol.Treatments.All(treatment => treatment.Lower is { } lower && Turned.Same(lower, treatment.Name)))
            problems.Add("DB0273", places.Of(protocol.Treatments[0], "lower"), "every kit of the lower dose holds what any other kit holds", "write the lower strength, or leave fallback-kits out: the fallback is then fewer units");
    }

    public static void Enough(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is { FallbackKits: { } kits } supply && protocol.Arms.Select(arm => Turns.Handed(protocol, arm).Count).DefaultIfEmpty().Max() is var needed && kits < needed)
            problems.Add("DB0272", places.Of(supply, "fallback-kits"), $"one participant can need {needed} of them", $"write fallback-kits: {needed} or more");
    }
}
