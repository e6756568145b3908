using System.Globalization;
using System.Text;
using Daybook.Ledger;
using Daybook.Study;
using Daybook.Trial;
using NodaTime.Text;
using Actor = Daybook.Trial.Actor;
using ActorKind = Daybook.Trial.ActorKind;

namespace Daybook.Server;

/// <summary>Takes what a phone sends. Each entry has a result of its own: none is lost, kept back or counted twice because of another.</summary>
public static class SyncDesk
{
    /// <summary>More entries than this are no request of a phone.</summary>
    public const int Most = 100;

    /// <summary>What came just now from the phone itself.</summary>
    public static Task<SyncReply> Answer(DeviceRequest request, SyncRequest asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Answer(request, asked, asked.Sent, cancellation);
    }

    /// <summary>The same, where what the phone's clock read is told apart from what it asked.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">What it asks.</param>
    /// <param name="sent">What the phone's clock read when this arrived; null where nobody knows.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal static async Task<SyncReply> Answer(DeviceRequest request, SyncRequest asked, string? sent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(asked);
        var actor = new Actor(ActorKind.Device, request.Device, Role.Participant);
        var replies = await Submit(request, [.. asked.Entries.Select(entry => new Request(Command(request, sent, entry), actor, entry.Id))], cancellation);
        // After the entries: whatever becomes of the report, they are in the record.
        var lostTaken = asked.Lost is { } lost && await Report(request, lost, actor, cancellation);
        var proof = request.Study.Prove(asked.Head ?? 0, [.. replies.Select(SeqOf)]);
        return new SyncReply(
            InstantPattern.General.Format(request.Now),
            [.. asked.Entries.Zip(replies, proof.Paths).Select(one => Result(request.Study, one.First.Id, one.Second, one.Third))],
            proof.Checkpoint.ToString(),
            [.. proof.Consistency.Select(hash => hash.ToString())],
            lostTaken);
    }

    /// <summary>One transaction; when something in it cannot be decided, each entry by itself, so that one does not keep the others.</summary>
    private static async Task<IReadOnlyList<Reply?>> Submit(DeviceRequest request, IReadOnlyList<Request> requests, CancellationToken cancellation)
    {
        try
        {
            return [.. await request.Study.Journal.DoBatch(requests, cancellation)];
        }
        catch (StudyException undecided) when (undecided.Code == "command.failed")
        {
            var replies = new List<Reply?>();
            foreach (var one in requests)
                replies.Add(await Alone(request, one, cancellation));
            return replies;
        }
    }

    private static async Task<Reply?> Alone(DeviceRequest request, Request one, CancellationToken cancellation)
    {
        try
        {
            return await request.Study.Journal.Do(one, cancellation);
        }
        catch (StudyException undecided) when (undecided.Code == "command.failed")
        {
            return null;
        }
    }

    /// <summary>Whether the report is in the record. What is no head becomes none, and keeps no entry back.</summary>
    private static async Task<bool> Report(DeviceRequest request, LostHead lost, Actor actor, CancellationToken cancellation) =>
        lost.Size > 0 && IsRoot(lost.Root)
        && await Alone(request, new Request(new ReportRollback(request.Participant, request.Device, lost.Size, lost.Root), actor, IdOf(request, lost)), cancellation) is Reply.Done;

    private static bool IsRoot(string root) => root.Length == Hash.Size * 2 && root.All(char.IsAsciiHexDigitLower);

    private static SubmitEntry Command(DeviceRequest request, string? sent, SyncEntry entry) => new(
        request.Participant, entry.Id, request.Device, entry.Number, Encoding.UTF8.GetBytes(entry.Payload), entry.LocalClock, entry.Zone, entry.Signature, sent, entry.Seen);

    private static string IdOf(DeviceRequest request, LostHead lost) =>
        string.Create(CultureInfo.InvariantCulture, $"rollback:{request.Device}:{lost.Size}:{lost.Root}");

    // The entry itself is the first thing that its command wrote.
    private static long SeqOf(Reply? reply) => reply is Reply.Done done ? done.Receipts[0].Seq : -1;

    private static SyncResult Result(RunningStudy study, string id, Reply? reply, LeafPath? path) => reply switch
    {
        Reply.Done when path is not null => new SyncResult(id, ReceiptSignature.Receipt(study, path), null),
        Reply.Refused refused => new SyncResult(id, null, refused.Refusal.Code),
        _ => new SyncResult(id, null, "server.failed"),
    };
}
