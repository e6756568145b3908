using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How many of the prompts that came were answered. They have no late answer: a moment is asked about while it lasts.</summary>
internal static class PromptCompletion
{
    public static string Of(ReportMaterial material)
    {
        if (material.Protocol.Prompts.Count == 0 || material.Dataset.Imported)
        {
            return "";
        }
        var people = material.Dataset.Participants.Where(her => her.Schedule is not null).ToList();
        return Html.Table(
                "Prompts: how many of those planned were answered in time",
                ["", "Planned", "Answered", "Percent", "Lowest and highest of a participant", "Kept, not analysed"],
                material.Protocol.Prompts.Select(prompt => Row(prompt, [.. people.Select(her => Answered(prompt, her))])))
            + Html.P("Planned are all prompts of every day from the first visit until the end of the diary or until she left; those of the first day that came before her visit could not be answered.");
    }

    private static IReadOnlyList<string> Row(Prompt prompt, List<Share> shares)
    {
        int planned = shares.Sum(share => share.Planned), answered = shares.Sum(share => share.Answered);
        var percents = shares.Where(share => share.Planned > 0).Select(share => 100.0 * share.Answered / share.Planned).ToList();
        return
        [
            prompt.Title, Print.Number(planned), Print.Number(answered), planned == 0 ? "" : Print.Percent(100.0 * answered / planned),
            percents.Count == 0 ? "" : $"{Print.Percent(percents.Min())} to {Print.Percent(percents.Max())}", Print.Number(shares.Sum(share => share.NotAnalysed)),
        ];
    }

    private static Share Answered(Prompt prompt, DatasetParticipant her)
    {
        var schedule = her.Schedule!;
        var last = her.State.Withdrawn is { } left && left.Date < schedule.LastDiaryDay ? left.Date : schedule.LastDiaryDay;
        int days = Math.Max(0, NodaTime.Period.DaysBetween(schedule.DayOne, last) + 1);
        var hers = her.State.Entries.Values.Where(entry => entry.Form == prompt.Id && entry.Occasion.Kind == OccasionKind.Prompt).GroupBy(entry => entry.Occasion.Key, StringComparer.Ordinal).ToList();
        int answered = hers.Count(entries => entries.Any(entry => entry.Verdict == Verdict.InTime));
        return new Share(days * prompt.PerDay, answered, hers.Count - answered);
    }

    private sealed record Share(int Planned, int Answered, int NotAnalysed);
}
