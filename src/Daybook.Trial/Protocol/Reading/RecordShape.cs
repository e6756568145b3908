using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Daybook.Trial;

/// <summary>A record of the language: its keys in the order of their declaration.</summary>
public sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private RecordShape(Type type)
    {
        Type = type;
        Keys = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(KeyAttribute)))
            .OrderBy(property => property.MetadataToken)
            .Select(property => new KeyShape(property))];
    }

    public Type Type { get; }

    public IReadOnlyList<KeyShape> Keys { get; }

    /// <summary>The shape of <paramref name="type"/>.</summary>
    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static type => new RecordShape(type));

    /// <summary>Whether <paramref name="type"/> is a record of the language.</summary>
    public static bool Is(Type type) => type.IsClass && type != typeof(string) && Of(type).Keys.Count > 0;

    /// <summary>Everything that this record and those inside it may name.</summary>
    public Noun Nouns() => Keys.Aggregate(Noun.None, (nouns, key) => nouns | key.Key.Names | (Is(key.Element) ? Of(key.Element).Nouns() : Noun.None));
}

/// <summary>One key of a record.</summary>
public sealed class KeyShape
{
    private static readonly MethodInfo Putters = typeof(KeyShape).GetMethod(nameof(Putter), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Lazy<Action<object, object>> put;

    internal KeyShape(PropertyInfo property)
    {
        Property = property;
        Key = property.GetCustomAttribute<KeyAttribute>()!;
        Name = Key.Name ?? Kebab.Of(property.Name);
        Required = property.IsDefined(typeof(RequiredMemberAttribute));
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        put = new Lazy<Action<object, object>>(() => Putters.MakeGenericMethod(property.DeclaringType!, property.PropertyType).CreateDelegate<Func<MethodInfo, Action<object, object>>>()(property.SetMethod!));
        IsList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        Element = IsList ? type.GetGenericArguments()[0] : type;
    }

    public PropertyInfo Property { get; }

    public KeyAttribute Key { get; }

    /// <summary>The key as it is written.</summary>
    public string Name { get; }

    public bool Required { get; }

    public bool IsList { get; }

    /// <summary>The type of the value, or of each value of a list.</summary>
    public Type Element { get; }

    internal void Put(object record, object value) => put.Value(record, value);

    /// <summary>A putter for each value type of the language. Nobody need call this: what the program's own text names is compiled with the program, and not while a file is checked.</summary>
    public static IReadOnlyList<Func<MethodInfo, Action<object, object>>> CompiledAhead() =>
    [
        Putter<Protocol, AllocationMethod>, Putter<Protocol, AnalysisMethod>, Putter<Protocol, AnalysisRank>, Putter<Protocol, BodyRegion?>, Putter<Protocol, Boundary>,
        Putter<Protocol, Bounds>, Putter<Protocol, Bounds?>, Putter<Protocol, ChangeScale>,
        Putter<Protocol, ClockTime>, Putter<Protocol, ClockTime?>, Putter<Protocol, DayWindow>,
        Putter<Protocol, DegreesOfFreedom>, Putter<Protocol, Design>, Putter<Protocol, Direction>, Putter<Protocol, Direction?>, Putter<Protocol, EndpointWindow>,
        Putter<Protocol, Estimator>, Putter<Protocol, EventCount>, Putter<Protocol, EventStrategy>, Putter<Protocol, Instrument?>, Putter<Protocol, ItemKind>,
        Putter<Protocol, LabKind>, Putter<Protocol, PopulationSummary?>, Putter<Protocol, ResidualStructure>, Putter<Protocol, Role>, Putter<Protocol, ScreeningStep>,
        Putter<Protocol, bool>, Putter<Protocol, decimal>, Putter<Protocol, decimal?>, Putter<Protocol, int>, Putter<Protocol, int?>, Putter<Protocol, Imbalance?>, Putter<Protocol, Sequences?>,
    ];

    // A property that is set by reflection is compiled twice before its first use: that would be a quarter of the time of a check.
    private static Action<object, object> Putter<TRecord, TValue>(MethodInfo setter)
    {
        var set = setter.CreateDelegate<Action<TRecord, TValue>>();
        return (record, value) => set((TRecord)record, (TValue)value);
    }
}
