using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What the entries of one command make of the state and of the observations: the one rule for writing and for rebuilding.</summary>
internal static class CommandFold
{
    public static StudyState Apply(StudyState state, IReadOnlyList<Step> command, Func<ProtocolHash, Protocol> protocolOf, ICollection<ObservationRow>? rows)
    {
        foreach (var (recorded, erased) in command)
        {
            if (rows is not null && !erased)
                Observe(state, recorded, VerdictOn(recorded, command), rows);
            state = state.Evolve(recorded, protocolOf);
        }
        return state;
    }

    private static void Observe(StudyState before, Recorded recorded, VerdictGiven? verdict, ICollection<ObservationRow> rows)
    {
        var place = 0;
        foreach (var value in Trial.Observations.From(recorded, verdict, before))
            rows.Add(new ObservationRow(value, place++, recorded.Event is ItemsCorrected));
    }

    /// <summary>The verdict on an entry is another event of the same command.</summary>
    private static VerdictGiven? VerdictOn(Recorded recorded, IReadOnlyList<Step> command)
    {
        if (recorded.Event is not ItemsRecorded)
            return null;
        foreach (var other in command)
        {
            if (other.Recorded.Event is VerdictGiven verdict && verdict.EntryId == recorded.EntryId)
                return verdict;
        }
        return null;
    }
}
