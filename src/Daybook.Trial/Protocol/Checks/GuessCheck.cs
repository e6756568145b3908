namespace Daybook.Trial;

/// <summary>Who is asked for her guess can guess every treatment.</summary>
internal static class GuessCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var item in Measures.Items(protocol).Where(item => item.Guess))
            if (item.Kind != ItemKind.Choice)
                problems.Add("DB0185", places.Of(item, "guess"), $"a {Kebab.Of(item.Kind.ToString())} names no treatment", "write kind: choice");
            else if (protocol.Treatments.FirstOrDefault(treatment => item.Choices.All(choice => choice.Id != treatment.Id)) is { } missing)
                problems.Add("DB0185", places.Of(item, "choices"), $"nobody can guess {missing.Id}", $"add a choice whose id is {missing.Id}");
    }
}
