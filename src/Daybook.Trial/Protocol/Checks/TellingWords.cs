namespace Daybook.Trial;

/// <summary>What a word tells: a treatment, an arm, a turn or a period, and which.</summary>
internal sealed record Telling(string What, string Whose, int Line, bool OfPeriod = false);

/// <summary>The words that tell what somebody takes, and where a text says one: as it stands, as another language writes it, inside a longer word, as a dose, or as a letter beside a word such as arm.</summary>
internal sealed class TellingWords
{
    private const int ShortestWord = 3;

    // Shorter names are too often part of other words, or but a letter away from them.
    private const int ShortestInside = 5;
    private const int ShortestRest = 5;
    private const int ShortestRelated = 7;
    private const int LongRelated = 9;

    private static readonly string[][] SameEverywhere =
        [["PLACEBO", "PLAZEBO", "PLASEBO", "PLACEVO", "プラセボ", "プラシーボ", "プラセーボ", "偽薬", "安慰剂", "安慰劑", "위약", "ПЛАЦЕБО", "بلاسيبو", "الغفل", "الوهمي", "SCHEINMEDIKAMENT", "SCHEINPRÄPARAT"]];

    // Words that describe every kit alike, and those that count: a first time is not the first turn.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "for", "per", "the", "with", "day", "daily", "dose", "low", "high", "once", "twice", "capsule", "capsules", "tablet", "tablets",
        "drop", "drops", "oral", "night", "evening", "morning", "week", "mg", "mcg",
        "one", "two", "three", "four", "five", "six", "first", "second", "third", "fourth", "fifth", "sixth", "last", "cycle", "period", "phase", "part", "session", "turn", "stage",
    };

    // Beside one of these a letter, or a word that else says nothing, is a name.
    private static readonly HashSet<string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        "arm", "group", "treatment", "tablet", "capsule", "pill", "kit", "drug", "medicine", "dose", "drop", "sequence", "product", "bottle",
        "gruppe", "behandlung", "tablette", "kapsel", "präparat", "dosis", "brazo", "grupo", "tratamiento", "comprimido", "cápsula", "secuencia", "فئة", "مجموعة",
    };

    private readonly Dictionary<string, Telling> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Telling> treatments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Telling> beside = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Telling> doses = new(StringComparer.Ordinal);
    private readonly string unit;

    public TellingWords(Protocol protocol, Places places)
    {
        unit = protocol.Supply?.Unit ?? "";
        var common = Shared(protocol.Treatments, treatment => WordsOf($"{treatment.Id} {CalledBy(treatment)}").Select(Root));
        var dosed = Shared(protocol.Treatments, treatment => Doses(CalledBy(treatment)).Select(dose => dose.Root));
        foreach (var treatment in protocol.Treatments)
            Add(treatment, common, dosed, new Telling("a treatment", $"the treatment {treatment.Id}", places.Of(treatment).Line));
        // With one arm there is nothing to tell. Arms are mostly called by two letters.
        foreach (var arm in protocol.Arms.Count > 1 ? protocol.Arms : [])
            AddArm(arm.Id, new Telling("an arm", $"the arm {arm.Id}", protocol.Sequences is null ? places.Of(arm).Line : places.Of(protocol, "sequences").Line));
        foreach (var period in Hidden(protocol))
            AddWords(period.Id, new Telling("a period behind a masked boundary", $"the period {period.Id}", places.Of(period).Line, OfPeriod: true));
        foreach (var period in protocol.Periods)
            foreach (var turn in period.Turns)
                AddWords(turn, new Telling("a turn", $"the turns of {period.Id}", places.Of(period, "turns").Line, OfPeriod: true));
    }

    /// <summary>What <paramref name="text"/> says that tells, and what it tells; null when it says nothing.</summary>
    /// <param name="text">What a masked role reads.</param>
    /// <param name="ofPeriod">Whether it is the name of a period, which may say so of itself.</param>
    public (string Said, Telling Telling)? In(string text, bool ofPeriod) => InWords(text, ofPeriod) ?? InLetters(text) ?? InDoses(text);

    /// <summary>What it is called, and its lower dose.</summary>
    private static string CalledBy(Treatment treatment) => $"{treatment.Name} {treatment.Lower}";

    /// <summary>What is said of every treatment, where there are several.</summary>
    private static HashSet<string> Shared(IReadOnlyList<Treatment> treatments, Func<Treatment, IEnumerable<string>> said) =>
        treatments.Count < 2 ? [] : [.. treatments.SelectMany(treatment => said(treatment).Distinct(StringComparer.Ordinal)).CountBy(word => word, StringComparer.Ordinal).Where(word => word.Value == treatments.Count).Select(word => word.Key)];

    /// <summary>What all treatments are called by tells nothing of one.</summary>
    private void Add(Treatment treatment, HashSet<string> common, HashSet<string> dosed, Telling telling)
    {
        List<string> own = [.. WordsOf($"{treatment.Id} {CalledBy(treatment)}").Where(word => !common.Contains(Root(word)))];
        var strong = own.Where(word => Tells(word)).SelectMany(Everywhere).Distinct(StringComparer.Ordinal).ToList();
        foreach (var root in strong)
            treatments.TryAdd(root, telling);
        foreach (var dose in Doses(CalledBy(treatment)).Where(dose => !dosed.Contains(dose.Root)))
            doses.TryAdd(dose.Root, telling);
        foreach (var word in own.Where(word => word.Length < ShortestWord && !word.All(char.IsAsciiDigit) && !Common.Contains(word)))
            beside.TryAdd(word, telling);
        // A name of common words only still tells where it is said as a name.
        foreach (var word in strong.Count > 0 || Doses(CalledBy(treatment)).Any() ? [] : own.Where(word => Common.Contains(word) && !Named.Contains(word)))
            beside.TryAdd(Root(word), telling);
    }

    private void AddArm(string name, Telling telling)
    {
        foreach (var word in WordsOf(name).Where(word => !word.All(char.IsAsciiDigit) && !Common.Contains(word)))
            if (word.Length > 1)
                words.TryAdd(Root(word), telling);
            else
                beside.TryAdd(word, telling);
    }

    private void AddWords(string name, Telling telling)
    {
        foreach (var word in WordsOf(name).Where(Tells))
            words.TryAdd(Root(word), telling);
    }

    private static bool Tells(string word) => (word.Length >= ShortestWord || IsUnspaced(word[0])) && !Common.Contains(word) && !word.All(char.IsAsciiDigit);

    /// <summary>The word, and where it is one that every language has, all of its forms.</summary>
    private static IEnumerable<string> Everywhere(string word) =>
        SameEverywhere.FirstOrDefault(forms => forms.Any(form => Root(word).Contains(Folded(form), StringComparison.Ordinal))) is { } forms ? forms.Select(Folded).Prepend(Root(word)) : [Root(word)];

    /// <summary>The treated periods on either side of a boundary that nobody may notice.</summary>
    private static IEnumerable<Period> Hidden(Protocol protocol) =>
        protocol.Periods.Zip(protocol.Periods.Skip(1)).Where(pair => pair is { First.Treated: true, Second: { Treated: true, Starts: Boundary.Masked } }).SelectMany(pair => new[] { pair.First, pair.Second });

    private (string, Telling)? InWords(string text, bool ofPeriod)
    {
        foreach (var word in WordsOf(text))
            if ((treatments.GetValueOrDefault(Root(word)) ?? treatments.Where(known => Says(Root(word), known.Key)).Select(known => known.Value).FirstOrDefault()) is { } telling)
                return (word, telling);
            else if (words.TryGetValue(Root(word), out var named) && !(named.OfPeriod && ofPeriod))
                return (word, named);
        return null;
    }

    /// <summary>Whether a word is the name of a treatment, or what another language makes of it, or has it inside.</summary>
    private static bool Says(string word, string name) =>
        // Languages without spaces run their words together.
        (IsUnspaced(name[0]) && word.Contains(name, StringComparison.Ordinal))
        || (name.Length >= ShortestInside && word.Length >= name.Length + (IsEverywhere(name) ? 1 : ShortestRest) && (word.StartsWith(name, StringComparison.Ordinal) || word.EndsWith(name, StringComparison.Ordinal)))
        || (name.Length >= ShortestRelated && word.Length >= ShortestRelated && word.AsSpan(0, ShortestWord).SequenceEqual(name.AsSpan(0, ShortestWord)) && Spelling.Distance(word, name) <= (name.Length >= LongRelated ? 2 : 1));

    private static bool IsEverywhere(string name) => SameEverywhere.Any(forms => forms.Contains(name, StringComparer.Ordinal));

    private (string, Telling)? InLetters(string text)
    {
        var found = Tokens(text).ToList();
        for (var i = 0; i < found.Count; i++)
            if ((beside.GetValueOrDefault(found[i].Word) ?? (found[i].Word.Length >= ShortestWord ? beside.GetValueOrDefault(Root(found[i].Word)) : null)) is { } telling
                && ((i > 0 && found[i].Joined && IsNamed(found[i - 1].Word)) || (i + 1 < found.Count && found[i + 1].Joined && IsNamed(found[i + 1].Word) && !IsArticle(found[i].Word))))
                return (found[i].Word, telling);
        return null;
    }

    private bool IsNamed(string word) => Named.Contains(word) || Named.Contains(word.TrimEnd('s')) || string.Equals(word, unit, StringComparison.OrdinalIgnoreCase);

    // A tablet is no tablet A.
    private static bool IsArticle(string word) => word is "A" or "I" or "O" or "Y" or "E" or "U";

    private (string, Telling)? InDoses(string text)
    {
        foreach (var dose in doses.Count == 0 ? [] : Doses(text))
            if (doses.TryGetValue(dose.Root, out var telling))
                return (dose.Said, telling);
        return null;
    }

    /// <summary>Every number with a unit of a dose after it: 4.5 mg, 4,5 mg, 30mg.</summary>
    private static IEnumerable<(string Said, string Root)> Doses(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var end = i;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                end++;
            var from = end;
            while (from < text.Length && text[from] is ' ' or '\u00A0' or '-')
                from++;
            var to = from;
            while (to < text.Length && (char.IsLetter(text[to]) || text[to] == '%'))
                to++;
            if (text[from..to].ToUpperInvariant() is "MG" or "MCG" or "UG" or "µG" or "ΜG" or "G" or "ML" or "IU" or "IE" or "UI" or "MMOL" or "%" or "MILLIGRAM" or "MILLIGRAMS" or "MILLIGRAMM" or "MILIGRAMOS" or "ミリグラム")
                yield return (text[i..to], $"{text[i..end].Replace(',', '.')} {Unit(text[from..to])}");
            i = end;
        }
    }

    private static string Unit(string unit) => unit.StartsWith("mil", StringComparison.OrdinalIgnoreCase) || unit == "ミリグラム" ? "MG" : unit.ToUpperInvariant() is "UG" or "µG" or "ΜG" ? "MCG" : unit.ToUpperInvariant();

    /// <summary>One and several are one word, whatever the capitals and accents; two letters are a word as they are written.</summary>
    private static string Root(string word) => word.Length < ShortestWord ? word : Folded(word.Length > ShortestWord && char.ToUpperInvariant(word[^1]) == 'S' ? word[..^1] : word);

    private static string Folded(string word) => string.Concat(word.ToUpperInvariant().Select(letter => letter switch
    {
        >= 'À' and <= 'Å' => 'A',
        'Ç' => 'C',
        >= 'È' and <= 'Ë' => 'E',
        >= 'Ì' and <= 'Ï' => 'I',
        'Ñ' => 'N',
        >= 'Ò' and <= 'Ö' => 'O',
        >= 'Ù' and <= 'Ü' => 'U',
        _ => letter,
    }));

    private static IEnumerable<string> WordsOf(string text) => Tokens(text).Select(token => token.Word);

    /// <summary>The runs of letters and digits, and whether each is joined to the one before it by a space or a hyphen only. Writing without spaces is a word of its own.</summary>
    private static IEnumerable<(string Word, bool Joined)> Tokens(string text)
    {
        var (start, last) = (-1, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == 'ー');
            if (start >= 0 && (!inWord || IsUnspaced(text[i]) != IsUnspaced(text[start])))
            {
                yield return (text[start..i], last >= 0 && text[last..start] is "" or " " or "-" or "_" or "\u00A0");
                (start, last) = (-1, i);
            }
            if (inWord && start < 0)
                start = i;
        }
    }

    /// <summary>Kana, Han, Thai: writing in which words are not parted.</summary>
    private static bool IsUnspaced(char letter) => letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F') or (>= '\u0E00' and <= '\u0E7F');
}
