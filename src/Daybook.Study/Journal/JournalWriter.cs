using Daybook.Ledger;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>Decides, commits, publishes, answers: in that order, on one thread at a time.</summary>
internal sealed class JournalWriter(JournalStores stores, Committed start)
{
    // SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_NOTADB: what the disk holds is not known any more.
    private static readonly int[] DiskFailures = [10, 11, 14, 26];

    private volatile Committed _now = start;
    private readonly Scrubbing _scrubbing = new(stores.Ledger);
    private IReadOnlyList<Entry> _entries = [];

    /// <summary>What readers see.</summary>
    public Committed Now => _now;

    /// <summary>Why nothing is written any more.</summary>
    public StudyException? Stopped { get; private set; }

    public void Commit(IReadOnlyList<Ticket> tickets)
    {
        if (Stopped is { } stopped)
        {
            Fail(tickets, stopped);
            return;
        }
        try
        {
            Answer(DecideAndAppend(tickets));
        }
        catch (StudyException e) when (e.Code == Scrubbing.Due)
        {
            Fail(tickets, e);
        }
        catch (Exception e)
        {
            Fail(tickets, Recover(e));
        }
    }

    private List<(Ticket Ticket, List<Pending> Pending)> DecideAndAppend(IReadOnlyList<Ticket> tickets)
    {
        var decided = new List<(Ticket, List<Pending>)>();
        using var batch = new Batch(stores, _now);
        foreach (var ticket in tickets)
        {
            try
            {
                decided.Add((ticket, batch.Decide(ticket)));
            }
            catch (Exception e)
            {
                ticket.Fail(e as StudyException ?? new StudyException("command.failed", $"The command could not be decided: {e.Message} Nothing of it was recorded.", e));
            }
        }
        _entries = [];
        if (batch.Drafts.Count > 0)
            Append(batch, tickets.Any(t => t.StandsAlone));
        return decided;
    }

    private void Append(Batch batch, bool redacts)
    {
        // The reader's old pages must not be kept alive while the log is scrubbed.
        batch.Dispose();
        if (redacts)
        {
            Redact(batch);
            return;
        }
        var appended = stores.Ledger.Append(batch.Start.Head, batch.Drafts, stores.Signer, (connection, transaction, _) => ObservationTable.Write(connection, transaction, batch.Rows));
        _entries = appended.Entries;
        _now = new Committed(appended.Head, appended.Checkpoint, batch.FrontierBytes, batch.State);
        _scrubbing.Try();
    }

    private void Redact(Batch batch)
    {
        var notice = batch.Drafts.Single();
        var seqs = RedactionNotice.ReadSeqs(notice.Payload);
        var redacted = stores.Ledger.Redact(batch.Start.Head, seqs, notice, stores.Signer, (connection, transaction, _) =>
        {
            ObservationTable.DeleteOf(connection, transaction, seqs);
            DerivedNotes.Set(connection, transaction, DerivedNotes.RebuildNeeded);
            DerivedNotes.Set(connection, transaction, DerivedNotes.ScrubNeeded);
        });
        _entries = redacted.Appended.Entries;
        // What was erased may not live on in the state or in what was derived from it.
        _now = Folding.Rebuild(stores, null, CancellationToken.None);
        _scrubbing.Await();
        if (!_scrubbing.Try())
            throw Scrubbing.NotYet();
    }

    private void Answer(List<(Ticket Ticket, List<Pending> Pending)> decided)
    {
        foreach (var (ticket, pending) in decided)
            ticket.Reply([.. pending.Select(Reply)]);
    }

    private Reply Reply(Pending pending) => pending switch
    {
        Pending.No no => new Reply.Refused(no.Refusal),
        Pending.Old old => new Reply.Done([.. old.Entries.Select(e => Receipt(e.Seq, e.EntryId, e.Leaf))]),
        Pending.New made => new Reply.Done([.. _entries.Skip(made.First).Take(made.Count).Select(e => Receipt(e.Seq, e.EntryId, e.LeafHash.ToString()))]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Receipt Receipt(long seq, string entryId, string leaf) => new(seq, entryId, leaf, _now.Head.Size, _now.Head.Root.ToString());

    /// <summary>After a failure nothing of the batch is believed. The state is taken from the ledger again, or the writer stops.</summary>
    private StudyException Recover(Exception problem)
    {
        if (problem is LedgerCorruptException || (problem is SqliteException lite && DiskFailures.Contains(lite.SqliteErrorCode)) || problem is IOException)
            return Stop(problem);
        try
        {
            if (stores.Ledger.Head != _now.Head)
                _now = Folding.Fold(stores, null, CancellationToken.None);
        }
        catch (Exception e)
        {
            return Stop(e);
        }
        return problem is LedgerHeadMovedException
            ? new StudyException("commit.head-moved", "Another process wrote to the study at the same moment. Nothing of this command was recorded; send it again under the same id.", problem)
            : new StudyException("commit.failed", $"The study could not record the command: {problem.Message} It may not have been recorded; send it again under the same id to learn what became of it.", problem);
    }

    private StudyException Stop(Exception problem) => Stopped = new StudyException(
        "journal.stopped",
        $"The disk failed while the study was writing: {problem.Message} The study takes no more commands. Look at the disk, open the study again, and send the last commands again under the same ids: what was kept is then answered with its old receipts.",
        problem);

    private static void Fail(IReadOnlyList<Ticket> tickets, Exception problem)
    {
        foreach (var ticket in tickets)
            ticket.Fail(problem);
    }
}
