using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Tests.Server.Sync;

/// <summary>Remembers what the phone has promised, and says when a promise is broken (I1 to I6 of the design).</summary>
internal sealed class SyncWatch
{
    private const double Minute = 60_000, Lease = Minute, Keep = 30 * 24 * 60 * Minute;
    private const int MostInOutage = 250, MostInAll = 1500;

    private readonly Dictionary<string, PhoneEntry> saved = [];
    private readonly Dictionary<string, double> sentAt = [];
    private readonly Dictionary<(string Day, string Item), int> answers = [];
    private readonly HashSet<(string Day, string Clock, string Zone)> seals = [];
    private readonly HashSet<(string Day, string Item, int Value)> perhaps = [];
    private (string Day, double Clock)? notBefore;
    private readonly Dictionary<int, (PhonePost Post, double At, int Jumps)> underWay = [];
    private readonly Dictionary<int, double> toldUntil = [];
    private IReadOnlyList<string> kept = [];
    private PhoneHead? head;
    private bool setBack, lost, keptBack;
    private int posts, jumps;
    private int? outage;

    public int Saved => saved.Count;

    public int Unsent => saved.Keys.Count(id => !sentAt.ContainsKey(id));

    /// <summary>She answers; the answer may or may not be kept.</summary>
    public void Answering(string day, string item, int value) => perhaps.Add((day, item, value));

    /// <summary>The phone has kept that answer, and has not said that the day was finished before.</summary>
    public void Answered(string day, string item, int value)
    {
        answers[(day, item)] = value;
        perhaps.Clear();
        foreach (var entry in saved.Values.Where(entry => entry.Day == day))
            Answers(entry);
    }

    /// <summary>The entry of the day must say that the phone knew of that moment, though its clock has been set back since.</summary>
    public void Expect(string day, double clock) => notBefore = (day, clock);

    public void ExpectNothing() => notBefore = null;

