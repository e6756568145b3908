namespace Daybook.Trial;

/// <summary>How much a change of the protocol weighs, the lightest first.</summary>
public enum ChangeClass
{
    /// <summary>Words that nobody acts on: a title, a reason, a hint.</summary>
    Wording,

    /// <summary>How the study is run; nothing else is measured, given or concluded.</summary>
    Operational,

    /// <summary>Who takes part, what is done to or asked of them, or what is concluded.</summary>
    Substantial,

    /// <summary>Those who are on the way cannot follow it without their days, kits or answers meaning something else.</summary>
    BreaksRunning,
}

/// <summary>One difference between two versions of a protocol.</summary>
/// <param name="Class">How much it weighs.</param>
/// <param name="What">Of what: "visit v2", "item pain of the diary".</param>
/// <param name="Key">The key that changed; null when all of it came, went or was renamed.</param>
/// <param name="Before">What stood there, as the language writes it; null when there was nothing.</param>
/// <param name="After">What stands there now; null when it is gone.</param>
/// <param name="Why">Why it weighs so much.</param>
/// <param name="ForParticipants">Whether a participant sees or feels it, so that a new consent must show it. Never what a masked boundary or a treatment tells.</param>
public sealed record ProtocolChange(ChangeClass Class, string What, string? Key, string? Before, string? After, string Why, bool ForParticipants)
{
    /// <summary>The change as a participant may be told it: of what is new or gone, only the keys that she sees or feels.</summary>
    public string Told { get => field ?? Sentence; init; }

    /// <summary>The change as a sentence without a full stop.</summary>
    public string Sentence => (Key?.Replace('-', ' '), Before, After) switch
    {
        (null, null, { } now) => $"{What} is new: {now}",
        (null, { } was, null) => $"{What} is gone: {was}",
        (null, { } was, { } now) => $"{What}: {now}, was {was}",
        ({ } key, null, { } now) => $"{What}: {key} is now {now}, was not given",
        ({ } key, { } was, null) => $"{What}: {key} is no longer given, was {was}",
        ({ } key, { } was, { } now) => $"{What}: {key} is now {now}, was {was}",
        _ => What,
    };
}
