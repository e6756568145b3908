using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The permanent address of a value's history, and back.</summary>
public static class HistoryLink
{
    public static string To(Observation value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var place = value.Place is { } at ? $"&place={Uri.EscapeDataString(at)}" : "";
        var trial = value.Trial == 1 ? "" : $"&trial={Words.Plain(value.Trial)}";
        var repeat = value.Occasion.Repeat == 0 ? "" : $"&repeat={Words.Plain(value.Occasion.Repeat)}";
        return $"/participants/{value.Participant}/history?form={Uri.EscapeDataString(value.Form)}&kind={Words.Kebab(value.Occasion.Kind.ToString())}"
            + $"&key={Uri.EscapeDataString(value.Occasion.Key)}&item={Uri.EscapeDataString(value.Item)}{place}{trial}{repeat}";
    }

    /// <summary>The value that the query string names; null when it names none.</summary>
    public static Value? From(StudyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var kind in Enum.GetValues<OccasionKind>())
            if (Words.Kebab(kind.ToString()) == request.Asked("kind") && request.Asked("form") is { } form && request.Asked("key") is { } key && request.Asked("item") is { } item)
                return new Value(form, new Occasion(kind, key, request.Number("repeat")), item, request.Asked("place"), Math.Max(1, request.Number("trial")));
        return null;
    }

    public sealed record Value(string Form, Occasion Occasion, string Item, string? Place, int Trial);
}
