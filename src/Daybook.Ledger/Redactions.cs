namespace Daybook.Ledger;

/// <summary>Which entries are redacted, and by which notice, as the log's own notices say.</summary>
internal sealed class Redactions
{
    private readonly Dictionary<long, long> _noticeOf = [];

    /// <summary>Whether a sound notice accounts for the entry's missing payload.</summary>
    public long? NoticeOf(long seq) => _noticeOf.TryGetValue(seq, out var notice) ? notice : null;

    /// <summary>Reads the notices ahead of the main pass, which verifies them as it verifies every entry. One that is not sound
    /// accounts for nothing.</summary>
    public static Redactions Read(LedgerSnapshot snapshot)
    {
        var redactions = new Redactions();
        // By the index on type; that it agrees with the table is the database's own check.
        foreach (var notice in snapshot.Notices())
            redactions.Add(notice);
        return redactions;
    }

    private void Add(Entry notice)
    {
        if (EntryCheck.Find(notice) is not null || notice.Payload is null)
            return;
        foreach (var seq in SeqsOf(notice.Payload).Where(s => s < notice.Seq))
            _noticeOf.TryAdd(seq, notice.Seq);
    }

    private static IReadOnlyList<long> SeqsOf(byte[] payload)
    {
        try
        {
            return RedactionNotice.ReadSeqs(payload);
        }
        catch (FormatException)
        {
            return []; // The main pass names this notice as broken.
        }
    }
}
