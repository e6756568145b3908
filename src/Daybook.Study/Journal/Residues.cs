using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What remains of the entries whose payloads were erased, as the redactions themselves say.</summary>
internal sealed class Residues
{
    private readonly Dictionary<long, RedactedEntry> _remains = [];

    public static Residues Read(LedgerSnapshot snapshot)
    {
        var residues = new Residues();
        foreach (var notice in snapshot.Read(new EntryQuery { Type = RedactionNotice.Type }))
            residues.Add((PayloadRedacted)StoredEvents.Read(notice.Type, notice.Payload));
        return residues;
    }

    /// <summary>What to fold in place of the erased entry.</summary>
    public RedactedEntry Of(Entry entry) =>
        _remains.TryGetValue(entry.Seq, out var remains)
            ? remains
            : throw new StudyException("ledger.damaged", $"The payload of entry {entry.Seq} is gone and no redaction accounts for it. Run daybook verify.");

    private void Add(PayloadRedacted notice)
    {
        foreach (var entry in notice.Entries)
            _remains.TryAdd(entry.Entry, entry);
    }
}
