namespace Daybook.Trial;

/// <summary>Reads a file of keyed records, strictly and in one pass.</summary>
public static class StrictYaml
{
    /// <summary>Larger files are refused unread.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Reads <paramref name="yaml"/> as a <typeparamref name="T"/>; <paramref name="file"/> is the name that problems show.</summary>
    public static YamlReading<T> Read<T>(string yaml, string file)
        where T : class => Read<T>(yaml, file, null);

    /// <summary>The same in one of several worlds, in which something stands where nobody can read what does.</summary>
    internal static YamlReading<T> Read<T>(string yaml, string file, Guesses? guesses)
        where T : class
    {
        var source = new SourceText(yaml, file);
        var problems = new ProblemList(source);
        var (places, names, unreadable) = (new Places(), new NameTable(problems), new HashSet<string>(StringComparer.Ordinal));
        if (YamlTree.Read(source, problems) is not { } root)
            return new YamlReading<T>(null, problems, places, unreadable);
        var record = new Binder(problems, places, names, guesses).Record(typeof(T), root, unreadable) as T;
        names.Follow(unreadable, guesses);
        return new YamlReading<T>(record, problems, places, unreadable);
    }
}

/// <summary>A file that was read, as far as it could be.</summary>
/// <param name="Value">The record; parts named in <paramref name="Unreadable"/> are incomplete. Null when nothing could be read.</param>
/// <param name="Problems">What was wrong so far; checks of meaning add to it.</param>
/// <param name="Places">Where everything was written.</param>
/// <param name="Unreadable">The keys of the record whose values are missing or could not be read whole.</param>
public sealed record YamlReading<T>(T? Value, ProblemList Problems, Places Places, IReadOnlySet<string> Unreadable)
    where T : class;
