using Daybook.Trial;

namespace Daybook.Server;

/// <summary>What surrounds every page: title, study, stamp, who is signed in.</summary>
/// <param name="Title">The page's own title.</param>
/// <param name="Here">The path of the place in the navigation, to mark it.</param>
public sealed record Frame(string Title, string Here = "")
{
    /// <summary>The study's key, when the page belongs to one.</summary>
    public string? Study { get; init; }

    public string? StudyTitle { get; init; }

    /// <summary>What the study is for; everything but a real study is stamped.</summary>
    public Purpose Purpose { get; init; } = Purpose.Real;

    public Caller? Caller { get; init; }

    /// <summary>The word that forms bring back; empty before sign-in.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>How many entries the study had when the page was made; forms bring it back, and an act sent twice is one act.</summary>
    public long Seen { get; init; }

    /// <summary>One column, large type: the participant's pages.</summary>
    public bool Phone { get; init; }

    /// <summary>The style sheet, when it is not the usual one.</summary>
    public string? Sheet { get; init; }

    /// <summary>The language of the page.</summary>
    public string Language { get; init; } = "en";

    public bool RightToLeft => Language.Split('-')[0] is "ar" or "fa" or "he" or "ur";

    /// <summary>The words of the diary in that language.</summary>
    public PhoneTexts Says => PhoneTexts.In(Language);

    /// <summary>Why the act that led here was refused, if one was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What the request had typed into a form; a page that answers it gives it back.</summary>
    public Typed? Typed { get; init; }

    /// <summary>What was typed into the form that is sent there, if it was that form.</summary>
    public Typed? TypedIn(string to, params IEnumerable<(string Name, string Value)> hidden) => Typed is { } typed && typed.Is(Path(to), hidden) ? typed : null;

    public string Path(string rest) => $"/s/{Study}{rest}";
}
