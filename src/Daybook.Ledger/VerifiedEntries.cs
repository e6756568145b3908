namespace Daybook.Ledger;

/// <summary>The running state of a verification: the tree over the entries found sound so far.</summary>
internal sealed class VerifiedEntries
{
    public Frontier Frontier { get; } = new();

    public long Count => Frontier.Size;

    public long Redacted { get; private set; }

    /// <summary>The root when the tree had the size of the remembered head.</summary>
    public Hash? RootAtRemembered { get; private set; }

    /// <summary>Adds the next entry to the tree, or says what is wrong with it.</summary>
    public Flaw? Take(CheckedEntry next, Redactions redactions, Checkpoint? remembered)
    {
        var seq = next.Stored?.Entry.Seq ?? next.Flaw?.Seq;
        if (seq is not null && seq != Count)
            return new Flaw(Count, $"it is missing; the next entry found is {seq}");
        if (next.Flaw is not null || next.Stored is null)
            return next.Flaw;
        var entry = next.Stored.Entry;
        if (FindInRedaction(entry, redactions) is { } what)
            return new Flaw(entry.Seq, what);
        if (entry.IsRedacted)
            Redacted++;
        Frontier.Append(entry.LeafHash);
        if (remembered is not null && remembered.Head.Size == Count)
            RootAtRemembered = Frontier.Root;
        return null;
    }

    private static string? FindInRedaction(Entry entry, Redactions redactions)
    {
        var notice = redactions.NoticeOf(entry.Seq);
        if (entry.IsRedacted == notice is not null)
            return entry.Type == RedactionNotice.Type ? FindInNotice(entry) : null;
        return notice is null ? "its payload is gone and no redaction accounts for it" : $"it holds a payload although entry {notice} says it was redacted";
    }

    private static string? FindInNotice(Entry notice)
    {
        try
        {
            return RedactionNotice.ReadSeqs(notice.Payload!).All(s => s < notice.Seq) ? null : "it redacts an entry that comes after it";
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
