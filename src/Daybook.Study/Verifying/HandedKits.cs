using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Once the code is open: every kit that was handed out holds what its holder's place takes. Where minimisation allocated, her arm is computed again from the levels in the ledger and the sealed numbers.</summary>
internal static class HandedKits
{
    public static IEnumerable<Flaw> Check(LedgerSnapshot snapshot, ProtocolShelf versions, SealedStore sealedStore, CancellationToken cancellation)
    {
        var fold = new LedgerFold(versions.Of, Residues.Read(snapshot));
        var (handed, wrong) = (new List<(long Seq, KitId Kit, Place Place, KitTurn Turn)>(), new List<Flaw>());
        foreach (var entry in snapshot.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Type == EventNames.Of(typeof(KitDispensed)) && entry.Payload is { } payload)
            {
                var given = (KitDispensed)StoredEvents.Read(entry.Type, payload);
                handed.Add(Of(entry.Seq, given, fold.State));
                if (!IsOfHerDose(given, fold.State))
                    wrong.Add(new Flaw(entry.Seq, $"the kit {given.Kit} that it handed out is not of the dose that she took then"));
            }
            fold.Take([entry], cancellation: cancellation);
        }
        if (fold.State is not { Code: { } key, Allocation: { } allocation } state || sealedStore.Open(key, allocation.Commitment, state.Levels) is not { } list)
            return wrong;
        return [.. wrong, .. handed.Where(kit => !sealedStore.Holds(list, kit.Kit, kit.Place, kit.Turn)).Select(kit => new Flaw(kit.Seq, $"the kit {kit.Kit} that it handed out does not hold what the place takes"))];
    }

    // Which kits are of the lower dose, and who takes it, stands in the ledger; no code is needed for it.
    private static bool IsOfHerDose(KitDispensed given, StudyState before) =>
        before.Participants[given.Participant] is var her && before.Kits[given.Kit].Lower == LowerKits.Takes(before.ProtocolOf(her), her, given.Date);

    private static (long Seq, KitId Kit, Place Place, KitTurn Turn) Of(long seq, KitDispensed handed, StudyState before)
    {
        var her = before.Participants[handed.Participant];
        var protocol = before.ProtocolOf(her);
        return (seq, handed.Kit, her.PlaceIn(protocol)!, Turns.SuppliedAt(protocol, handed.Visit, TreatedPeriods.SuppliedAt(protocol, handed.Visit) ?? 0));
    }
}
