using System.Text;
using Daybook.Server;
using NodaTime.Extensions;

namespace Daybook.Tests.Server.Sync;

internal sealed partial class SyncRun
{
    private static readonly Fate[] Fates =
    [
        Fate.Well, Fate.Well, Fate.Well, Fate.Well, Fate.Well, Fate.RequestLost, Fate.ReplyLost, Fate.ReplyLost, Fate.Twice, Fate.Late,
        Fate.ComeAgain, Fate.Stranger, Fate.Cut, Fate.OneRefused, Fate.Liar, Fate.Forger, Fate.ServerDies,
    ];

    /// <summary>What a narrow network lets through: twenty entries, and not forty.</summary>
    private const int Narrow = 16_384;

    /// <summary>Time goes by: timers fire, requests arrive, replies come back, each at its moment.</summary>
    private async Task Pass(double milliseconds)
    {
        var until = passed + milliseconds;
        var due = (await Tell(Tick())).Due;
        while (true)
        {
            var timer = due ?? double.PositiveInfinity;
            var coming = network.Next ?? double.PositiveInfinity;
            if (Math.Min(timer, coming) > until)
                break;
            SetTime(Math.Max(passed, Math.Min(timer, coming)));
            if (coming <= timer)
                await network.Take().Do();
            due = (await Tell(Tick())).Due;
        }
        SetTime(until);
        await Tell(Tick());
    }

    private void SetTime(double to)
    {
        passed = Math.Ceiling(to);
        study.Clock.Now = PhoneStudy.Begin.AddMilliseconds(passed);
    }

    private void Send(PhonePost post)
    {
        watch.Posted(post, passed, checkAlone: !DiskLies);
        var fate = down || (narrow && post.Body.Length > Narrow) ? Fate.RequestLost : perfect ? Fate.Well : Drawn();
        var there = passed + (chance.NextDouble() * 5 * Second);
        var back = there + (chance.NextDouble() * 5 * Second);
        switch (fate)
        {
            case Fate.RequestLost:
                network.At(passed + (30 * Second), () => Back(post, null));
                break;
            case Fate.ComeAgain:
                var wait = chance.Next(1, 30) * Minute;
                network.At(back, () => Back(post, new { status = 503, retryAfter = wait, text = "" }, wait));
                break;
            case Fate.Stranger:
                network.At(back, () => Back(post, new { status = 200, retryAfter = 0, text = "<!doctype html><title>Sign in to Wi-Fi</title>" }));
                break;
            case Fate.Late:
                network.At(passed + (30 * Second), () => Back(post, null));
                network.At(passed + (chance.NextDouble() * 3 * Hour), () => Arrive(post, fate));
                break;
            case Fate.ReplyLost:
                network.At(there, () => Arrive(post, fate));
                network.At(passed + (30 * Second), () => Back(post, null));
                break;
            case Fate.Twice:
                network.At(there, () => Reply(post, fate, back));
                network.At(there + (chance.NextDouble() * Hour), () => Arrive(post, fate));
                break;
            // A reply may take longer than a window holds its lease: another window may send in the meantime.
            default:
                network.At(there, () => Reply(post, fate, chance.Next(second ? 2 : 5) == 0 ? there + (chance.NextDouble() * 5 * Minute) : back));
                break;
        }
    }

    // A server that keeps an entry back lets a later one overtake it: in half of the runs none does, and the order must hold.
    private Fate Drawn() => Fates[chance.Next(Fates.Length)] switch
    {
        Fate.OneRefused or Fate.Liar when seed % 2 == 0 => Fate.Well,
        var fate => fate,
    };

    private async Task Reply(PhonePost post, Fate fate, double back)
    {
        // A server that answers before it has written loses, when it dies, what it has called received.
        var early = fate == Fate.ServerDies && wrong?.AnswersEarly == true;
        if (early)
            await study.BackUp();
        var (status, text) = await Arrive(post, fate);
        if (early)
            await study.SetBack();
        else if (fate == Fate.ServerDies)
            await study.Restart();
        var answer = fate == Fate.ServerDies && !early ? null : new { status, retryAfter = 0, text = fate == Fate.Cut ? text[..(text.Length / 2)] : text };
        network.At(back, () => Back(post, answer));
    }

    /// <summary>The real handler, with the signature checked as at the door.</summary>
    private async Task<(int Status, string Text)> Arrive(PhonePost post, Fate fate)
    {
        var (signature, named) = (post.Headers[DeviceRequest.SignatureHeader], post.Headers[DeviceRequest.DeviceHeader]);
        var request = DeviceRequest.Of(study.Study, named, signature, "POST", post.Path, Encoding.UTF8.GetBytes(post.Body), study.Clock.Now.ToInstant());
        if (request is null)
            return (401, "");
        var asked = SyncJson.Read<SyncRequest>(request.Body.Span);
        if (fate == Fate.Forger)
            return (200, Encoding.UTF8.GetString(SyncJson.Write(Forged(asked))));
        var kept = sick > 0 ? asked.Entries.ToList().FindIndex(entry => entry.Number == sick) : fate is Fate.OneRefused or Fate.Liar && asked.Entries.Count > 0 ? chance.Next(asked.Entries.Count) : -1;
        if (kept >= 0 && sick > 0)
            fate = Fate.OneRefused;
        if (kept >= 0)
            watch.KeptBack();
        // A report that is kept back, with or without entries, must be made again.
        var given = asked with { Lost = fate == Fate.OneRefused ? null : asked.Lost, Entries = [.. asked.Entries.Where((_, n) => n != kept).Select(entry => wrong?.Reads(entry) ?? entry)] };
        var reply = await SyncDesk.Answer(request, given, CancellationToken.None);
        return (200, Encoding.UTF8.GetString(SyncJson.Write(reply with { Results = Results(asked, reply, kept, fate) })));
    }

    private async Task Back(PhonePost post, object? answer, double wait = 0)
    {
        watch.Returned(post, passed, wait);
        await Tell(Tick(), new { @do = "reply", id = post.Id, answer });
    }
}
