namespace Daybook.Trial;

/// <summary>Every name that a file gives and every name that it uses, so that each use can be followed.</summary>
internal sealed class NameTable(ProblemList problems)
{
    /// <summary>A shorter name is but a letter away from any other.</summary>
    private const int ShortestSure = 4;

    private readonly Dictionary<(Noun Noun, string Name), Bearer> given = [];
    private readonly List<Use> uses = [];
    private readonly List<Bearer> owed = [];
    private Noun unknown;

    /// <summary>Gives a name; false when something else bears it already.</summary>
    /// <param name="noun">What it is the name of.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="put">Puts another name in its place.</param>
    public bool Give(Noun noun, string name, Span at, Func<string, bool> put)
    {
        if (given.TryGetValue((Space(noun), name), out var first))
        {
            problems.Add("DB0130", at, $"{name} already names another {Word(noun)}", "give one of them another name", new RelatedLine(first.At.Line, "the first one"));
            return false;
        }
        given[(Space(noun), name)] = given[(noun, name)] = new Bearer(noun, at, put);
        return true;
    }

    /// <summary>Calls what bears <paramref name="name"/> by another name, so that something else may bear it.</summary>
    public void Rename(Noun noun, string name, string other)
    {
        var first = given[(Space(noun), name)];
        given.Remove((Space(noun), name));
        given.Remove((first.Noun, name));
        if (first.Put(other))
            Give(first.Noun, other, first.At, first.Put);
    }

    /// <summary>Notes a use of a name.</summary>
    /// <param name="noun">What it must be the name of.</param>
    /// <param name="name">The name; null when it cannot be read, and any may be guessed.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="section">The part of the file.</param>
    /// <param name="mend">Puts the name that was meant in its place; false where it cannot have been meant.</param>
    public void Note(Noun noun, string? name, Span at, string section, Func<string, bool> mend) => uses.Add(new Use(noun, name, at, section, mend));

    /// <summary>Something bears a name that cannot be read: one is guessed when all are known.</summary>
    public void Owe(Noun noun, Span at, Func<string, bool> put) => owed.Add(new Bearer(noun, at, put));

    /// <summary>Some names of these kinds could not be read, so a use of them cannot be called wrong.</summary>
    public void Lose(Noun nouns) => unknown |= nouns;

    /// <summary>Reports every use of a name that nothing bears. Where one was probably meant it takes its place; else one is guessed, or the part of the file is added to <paramref name="unreadable"/>.</summary>
    public void Follow(ISet<string> unreadable, Guesses? guesses)
    {
        if (guesses is not null)
            Pay(guesses);
        foreach (var (index, (noun, name, at, section, mend)) in uses.Index())
        {
            if (name is null)
            {
                if (!guesses!.Pick(Known(noun), at, index, mend))
                    unreadable.Add(section);
                continue;
            }
            if (given.ContainsKey((noun, name)) || (noun & unknown) != 0)
                continue;
            // Nobody reads more, and each is compared with every name.
            if (problems.Count >= ProblemList.Most)
            {
                unreadable.Add(section);
                problems.Add("DB0131", at, $"there is no {Word(noun)} {name}");
                continue;
            }
            var names = Known(noun);
            // v2 is no misspelling of v1: it is another visit, which is not there.
            var near = Spelling.Nearest(name, names.Where(other => !SameButNumbered(name, other)));
            var other = Other(noun, name);
            var sure = other is null && near is { Length: >= ShortestSure } && Spelling.IsOnly(name, near, names) && mend(near);
            if (!sure && guesses?.Pick(names, at, index, mend) != true)
                unreadable.Add(section);
            problems.Add("DB0131", at, $"there is no {Word(noun)} {name}", other is not null ? $"{name} is a {Word(other.Value)}; name {(noun == Noun.Item ? "an item of the diary or of a form" : $"a {Word(noun)}")}" : near is not null ? $"did you mean {near}?" : Listed(noun, names));
        }
    }

    /// <summary>Whoever has no name bears one that is used and that nothing bears, or one that nobody uses.</summary>
    private void Pay(Guesses guesses)
    {
        foreach (var (noun, at, put) in owed)
        {
            var unborne = uses.Where(use => use.Name is not null && (use.Noun & noun) != 0 && !given.ContainsKey((use.Noun, use.Name))).Select(use => use.Name!).Distinct().ToList();
            guesses.Pick([.. unborne, guesses.Fresh()], at, -1, name => put(name) && Give(noun, name, at, put));
        }
    }

    private List<string> Known(Noun noun) => [.. given.Keys.Where(key => key.Noun == noun).Select(key => key.Name)];

    /// <summary>What else bears the name.</summary>
    private Noun? Other(Noun noun, string name) =>
        new[] { Noun.Item, Noun.Lab, Noun.Sensory, Noun.Score, Noun.Visit, Noun.Period, Noun.Form, Noun.Treatment, Noun.Endpoint, Noun.Analysis }.Where(other => other != noun && given.ContainsKey((other, name))).Cast<Noun?>().FirstOrDefault();

    private static bool SameButNumbered(string one, string other) =>
        one != other && string.Concat(one.Where(letter => !char.IsAsciiDigit(letter))) is { Length: > 0 } letters && letters == string.Concat(other.Where(letter => !char.IsAsciiDigit(letter))) && one.Any(char.IsAsciiDigit) && other.Any(char.IsAsciiDigit);

    private static string Listed(Noun noun, List<string> names) =>
        names.Count == 0 ? $"the protocol names no {Word(noun)}" : $"known: {string.Join(", ", names.Take(12))}";

    /// <summary>The kind of thing, in words.</summary>
    public static string Word(Noun noun) => noun switch
    {
        Noun.Measure => "item, test or score",
        Noun.Lab => "laboratory test",
        Noun.Sensory => "sensory test",
        Noun.TreatmentFactor => "factor of the design",
        Noun.AnalysisSet => "analysis set",
        Noun.Rescue => "rescue medication",
        Noun.MatchedOn => "matched property",
        Noun.StoppingRule => "stopping rule",
        Noun.IntercurrentEvent => "intercurrent event",
        _ => Kebab.Of(noun.ToString()),
    };

    /// <summary>Measures share one set of names.</summary>
    private static Noun Space(Noun noun) => (noun & Noun.Measure) != 0 ? Noun.Measure : noun;

    private sealed record Bearer(Noun Noun, Span At, Func<string, bool> Put);

    private sealed record Use(Noun Noun, string? Name, Span At, string Section, Func<string, bool> Mend);
}
