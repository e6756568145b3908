using NodaTime;

namespace Daybook.Trial;

/// <summary>What the participant's phone is told: the questions of the diary and when to ask them for the next six weeks. Nothing else.</summary>
/// <remarks>It holds no phase, arm, dose, period end or countdown, and its size tells nothing: it is the same whatever she takes and wherever a masked
/// boundary lies (house rule "Blinding is a type"). So the windows run on past the end of the study; when that day has come, there are none.</remarks>
/// <param name="Format">The name and version of this document.</param>
/// <param name="Language">The language of the texts, as a BCP 47 tag.</param>
/// <param name="Zone">The zone in which she lives.</param>
/// <param name="Items">The questions, in order, one a screen.</param>
/// <param name="Windows">When each diary day may be written, from the present one on.</param>
/// <param name="Events">What she begins herself when it happens, on the days of the diary.</param>
/// <param name="Prompts">What is asked several times a day, and when.</param>
/// <param name="Progress">How far she has come.</param>
/// <param name="Contact">Whom she can call.</param>
/// <param name="Alerts">The answers to which the phone says something at once.</param>
/// <param name="Directions">How she takes the study drug, as long as she takes it.</param>
public sealed record DiaryCard(
    string Format,
    string Language,
    string Zone,
    IReadOnlyList<DiaryCardItem> Items,
    IReadOnlyList<DiaryCardWindow> Windows,
    IReadOnlyList<DiaryCardEvent> Events,
    IReadOnlyList<DiaryCardPrompt> Prompts,
    DiaryCardProgress Progress,
    DiaryCardContact Contact,
    IReadOnlyList<DiaryCardAlert> Alerts,
    string? Directions)
{
    public const string Version = "diary-card/1";

    /// <summary>How many days the card reaches ahead.</summary>
    public const int Days = 42;

    /// <summary>A card's size is a multiple of this many bytes.</summary>
    public const int Block = 16_384;

    /// <summary>The card for <paramref name="participant"/> at <paramref name="now"/>. It has no windows before her first visit, after she has left, and when the study's last day is over for her.</summary>
    public static DiaryCard Compile(Protocol protocol, Participant participant, Instant now)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        protocol = Spoken.In(protocol, participant.Language);
        var site = protocol.Sites.First(site => site.Id == participant.Site);
        IReadOnlyList<DiaryCardWindow> windows = [.. Ahead(protocol, participant, now)];
        return new DiaryCard(
            Version,
            protocol.Language,
            participant.Zone ?? site.Zone,
            [.. (protocol.Diary?.Items ?? []).Select(DiaryCardItem.Of)],
            windows,
            windows.Count == 0 ? [] : [.. protocol.Events.Select(DiaryCardEvent.Of)],
            windows.Count == 0 ? [] : [.. protocol.Prompts.Select(prompt => DiaryCardPrompt.Of(prompt, Schedule.Of(protocol, participant)!, participant.Key, windows))],
            DiaryCardProgress.Of(protocol, participant, windows.Count > 0 ? windows[0].Day : null, now),
            new DiaryCardContact(site.Telephone, site.Emergency),
            [.. protocol.Calls.Where(alert => alert.Say is not null).Select(DiaryCardAlert.Of)],
            Trial.Directions.For(protocol, participant, now));
    }

    /// <summary>The card as JSON, filled up with spaces.</summary>
    public byte[] ToBytes()
    {
        var card = TrialJson.WriteCard(this);
        var padded = new byte[(card.Length + Block - 1) / Block * Block];
        card.CopyTo(padded, 0);
        Array.Fill(padded, (byte)' ', card.Length, padded.Length - card.Length);
        return padded;
    }

    private static IEnumerable<DiaryCardWindow> Ahead(Protocol protocol, Participant participant, Instant now)
    {
        if (protocol.Diary is null || participant.Withdrawn is not null || Schedule.Of(protocol, participant) is not { } schedule)
            yield break;
        // The day whose window opened last: it may still be written, late.
        var first = LocalDate.Max(schedule.Judge(now).Day, schedule.DayOne);
        for (var day = 0; day < Days && first <= schedule.LastDiaryDay; day++)
        {
            var window = schedule.DiaryWindow(first.PlusDays(day));
            yield return new DiaryCardWindow(window.Day, window.Opens, window.Closes, window.LateUntil, DiaryItems.Resting(schedule, window.Day));
        }
    }
}

/// <summary>Something that may happen to her: the words on its button, and the questions behind it.</summary>
public sealed record DiaryCardEvent(string Id, string Title, IReadOnlyList<DiaryCardItem> Items)
{
    internal static DiaryCardEvent Of(EventForm happens) => new(happens.Id, happens.Title, [.. happens.Items.Select(DiaryCardItem.Of)]);
}

/// <summary>A question as the phone shows it. Those with a region that follow one with a map share its screen; the unit stands in its answer as a code, and beside the field as people write it.</summary>
public sealed record DiaryCardItem(
    string Id, string Ask, ItemKind Kind, decimal? Low, decimal? High, IReadOnlyList<string> Ends, IReadOnlyList<DiaryCardChoice> Choices, string? Unit, bool Optional, DiaryCardWhen? When,
    string? Region, string? Map, string? Beside)
{
    internal static DiaryCardItem Of(Item item) => new(
        item.Id,
        item.Ask,
        item.Kind,
        item.Range?.Low,
        item.Range?.High,
        item.Ends,
        [.. item.Choices.Select(choice => new DiaryCardChoice(choice.Id, choice.Label))],
        item.Unit,
        item.Optional,
        item.When is { } branch ? DiaryCardWhen.Of(branch) : null,
        item.Region is { } region ? Kebab.Of(region.ToString()) : null,
        item.Map,
        Units.Beside(item.Unit));
}

/// <summary>The answer to an earlier question after which a question is asked: yes or no, a comparison of a number, or one of some choices.</summary>
public sealed record DiaryCardWhen(string Item, bool? Yes, string? Compares, decimal? Bound, IReadOnlyList<string> Chosen)
{
    internal static DiaryCardWhen Of(Branch branch) => Of(branch.Item, branch.Is) with { Chosen = branch.Chosen };

    internal static DiaryCardWhen Of(string item, Condition? condition) => new(
        item,
        (condition as Condition.Is)?.Value,
        condition is Condition.Compares compares ? Written.Sign(compares.Comparison) : null,
        (condition as Condition.Compares)?.Bound,
        []);
}

/// <summary>A choice as the phone shows it.</summary>
public sealed record DiaryCardChoice(string Id, string Label);

/// <summary>When the diary of one day may be written, and without which questions. Each end is the first instant that is no longer inside.</summary>
public sealed record DiaryCardWindow(LocalDate Day, Instant Opens, Instant Closes, Instant LateUntil, IReadOnlyList<string> Without);
