namespace Daybook.Trial;

/// <summary>The words of a consent document. Whoever signed it is on record with its version, so under one version the words never change.</summary>
public static class ConsentWords
{
    /// <summary>A language in which the two have one version of the document with different words; null when there is none. A language that is new or gone changes no words.</summary>
    public static string? Changed(Protocol one, Protocol other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Consent.Version != other.Consent.Version ? null
            : Spoken.Languages(one).Intersect(Spoken.Languages(other)).FirstOrDefault(language => Written.Of(Spoken.In(one, language).Consent) != Written.Of(Spoken.In(other, language).Consent));
    }
}
