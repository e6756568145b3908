using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What they believed they took, and whether more of them were right than chance would have it (Bang and others 2004).</summary>
internal static class GuessSection
{
    public static string? Of(ReportMaterial material)
    {
        var items = Measures.Items(material.Protocol).Where(item => item.Guess).ToList();
        return items.Count == 0 ? null : Html.Section("guess", "What they believed they took",
            material.Open ? string.Concat(items.Select(item => Table(material.Dataset, item))) : Html.P("The guesses are set beside the treatments when the code is open."));
    }

    private static string Table(Dataset dataset, Item item)
    {
        // Her last guess; in a crossover it cannot be set beside one treatment, and the first arm's first treatment would be a lie.
        if (dataset.Protocol.Design != Design.Parallel)
        {
            return Html.P("Guesses are compared in parallel designs only: here everybody took every treatment.");
        }
        var guesses = dataset.Codes.Where(o => o.Item == item.Id).GroupBy(o => o.Participant).ToDictionary(hers => hers.Key, hers => hers.Last().Text!);
        return Html.Table(
                $"{item.Ask} The last answer of each participant",
                ["Took", .. item.Choices.Select(choice => choice.Label), "No answer", "Blinding index"],
                dataset.Protocol.Treatments.Select(treatment => Row(dataset, item, treatment, guesses)))
            + Html.P("The blinding index of a group is how many more guessed right than wrong, in shares of those who answered: 0 is chance, 1 all right, -1 all wrong.");
    }

    private static IReadOnlyList<string> Row(Dataset dataset, Item item, Treatment treatment, Dictionary<ParticipantKey, string> guesses)
    {
        var group = dataset.Participants.Where(her => dataset.Protocol.Arms.First(arm => arm.Id == her.Sequence).Treatments[0] == treatment.Id).ToList();
        var said = group.Select(her => guesses.GetValueOrDefault(her.Key)).OfType<string>().ToList();
        return [treatment.Name, .. item.Choices.Select(choice => Print.Number(said.Count(code => code == choice.Id))), Print.Number(group.Count - said.Count), Index(dataset.Protocol, treatment, said) is { } index ? Print.Number(index) : ""];
    }

    /// <summary>Right less wrong guesses among all who answered, the unsure ones included.</summary>
    internal static double? Index(Protocol protocol, Treatment treatment, IReadOnlyCollection<string> said)
    {
        int right = said.Count(code => code == treatment.Id), wrong = said.Count(code => code != treatment.Id && protocol.Treatments.Any(other => other.Id == code));
        return said.Count == 0 ? null : (double)(right - wrong) / said.Count;
    }
}