    /// <summary>She presses Send at that moment on her clock, in that place: the entry must say so, wherever she is when it is sent.</summary>
    public void Seals(string day, double clock, string zone, int offset)
    {
        var local = DateTimeOffset.FromUnixTimeMilliseconds((long)clock).ToOffset(TimeSpan.FromMinutes(offset));
        seals.Add((day, local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), zone));
    }

    public int Posts => posts;

    public bool IsSaved(string day) => saved.Values.Any(entry => entry.Day == day);

    public void SetBack(PhoneStudy study)
    {
        setBack = true;
        lost |= !Contains(study, head);
    }

    /// <summary>A lease goes by the clock: one from before says nothing.</summary>
    public void ClockJumped() => jumps++;

    /// <summary>The server did not take one of several.</summary>
    public void KeptBack() => keptBack = true;

    public void Reopened()
    {
        underWay.Clear();
        toldUntil.Clear();
    }

    public void Closed(int tab)
    {
        foreach (var (id, _) in underWay.Where(one => one.Value.Post.Tab == tab).ToList())
            underWay.Remove(id);
        toldUntil.Remove(tab);
    }

    public void OutageBegins() => outage = posts;

    public void OutageEnds()
    {
        if (posts - outage > MostInOutage)
            throw new Violation($"{posts - outage} requests in six hours without network");
        outage = null;
    }

    /// <summary>One request at a time from one phone, and none before the server's time.</summary>
    public void Posted(PhonePost post, double at, bool checkAlone)
    {
        if (++posts > MostInAll)
            throw new Violation($"more than {MostInAll} requests in one run");
        if (toldUntil.TryGetValue(post.Tab, out var until) && at < until)
            throw new Violation("it sent before the time that the server had named");
        if (checkAlone && underWay.Values.Any(other => other.Jumps == jumps && at - other.At < Lease))
            throw new Violation("two requests were under way at once");
        underWay[post.Id] = (post, at, jumps);
        foreach (var entry in JsonNode.Parse(post.Body)!["entries"]!.AsArray())
            Sends((string)entry!["id"]!, (string)entry["payload"]!);
    }

    private void Sends(string id, string payload)
    {
        if (!kept.Contains(id) || (saved.TryGetValue(id, out var entry) && entry.Payload != payload))
            throw new Violation("it sends what it does not keep");
    }

    public void Returned(PhonePost post, double at, double wait)
    {
        // One that the phone has forgotten, with its window, tells nobody to wait.
        if (underWay.Remove(post.Id) && wait > 0)
            toldUntil[post.Tab] = at + wait;
    }

    public void Look(PhoneView view, double now, PhoneStudy study)
    {
        foreach (var entry in view.Saved)
            Promise(entry);
        foreach (var id in view.Sent)
            sentAt.TryAdd(id, now);
        foreach (var id in sentAt.Keys.Where(id => kept.Contains(id) && view.Kept.Contains(id) && !view.Sent.Contains(id)).ToList())
            sentAt.Remove(id);
        kept = view.Kept;
        // A reply from before the record was set back may come after it.
        if (setBack && view.Head != head)
            lost |= !Contains(study, view.Head);
        head = view.Head;
        foreach (var id in saved.Keys.Where(id => !kept.Contains(id)))
            if (!sentAt.TryGetValue(id, out var at) || now - at < Keep - (2 * 24 * 60 * Minute))
                throw new Violation($"the phone said saved and no longer has entry {saved[id].Number}");
        if (!setBack && view.Sent.FirstOrDefault(id => study.Find(id) is null) is { } unfounded)
            throw new Violation($"the phone says sent of {unfounded}, which the server has not");
    }

    public void IsCleared()
    {
        if (kept.Count > 0)
            throw new Violation($"{kept.Count} entries were not cleared away after their time");
    }

    /// <summary>Everything that was saved is in the record, once, as it was saved; what was odd has been asked about, and nothing else.</summary>
    public void AtTheEnd(PhoneStudy study, string device)
    {
        var entries = study.Entries().ToList();
        var hers = entries.Where(entry => entry.Envelope.Origin?.DeviceId == device).ToList();
        foreach (var entry in saved.Values)
            if (hers.Count(one => one.EntryId == entry.Id && Holds(one, entry)) != 1)
                throw new Violation($"entry {entry.Number} of {entry.Day} is not in the record once, as it was saved");
        if (hers.Count != saved.Count || hers.Any(one => one.Envelope.Type != "items-recorded/1"))
            throw new Violation($"{saved.Count} entries were saved, {hers.Count} are in the record");
        Numbers(study, hers);
        Questions(study);
    }

    private static bool Holds(Entry kept, PhoneEntry entry) =>
        kept.Payload is { } payload && Encoding.UTF8.GetString(payload) == entry.Payload && kept.Attestation?.LocalClock == entry.LocalClock && kept.Attestation.Zone == entry.Zone;

    private void Promise(PhoneEntry entry)
    {
        if (!saved.ContainsKey(entry.Id) && !seals.Contains((entry.Day, entry.LocalClock, entry.Zone)))
            throw new Violation($"the entry of {entry.Day} says {entry.LocalClock} in {entry.Zone}, and nothing was saved then and there");
        if (saved.TryGetValue(entry.Id, out var before) ? before.Payload != entry.Payload || before.Number != entry.Number : IsSaved(entry.Day))
            throw new Violation($"the day {entry.Day} has two entries");
        saved[entry.Id] = entry;
        if (notBefore is { } expected && expected.Day == entry.Day && DateTimeOffset.Parse(entry.Seen, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() < expected.Clock - 1000)
            throw new Violation("the clock was set back and the entry does not show it");
        Answers(entry);
    }

    private void Answers(PhoneEntry entry)
    {
        var given = JsonNode.Parse(entry.Payload)!["answers"]!.AsArray().ToDictionary(one => (string)one!["item"]!, one => (int)one!["answer"]!["number"]!);
        foreach (var ((day, item), value) in answers)
            if (day == entry.Day && given.GetValueOrDefault(item, -1) != value && !perhaps.Contains((day, item, given.GetValueOrDefault(item, -1))))
                throw new Violation($"an answer of {day} that was kept is not in its entry");
    }

    private void Numbers(PhoneStudy study, List<Entry> hers)
    {
        var numbers = hers.Select(one => one.Envelope.Origin!.DeviceNumber).ToList();
        if (!numbers.Order().SequenceEqual(Enumerable.Range(1, numbers.Count).Select(n => (long)n)))
            throw new Violation($"the numbers are {string.Join(' ', numbers)}");
        if (!setBack && !keptBack && !numbers.SequenceEqual(numbers.Order()))
            throw new Violation($"entries came in the order {string.Join(' ', numbers)}");
        long last = 0;
        var holes = 0;
        foreach (var number in numbers)
        {
            holes += number > last + 1 ? 1 : 0;
            last = Math.Max(last, number);
        }
        if (Asked(study, "device.number-hole") != holes)
            throw new Violation($"{holes} holes in the numbering, {Asked(study, "device.number-hole")} were asked about");
    }

    private void Questions(PhoneStudy study)
    {
        foreach (var rule in new[] { "device.signature", "device.number-again", "entry.conflict", "entry.unreadable", "entry.repeat" })
            if (Asked(study, rule) > 0)
                throw new Violation($"{rule} was asked about");
        if (Asked(study, "record.rolled-back") > 0 != lost)
            throw new Violation(lost ? "the record was set back and nobody was told" : "the record was not set back, and somebody was told so");
    }

    private static bool Contains(PhoneStudy study, PhoneHead? head) =>
        head is null || (head.Size <= study.Study.Head.Size && MerkleTree.Root([.. study.Entries().Take((int)head.Size).Select(entry => entry.LeafHash)]).ToString() == head.Root);

    private static int Asked(PhoneStudy study, string rule) => study.Study.State.Queries.Values.Count(query => query.Opened.Rule == rule);
}
