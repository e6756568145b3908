using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>Builds the records of the language from a YAML tree and reports everything that does not fit. The records say what fits.</summary>
/// <remarks>Where a problem says what was meant, reading goes on with that: the rules of meaning are tried in the same pass. Where nobody can say it, the value is lost, or guessed in one of several worlds.</remarks>
internal sealed class Binder(ProblemList problems, Places places, NameTable names, Guesses? guesses = null)
{
    /// <summary>No study has longer lists; checks may compare each value with each other.</summary>
    private const int LongestList = 500;

    private readonly ValueReader values = new(problems);
    private string section = "";

    /// <summary>How many values could not be read and could not be guessed either.</summary>
    private int lost;

    /// <summary>Whether the record that was read last bears the name of another one.</summary>
    private bool twice;

    /// <summary>The record that <paramref name="node"/> describes; null when no mapping stands there. What of it could not be read is counted as lost.</summary>
    public object? Record(Type type, YamlNode node, ISet<string>? unreadable = null)
    {
        twice = false;
        if (node is not YamlMap map)
        {
            problems.Add("DB0104", node.At, $"{Kinds.Of(node)} stands where keys with values are wanted");
            names.Lose(RecordShape.Of(type).Nouns());
            lost++;
            return null;
        }
        var shape = RecordShape.Of(type);
        var record = Activator.CreateInstance(type) ?? throw new UnreachableException();
        (map, var missing, var strange) = KeysOf.Mended(shape, map, problems);
        lost += strange ? 1 : 0;
        places.Put(record, map);
        foreach (var key in missing)
        {
            if (unreadable is not null)
                section = key.Name;
            if (key.IsList || map.Find(key.Name) is not null || !Guess(key, map.At, guess => Put(key, record, guess)))
                Lose(key, unreadable);
        }
        var copy = false;
        foreach (var key in shape.Keys)
        {
            if (map.Find(key.Name) is not { } entry)
                continue;
            if (unreadable is not null)
                section = key.Name;
            var before = lost;
            var value = key.IsList ? List(key, entry.Value) : Single(key, entry.Value, meant => Put(key, record, meant));
            if (value is not null)
                key.Put(record, value);
            copy |= twice && !key.IsList && Bears(key);
            if (lost > before)
                unreadable?.Add(key.Name);
        }
        twice = copy;
        return record;
    }

    private void Lose(KeyShape key, ISet<string>? unreadable)
    {
        lost++;
        unreadable?.Add(key.Name);
        names.Lose(key.Key.Names | (RecordShape.Is(key.Element) ? RecordShape.Of(key.Element).Nouns() : Noun.None));
    }

    private Array? List(KeyShape key, YamlNode node)
    {
        if (node is not YamlList list)
        {
            problems.Add("DB0104", node.At, $"{Kinds.Of(node)} stands where a list is wanted", $"write {key.Name}: [ ... ]");
            Lose(key, null);
            return null;
        }
        if (list.Values.Count > LongestList)
        {
            problems.Add("DB0112", list.At, $"a list may hold {LongestList} values, here are {list.Values.Count}");
            Lose(key, null);
            return null;
        }
        if (key.Required && list.Values.Count == 0)
        {
            lost++;
            problems.Add("DB0109", list.At, $"{key.Name} holds nothing");
        }
        var choices = new HashSet<string>(StringComparer.Ordinal);
        var array = Array.CreateInstance(key.Element, list.Values.Count);
        var left = new List<int>();
        for (var i = 0; i < array.Length; i++)
        {
            var at = i;
            if (Single(key, list.Values[i], meant => Put(array, at, meant)) is { } value)
                array.SetValue(value, i);
            // A name of a list may be put there later, into the list as it is: only a record can be left out.
            if (twice && RecordShape.Is(key.Element))
                left.Add(i);
            else
                lost += twice ? 1 : 0;
            if (array.GetValue(i) is not Choice { Id: { } id } choice || choices.Add(id))
                continue;
            lost++;
            problems.Add("DB0130", places.Of(choice, "id"), $"{id} already names another choice");
        }
        return left.Count == 0 ? array : Without(left, array);
    }

    private static Array Without(List<int> left, Array array)
    {
        var rest = Array.CreateInstance(array.GetType().GetElementType()!, array.Length - left.Count);
        var kept = Enumerable.Range(0, array.Length).Except(left).ToList();
        for (var i = 0; i < rest.Length; i++)
            rest.SetValue(array.GetValue(kept[i]), i);
        return rest;
    }

    private static bool Put(KeyShape key, object record, object meant)
    {
        key.Put(record, meant);
        return true;
    }

    /// <summary>Nobody names one thing twice in a list.</summary>
    private static bool Put(Array values, int at, object meant)
    {
        if (meant is string && Array.IndexOf(values, meant) >= 0)
            return false;
        values.SetValue(meant, at);
        return true;
    }

    /// <param name="key">The key.</param>
    /// <param name="node">What is written.</param>
    /// <param name="mend">Puts what was meant in the place of what cannot be read or names nothing; false where it cannot have been meant.</param>
    private object? Single(KeyShape key, YamlNode node, Func<object, bool> mend)
    {
        if (RecordShape.Is(key.Element))
            return Record(key.Element, node);
        twice = false;
        var value = values.Read(key, node);
        if (value is null && !Guess(key, node.At, mend))
        {
            lost++;
            names.Lose(key.Key.Names);
        }
        if (value is not string name)
            return value;
        if (Bears(key))
            return Given(key.Key.Names, name, node.At, mend);
        if (key.Key.RefersTo != Noun.None)
            names.Note(key.Key.RefersTo, name, node.At, section, mend);
        return value;
    }

    /// <summary>The name. Where something bears it already this is there twice by mistake, or has another name, or the first has: each in its world.</summary>
    private string Given(Noun noun, string name, Span at, Func<object, bool> put)
    {
        if (names.Give(noun, name, at, put))
            return name;
        switch (guesses?.Choose(at, "twice", 3))
        {
            case null:
                lost++;
                return name;
            case 0:
                twice = true;
                return name;
            case 1:
                names.Rename(noun, name, guesses.Fresh());
                names.Give(noun, name, at, put);
                return name;
            default:
                var other = guesses.Fresh();
                names.Give(noun, other, at, put);
                return other;
        }
    }

    /// <summary>Puts a guess in the place of what cannot be read, now or when the names are followed; false where there is none.</summary>
    private bool Guess(KeyShape key, Span at, Func<object, bool> put)
    {
        if (guesses is null)
            return false;
        if (Bears(key))
            names.Owe(key.Key.Names, at, put);
        else if (key.Key.RefersTo != Noun.None)
            names.Note(key.Key.RefersTo, null, at, section, put);
        else
            return guesses.Of(key, at) is { } guess && put(guess);
        return true;
    }

    /// <summary>Whether the value is a name that nothing else in the file may bear.</summary>
    private static bool Bears(KeyShape key) => key.Key.Names is not (Noun.None or Noun.Choice or Noun.Level);
}
