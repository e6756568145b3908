using System.Collections;

namespace Daybook.Trial;

/// <summary>What differs between two versions of a protocol, in the words of the study. The records say what can differ, so that no key is forgotten.</summary>
public static class ProtocolComparison
{
    /// <summary>Every difference, in the order of the newer version's keys; the version itself is none.</summary>
    public static IReadOnlyList<ProtocolChange> Of(Protocol before, Protocol after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Records(before, after, new Where("the protocol", [typeof(Protocol)])).Where(change => change is not { What: "the protocol", Key: "version" })];
    }

    private static IEnumerable<ProtocolChange> Records(object before, object after, Where where)
    {
        foreach (var key in RecordShape.Of(before.GetType()).Keys)
        {
            var (was, now) = (key.Property.GetValue(before), key.Property.GetValue(after));
            if (Written.Of(was) == Written.Of(now))
                continue;
            var changes = RecordShape.Is(key.Element)
                ? key.IsList ? Lists(key, (IEnumerable)was!, (IEnumerable)now!, where) : Parts(key, was, now, where)
                : [Changed(key, before, after, was, now, where)];
            foreach (var change in changes)
                yield return change;
        }
    }

    private static ProtocolChange Changed(KeyShape key, object record, object later, object? was, object? now, Where where)
    {
        var (weight, why) = ChangeRules.Changed(record, later, key, was, now);
        // Of words that nobody acts on there is nothing to tell.
        return new ProtocolChange(weight, where.What, key.Name, Written.Of(was), Written.Of(now), why, weight > ChangeClass.Wording && ChangeRules.ForParticipants(where.Around, key.Name));
    }

    private static IEnumerable<ProtocolChange> Parts(KeyShape key, object? was, object? now, Where where)
    {
        var inside = where.Of(key, null);
        return was is null || now is null ? [ComeOrGone(key, was, now, inside)] : Records(was, now, inside);
    }

    private static IEnumerable<ProtocolChange> Lists(KeyShape key, IEnumerable was, IEnumerable now, Where where)
    {
        var (old, recent) = (Named(was), Named(now));
        var (gone, come) = (old.Keys.Except(recent.Keys).ToList(), recent.Keys.Except(old.Keys).ToList());
        foreach (var (from, to) in Renamed(gone, come, old, recent).ToList())
        {
            gone.Remove(from);
            come.Remove(to);
            yield return new ProtocolChange(ChangeClass.BreaksRunning, where.Of(key, from).What, null, from, $"is now called {to}", "what was recorded stands under the old name", false);
        }
        foreach (var name in gone)
            yield return ComeOrGone(key, old[name], null, where.Of(key, name));
        foreach (var name in come)
            yield return ComeOrGone(key, null, recent[name], where.Of(key, name));
        var both = recent.Keys.Where(old.ContainsKey).ToList();
        foreach (var change in both.SelectMany(name => Records(old[name], recent[name], where.Of(key, name))))
            yield return change.Key == "label" && old.Values.Any(other => Written.Of(Turned.Label(other)) == change.After) ? ChangeRules.Exchanged(change) : change;
        var before = old.Keys.Where(recent.ContainsKey).ToList();
        if (!both.SequenceEqual(before))
            yield return Reordered(key, before, both, where);
    }

    private static ProtocolChange ComeOrGone(KeyShape key, object? was, object? now, Where where)
    {
        var (weight, why) = was is null ? ChangeRules.New(key.Element) : ChangeRules.Gone(key.Element);
        var felt = Written.Record((was ?? now)!, inner => ChangeRules.ForParticipants(where.Around, inner.Name));
        return new ProtocolChange(weight, where.What, null, Written.Of(was), Written.Of(now), why, ChangeRules.ForParticipants(where.Around, null)) { Told = $"{where.What} is {(was is null ? "new" : "gone")}: {felt}" };
    }

    // Treatments are taken, and visits held, in the order of the list; elsewhere the order is that of a page.
    private static ProtocolChange Reordered(KeyShape key, List<string> before, List<string> after, Where where)
    {
        var weight = key.Element == typeof(Period) || key.Element == typeof(Visit) ? ChangeClass.BreaksRunning
            : key.Element == typeof(Item) || key.Element == typeof(Criterion) || key.Element == typeof(Choice) ? ChangeClass.Substantial : ChangeClass.Wording;
        return new ProtocolChange(weight, where.What, key.Name, string.Join(", ", before), string.Join(", ", after), weight == ChangeClass.Wording ? "only the order on the page changes" : "the order in which things are asked or done changes",
            ChangeRules.ForParticipants([.. where.Around, key.Element], null));
    }

    /// <summary>An entry that is the same but for its name was renamed.</summary>
    private static IEnumerable<(string From, string To)> Renamed(List<string> gone, List<string> come, Dictionary<string, object> old, Dictionary<string, object> recent) =>
        from name in gone
        let to = come.FirstOrDefault(other => Nameless(old[name]).SequenceEqual(Nameless(recent[other])))
        where to is not null
        group name by to into same
        select (same.First(), same.Key);

    private static IEnumerable<(string, string)> Nameless(object record) =>
        Written.Keys(record).Where(pair => pair.Key.Key.Names == Noun.None).Select(pair => (pair.Key.Name, pair.Value));

    /// <summary>The entries of a list by their names; an entry without a name is named by its first key, and by its number where that is not enough.</summary>
    private static Dictionary<string, object> Named(IEnumerable list)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var record in list)
        {
            var keys = RecordShape.Of(record.GetType()).Keys;
            var name = (keys.FirstOrDefault(key => key.Key.Names != Noun.None) ?? keys[0]).Property.GetValue(record)?.ToString() ?? "";
            named[named.ContainsKey(name) ? $"{name} ({named.Count + 1})" : name] = record;
        }
        return named;
    }

    /// <summary>Of what a key speaks, in words.</summary>
    private sealed record Where(string What, IReadOnlyList<Type> Around)
    {
        public Where Of(KeyShape key, string? name)
        {
            var word = key.Element == typeof(Branch) ? "the condition" : name is null ? $"the {key.Name}" : $"{Noun(key)} {name}";
            return new Where(Around.Count == 1 ? word : $"{word} of {What}", [.. Around, key.Element]);
        }

        private static string Noun(KeyShape key)
        {
            var named = RecordShape.Of(key.Element).Keys.FirstOrDefault(inner => inner.Key.Names != Trial.Noun.None);
            return named is null ? Kebab.Of(key.Element.Name).Replace('-', ' ') : NameTable.Word(named.Key.Names);
        }
    }
}
