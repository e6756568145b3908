namespace Daybook.Trial;

/// <summary>The steps of a dose begin on the first day and follow one another.</summary>
internal static class DoseCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        // As many units of a lower strength are a lower dose too.
        if (protocol.Supply is { Fallback: { } lower } supplied && lower >= supplied.Steps.Select(step => step.PerDay).DefaultIfEmpty(supplied.PerDay).Max() + (supplied.FallbackKits is null ? 0 : 1))
            problems.Add("DB0242", places.Of(supplied, "fallback"), "nobody takes more than that a day as it is planned", "write fewer units");
        Steps(protocol, places, problems);
    }

    private static void Steps(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is not { Steps: { Count: > 0 } steps } supply)
            return;
        if (places.Wrote(supply, "per-day"))
            problems.Add("DB0237", places.Of(supply, "per-day"), "the steps say how many units are taken a day", "leave per-day out, or the steps");
        if (steps[0].Day != 1)
            problems.Add("DB0237", places.Of(steps[0], "day"), $"nothing says what is taken before day {steps[0].Day}", "begin with day: 1");
        for (var i = 1; i < steps.Count; i++)
            if (steps[i].Day <= steps[i - 1].Day)
                problems.Add("DB0237", places.Of(steps[i], "day"), $"the step before begins on day {steps[i - 1].Day}", "write the steps in the order of their days");
            else if (steps[i].PerDay == steps[i - 1].PerDay)
                problems.Add("DB0237", places.Of(steps[i], "per-day"), "nothing changes with this step", "leave it out");
    }
}
