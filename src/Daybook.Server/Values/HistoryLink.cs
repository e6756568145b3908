using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The permanent address of a value's history, and back.</summary>
public static class HistoryLink
{
    public static string To(Observation value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return To(value.Participant, new Value(value.Form, value.Occasion, value.Item, value.Place, value.Trial));
    }

    public static string To(ParticipantKey participant, Value value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"/participants/{participant}/history{Query(value)}";
    }

    /// <summary>Where a question about the value is sent; a refused one comes back to the value's history.</summary>
    public static string Asking(ParticipantKey participant, Value value) => $"/participants/{participant}/queries{Query(value)}";

    private static string Query(Value value)
    {
        var place = value.Place is { } at ? $"&place={Uri.EscapeDataString(at)}" : "";
        var trial = value.Trial == 1 ? "" : $"&trial={Words.Plain(value.Trial)}";
        var repeat = value.Occasion.Repeat == 0 ? "" : $"&repeat={Words.Plain(value.Occasion.Repeat)}";
        return $"?form={Uri.EscapeDataString(value.Form)}&kind={Words.Kebab(value.Occasion.Kind.ToString())}"
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

    /// <summary>One place in the tall table.</summary>
    public sealed record Value(string Form, Occasion Occasion, string Item, string? Place, int Trial)
    {
        /// <summary>The question that the value answers; a laboratory or sensory test is a number in its unit. Null when the version does not have it.</summary>
        public Item? ItemOf(Protocol? protocol) => protocol is null ? null : FormItems.Of(protocol, Form).FirstOrDefault(item => item.Id == Item);
    }
}
