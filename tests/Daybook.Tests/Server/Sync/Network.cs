namespace Daybook.Tests.Server.Sync;

/// <summary>What becomes of one request on its way.</summary>
internal enum Fate
{
    /// <summary>It arrives and its reply comes back.</summary>
    Well,

    /// <summary>It is lost; the phone waits half a minute.</summary>
    RequestLost,

    /// <summary>It arrives; the reply is lost.</summary>
    ReplyLost,

    /// <summary>It arrives twice, the second time later.</summary>
    Twice,

    /// <summary>It arrives long after the phone has given up.</summary>
    Late,

    /// <summary>The server is under pressure and says when to come again.</summary>
    ComeAgain,

    /// <summary>Somebody else answers: the sign-in page of a hotel.</summary>
    Stranger,

    /// <summary>The reply breaks off in the middle, and says 200 all the same.</summary>
    Cut,

    /// <summary>One of the entries cannot be decided at this moment.</summary>
    OneRefused,

    /// <summary>The server says that it has the entries, and has not.</summary>
    Liar,

    /// <summary>Somebody answers in the server's place, with a record of his own.</summary>
    Forger,

    /// <summary>The server dies between the commit and the reply.</summary>
    ServerDies,
}

/// <summary>Something that happens at a moment.</summary>
internal sealed record Happening(double At, int Order, Func<Task> Do);

/// <summary>What is under way between phone and server, in the order of time.</summary>
internal sealed class Network
{
    private readonly PriorityQueue<Happening, (double, int)> coming = new();
    private int made;

    public double? Next => coming.TryPeek(out var next, out _) ? next.At : null;

    public void At(double at, Func<Task> act)
    {
        var happening = new Happening(at, ++made, act);
        coming.Enqueue(happening, (at, happening.Order));
    }

    public Happening Take() => coming.Dequeue();

    public bool IsQuiet => coming.Count == 0;
}
