using NodaTime;

namespace Daybook.Trial;

/// <summary>Questions that are asked several times a day, as the phone is told.</summary>
/// <param name="Id">The form of their answers.</param>
/// <param name="Title">The words above them.</param>
/// <param name="Told">Whether she may be told when the next one comes: not of one that chance draws.</param>
/// <param name="Items">The questions.</param>
/// <param name="Windows">When each may be answered.</param>
public sealed record DiaryCardPrompt(string Id, string Title, bool Told, IReadOnlyList<DiaryCardItem> Items, IReadOnlyList<DiaryCardPromptWindow> Windows)
{
    internal static DiaryCardPrompt Of(Prompt prompt, Schedule schedule, ParticipantKey participant, IEnumerable<DiaryCardWindow> days) => new(
        prompt.Id,
        prompt.Title,
        prompt.Random is null,
        [.. prompt.Items.Select(DiaryCardItem.Of)],
        [.. days.SelectMany(day => PromptClock.Of(prompt, schedule.Zone, participant, day.Day)).Select(window => new DiaryCardPromptWindow(window.Key, window.Opens, window.Closes))]);
}

/// <summary>When one prompt may be answered; its key is that of the occasion.</summary>
public sealed record DiaryCardPromptWindow(string Key, Instant Opens, Instant Closes);
