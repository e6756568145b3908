namespace Daybook.Trial;

/// <summary>The words beside a value, in alphabetical order with spaces between.</summary>
internal static class ObservationFlags
{
    /// <summary>The answers before it leave the item out, or it rests on that day.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>The staff wrote it down as they were told; she did not write it on her phone.</summary>
    public const string Told = "told";

    /// <summary>After a correction the item is to be asked, and it has no answer yet.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The words beside an item without an answer.</summary>
    public static string Of(string word, EntryPlace place, Participant her) => string.Join(' ', OfEntry(place, her).Append(word).Order(StringComparer.Ordinal));

    public static string Of(ItemAnswer answer, IReadOnlyList<Item> form, EntryPlace place, Participant her, Protocol protocol)
    {
        var words = OfEntry(place, her);
        if (place.NotAsked.Contains(answer.Item))
            words.Add(NotAsked);
        if (answer.Answer is Answer.Number number)
            AddFlags(words, number.Flags);
        if (answer.Answer is Answer.Skipped)
            words.Add("skipped");
        else if (answer.Answer is Answer.NotDone)
            words.Add("not-done");
        else if (Fault(answer, form, place, protocol) is { } fault)
            words.Add(fault);
        return words.Count == 0 ? "" : string.Join(' ', words);
    }

    private static SortedSet<string> OfEntry(EntryPlace place, Participant her)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        if (place.Verdict is { } verdict and not Verdict.InTime)
            words.Add(Kebab.Of(verdict.ToString()));
        if (her.Imported)
            words.Add("imported");
        if (place.Told)
            words.Add(Told);
        return words;
    }

    private static void AddFlags(SortedSet<string> words, AnswerFlags flags)
    {
        if (flags.HasFlag(AnswerFlags.BelowLimit))
            words.Add("below-limit");
        if (flags.HasFlag(AnswerFlags.CensoredHigh))
            words.Add("censored-high");
        if (flags.HasFlag(AnswerFlags.CensoredLow))
            words.Add("censored-low");
    }

    private static string? Fault(ItemAnswer answer, IReadOnlyList<Item> form, EntryPlace place, Protocol protocol)
    {
        if (form.FirstOrDefault(item => item.Id == answer.Item) is not { } asked)
            return "unknown-item";
        if (place.Form == RecordLabValue.Form && answer.Answer is Answer.Number value)
            return protocol.Labs.First(test => test.Id == answer.Item).Reference is { } reference && !reference.Contains(value.Value) ? "out-of-range" : null;
        return ItemRules.Broken(asked, answer.Answer) switch
        {
            null => null,
            { Code: "form.out-of-range" } => "out-of-range",
            _ => "wrong-kind",
        };
    }
}
