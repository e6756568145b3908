namespace Daybook.Study;

/// <summary>What a rebuild made.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Observations">How many observations they gave.</param>
/// <param name="Changed">Whether the observations that stood before were other ones.</param>
public sealed record RebuildResult(long Entries, long Observations, bool Changed)
{
    internal static RebuildResult Of(JournalStores stores, ObservationReader reader, IProgress<long>? progress, CancellationToken cancellation)
    {
        bool changed;
        using (var snapshot = stores.Ledger.Snapshot())
            changed = ObservationComparison.Find(snapshot, stores.Versions, null, cancellation) is not null;
        var made = Folding.Rebuild(stores, progress, cancellation);
        return new RebuildResult(made.Head.Size, reader.Count(), changed);
    }
}
