namespace Daybook.Trial;

/// <summary>Language tags: which there are, and which of several is the nearest to one.</summary>
public static class Tongues
{
    // ISO 639-1.
    private static readonly HashSet<string> Two = [.. (
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
        + "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ')];

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["english"] = "en", ["spanish"] = "es", ["espanol"] = "es", ["castellano"] = "es", ["german"] = "de", ["deutsch"] = "de", ["arabic"] = "ar", ["japanese"] = "ja", ["french"] = "fr", ["francais"] = "fr",
        ["italian"] = "it", ["italiano"] = "it", ["dutch"] = "nl", ["danish"] = "da", ["dansk"] = "da", ["swedish"] = "sv", ["svenska"] = "sv", ["norsk"] = "nb", ["polish"] = "pl", ["polski"] = "pl",
        ["greek"] = "el", ["russian"] = "ru", ["turkish"] = "tr", ["chinese"] = "zh", ["korean"] = "ko", ["catalan"] = "ca", ["basque"] = "eu", ["finnish"] = "fi", ["czech"] = "cs", ["hebrew"] = "he",
        ["sp"] = "es", ["jp"] = "ja", ["cn"] = "zh", ["gr"] = "el", ["dk"] = "da", ["cz"] = "cs",
    };

    /// <summary>The languages in which the phone, its reminders and its calendar have words of their own.</summary>
    public static IReadOnlyList<string> OfPhone => CalendarWords.Languages;

    /// <summary>Whether there is such a language. Of three letters ISO 639-3 has thousands, and all are taken.</summary>
    public static bool Exists(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var language = tag.Split('-')[0];
        return language.Length == 3 || Two.Contains(language.ToLowerInvariant());
    }

    /// <summary>The tag of a language that was written by its name or by its country; null when it is not known.</summary>
    public static string? Meant(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return ByName.GetValueOrDefault(written.Split('-')[0]);
    }

    /// <summary>The one of <paramref name="known"/> that a reader of <paramref name="tag"/> understands: es for es-419; null when there is none.</summary>
    public static string? Nearest(string? tag, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var all = known.ToList();
        for (var part = tag; part is not null; part = part.LastIndexOf('-') is > 0 and var at ? part[..at] : null)
            if (all.Find(one => string.Equals(one, part, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        return null;
    }
}
