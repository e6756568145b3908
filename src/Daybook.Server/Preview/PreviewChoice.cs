using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>What the author looks at: which arm, in which language, light or dark. Every link of the preview carries it on.</summary>
/// <param name="Arm">The arm; empty for the first one.</param>
/// <param name="Language">The language; empty for the protocol's own.</param>
/// <param name="Theme">light or dark; empty for that of the browser.</param>
public sealed record PreviewChoice(string Arm, string Language, string Theme)
{
    private const char Between = '~';

    /// <summary>The themes that can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["light", "dark"];

    /// <summary>The query string of a page of the preview.</summary>
    public string Query => Asked() is { Count: > 0 } asked ? "?" + string.Join('&', asked) : "";

    /// <summary>The same in one word, for the addresses to which the phone's own forms go.</summary>
    public string Word => $"preview{Between}{Language}{Between}{Theme}";

    public static PreviewChoice Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Query["arm"].ToString(), request.Query["lang"].ToString(), Known(request.Query["theme"].ToString()));
    }

    /// <summary>The choice that a form of the phone brings back.</summary>
    public static PreviewChoice Of(string word) => word?.Split(Between) is [_, var language, var theme] ? new("", language, Known(theme)) : new("", "", "");

    /// <summary>The protocol as a participant of that language reads it.</summary>
    public Protocol Spoken(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Language.Length == 0 ? protocol : Trial.Spoken.In(protocol, Language);
    }

    private List<string> Asked() =>
        [.. new[] { ("arm", Arm), ("lang", Language), ("theme", Theme) }.Where(pair => pair.Item2.Length > 0).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}")];

    private static string Known(string theme) => Themes.Contains(theme, StringComparer.Ordinal) ? theme : "";
}
