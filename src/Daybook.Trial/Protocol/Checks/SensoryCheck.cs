namespace Daybook.Trial;

/// <summary>Every ramp goes somewhere, stops there, and knows its places.</summary>
internal static class SensoryCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var test in protocol.Sensory)
        {
            if (test.Rate == 0)
                problems.Add("DB0135", places.Of(test, "rate"), "the stimulus does not change", "write how much it changes in a second");
            else if (test.Rises ? test.CutOff <= test.Start : test.CutOff >= test.Start)
                problems.Add("DB0135", places.Of(test, "cut-off"), $"the ramp {(test.Rises ? "rises" : "falls")} from {test.Start} and the cut-off is {test.CutOff}",
                    test.Rises ? $"write a cut-off above {test.Start}, or a negative rate" : $"write a cut-off below {test.Start}, or a positive rate", new RelatedLine(places.Of(test, "start").Line, "it starts here"));
            for (var i = 0; i < test.Places.Count; i++)
                if (test.Places.Take(i).Contains(test.Places[i]))
                    problems.Add("DB0130", places.Of(test, "places", i), $"{test.Places[i]} already names another place", "name each place once");
            if (test.Alternates is { } other && protocol.Sensory.FirstOrDefault(known => known.Id == other) is { } partner && (other == test.Id || partner.Trials != test.Trials || partner.Places.Count != test.Places.Count))
                problems.Add("DB0135", places.Of(test, "alternates"), $"{test.Id} and {other} have not as many trials as each other", "tests that take turns have the same number of places and trials");
        }
    }
}
