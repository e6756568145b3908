namespace Daybook.Trial;

/// <summary>A value that depends on treatment. It opens only with the key that an event has released.</summary>
public sealed class Sealed<T>(T value)
{
    /// <summary>Opens the value. There is no other way in: it is not printed, compared or serialised.</summary>
    public T Open(CodeKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return value;
    }

    public override string ToString() => "(sealed)";
}

/// <summary>The key to sealed values. The state hands it out once <see cref="CodeOpened"/> is in the ledger; nothing else can make one.</summary>
public sealed class CodeKey
{
    private CodeKey(long seq) => Seq = seq;

    /// <summary>The ledger entry that released the key.</summary>
    public long Seq { get; }

    internal static CodeKey ReleasedBy(CodeOpened opened, long seq)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return new CodeKey(seq);
    }
}

/// <summary>The allocation list with the contents of the kits, as the sealed store keeps it.</summary>
/// <param name="Places">Per stratum, the arm of every place in order.</param>
/// <param name="Kits">What every kit holds.</param>
public sealed record AllocationList(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Places,
    IReadOnlyDictionary<KitId, string> Kits)
{
    /// <summary>Per stratum and place, the kits that are kept for it, in the order in which they are handed out. Chance drew it, so a kit number tells nothing of another.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> Reserved { get; init; } = new Dictionary<string, IReadOnlyList<IReadOnlyList<KitId>>>();

    /// <summary>Per site, its kits of the lower dose in the order in which they are handed out: for each handing out one of every treatment, of which one is given and the others stay.</summary>
    /// <remarks>So the number that is handed out tells nothing, and the kits of all treatments run out at once.</remarks>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> Lower { get; init; } = new Dictionary<string, IReadOnlyList<IReadOnlyList<KitId>>>();

    /// <summary>Where participants are allocated by minimisation, what decides; then no place is listed until the levels are known.</summary>
    public MinimisedPlaces? Minimised { get; init; }

    /// <summary>The list with the arms that minimisation gave those who were randomised; itself where there is none.</summary>
    /// <param name="levels">Their levels, in the order of randomising.</param>
    /// <param name="minimise">Computes an arm.</param>
    public AllocationList Filled(IReadOnlyList<IReadOnlyList<string>> levels, Minimise minimise) => Minimised is not { } minimised ? this
        : this with { Places = new Dictionary<string, IReadOnlyList<string>> { [AllocationPlaces.All] = new MinimisedArms(minimised, minimise).All(levels) } };

    /// <summary>The kits of the lower dose of which one is handed out next; none when they have run out.</summary>
    public IReadOnlyList<KitId> LowerFor(LowerHanding handing)
    {
        ArgumentNullException.ThrowIfNull(handing);
        return Lower.GetValueOrDefault(handing.Site)?.ElementAtOrDefault(handing.Number) ?? [];
    }

    /// <summary>The kit that is kept for a place and one handing out, 0-based; null when none is.</summary>
    public KitId? ReservedFor(string stratum, int index, int handing) =>
        Reserved.TryGetValue(stratum, out var places) && index >= 0 && index < places.Count && handing >= 0 && handing < places[index].Count
            ? places[index][handing]
            : null;
}
