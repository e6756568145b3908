using System.Globalization;
using System.Text;
using Daybook.Server;
using Daybook.Trial;
using NodaTime.Extensions;

namespace Daybook.Tests.Server.Sync;

/// <summary>The phones of many participants of one study: each the real outbox, all at one server. The network loses nothing but what it is told to.</summary>
internal sealed class Fleet(PhoneStudy study, PhoneProcess node, IReadOnlyList<ParticipantKey> people)
{
    private const double Hour = 3_600_000;

    private readonly string[] devices = new string[people.Count];
    private readonly string[] keys = new string[people.Count];
    private readonly Dictionary<string, (int Phone, string Payload)> saved = [];
    private double passed;

    public int Count => people.Count;

    /// <summary>Every entry of which a phone has said "saved".</summary>
    public int Saved => saved.Count;

    /// <summary>A new key on an empty phone, bound to its participant.</summary>
    public async Task Join(int phone)
    {
        var key = (await node.Tell(new { @do = "turn", phone }, new { @do = "key" })).Spki!;
        devices[phone] = DeviceKey.NameOf(key)!;
        await study.Enrol(devices[phone], key, people[phone]);
        keys[phone] = key;
        await node.Tell(Turn(phone), new { @do = "be", seed = phone, study = "demo", device = devices[phone], participant = people[phone].Value, logKey = ReceiptSignature.KeyOf(study.Study).ToString() });
        await Open(phone, online: true);
    }

    /// <summary>The same phone is bound again, by the key that it has.</summary>
    public Task JoinAgain(int phone) => study.Enrol(devices[phone], keys[phone], people[phone]);

    /// <summary>She opens the app, which was closed.</summary>
    public async Task Open(int phone, bool online) =>
        await Deliver(phone, await node.Tell(Turn(phone), new { @do = "die" }, Tick(), new { @do = "open", tab = 1 }), online);

    /// <summary>She fills in the diary of that evening; without a network it stays on the phone.</summary>
    public async Task Evening(int phone, int evening, bool online)
    {
        await Open(phone, online);
        var day = PhoneStudy.Begin.AddDays(evening).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await node.Tell(Turn(phone), Tick(), new { @do = "answer", tab = 1, day, answer = new { item = "pain", answer = new { number = phone % 11 }, place = (string?)null, trial = 1 } });
        var view = await node.Tell(Turn(phone), Tick(), new { @do = "seal", tab = 1, day });
        foreach (var entry in view.Saved)
            saved[entry.Id] = (phone, entry.Payload);
        await Deliver(phone, view, online);
        await node.Tell(Turn(phone), new { @do = "die" });
    }

    /// <summary>Time goes by for everybody.</summary>
    public void Pass(double hours)
    {
        passed += hours * Hour;
        study.Clock.Now = PhoneStudy.Begin.AddMilliseconds(passed);
    }

    /// <summary>What a phone has saved and no longer keeps, because it was wiped, is no debt of the server's.</summary>
    public void Forgive(int phone)
    {
        foreach (var (id, _) in saved.Where(one => one.Value.Phone == phone && study.Find(one.Key) is null).ToList())
            saved.Remove(id);
    }

    /// <summary>How many entries are not in the record, or not as they were saved; and how many are there twice, or that nobody saved.</summary>
    public (int Lost, int Doubled) Look()
    {
        var kept = study.Entries().Where(entry => entry.Envelope.Origin is not null).ToList();
        var lost = saved.Count(one => !(study.Find(one.Key)?.Payload is { } payload && Encoding.UTF8.GetString(payload) == one.Value.Payload));
        return (lost, kept.Count - kept.Select(entry => entry.EntryId).Count(saved.ContainsKey) + kept.Count - kept.Select(entry => (entry.Envelope.ParticipantKey, entry.Envelope.Origin)).Distinct().Count());
    }

    /// <summary>How many participants have a query of that rule.</summary>
    public IReadOnlySet<ParticipantKey> Asked(string rule) =>
        study.Study.State.Queries.Values.Where(query => query.Opened.Rule == rule).Select(query => query.Opened.Participant).ToHashSet();

    private async Task Deliver(int phone, PhoneView view, bool online)
    {
        for (var posts = new Queue<PhonePost>(view.Posts); posts.TryDequeue(out var post);)
        {
            var answer = online ? await Answer(post) : null;
            foreach (var more in (await node.Tell(Turn(phone), Tick(), new { @do = "reply", id = post.Id, answer })).Posts)
                posts.Enqueue(more);
        }
    }

    /// <summary>The real handler, with the signature checked as at the door.</summary>
    private async Task<object> Answer(PhonePost post)
    {
        var (signature, named) = (post.Headers[DeviceRequest.SignatureHeader], post.Headers[DeviceRequest.DeviceHeader]);
        var request = DeviceRequest.Of(study.Study, named, signature, "POST", post.Path, Encoding.UTF8.GetBytes(post.Body), study.Clock.Now.ToInstant());
        if (request is null)
            return new { status = 401, retryAfter = 0, text = "" };
        var reply = await SyncDesk.Answer(request, SyncJson.Read<SyncRequest>(request.Body.Span), CancellationToken.None);
        return new { status = 200, retryAfter = 0, text = Encoding.UTF8.GetString(SyncJson.Write(reply)) };
    }

    private static object Turn(int phone) => new { @do = "turn", phone };

    private object Tick() => new { @do = "tick", passed, now = PhoneStudy.Begin.ToUnixTimeMilliseconds() + passed, zone = "Europe/Madrid", offset = 120 };
}
