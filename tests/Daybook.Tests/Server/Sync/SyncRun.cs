using System.Globalization;
using Daybook.Trial;

namespace Daybook.Tests.Server.Sync;

/// <summary>One run from one seed: a phone that is used, dropped and killed, a network that does what networks do, a server that is started anew and set back; and at the end nothing may be lost or doubled.</summary>
/// <param name="study">The server's study.</param>
/// <param name="phone">The phone's process.</param>
/// <param name="seed">Everything follows from it.</param>
/// <param name="wrong">A planted fault of the server; null for the real one.</param>
internal sealed partial class SyncRun(PhoneStudy study, PhoneProcess phone, int seed, ServerFault? wrong = null)
{
    private const double Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;
    // The phone keeps what it sent for thirty days; no older copy can be refilled.
    private const double OldestBackup = 20 * Day;

    /// <summary>A run that comes to no end is a fault of the phone, and not a test that hangs.</summary>
    private const int MostOrders = 6000;

    private static readonly (string Zone, int Offset)[] Places = [("Europe/Madrid", 120), ("Asia/Kolkata", 330), ("America/New_York", -240), ("Pacific/Kiritimati", 840)];

    private static readonly double Start = PhoneStudy.Begin.ToUnixTimeMilliseconds();

    private readonly Random chance = new(seed);
    private readonly Network network = new();
    private readonly SyncWatch watch = new();
    private double passed;
    private double skew;
    private bool perfect;
    private bool down;
    private bool narrow;
    private int orders;
    private long sick;
    private (string Zone, int Offset) place = Places[0];
    private int diaries;
    private string device = "";

    public int Steps { get; private set; }

    public int Orders => orders;

    public SyncWatch Watch => watch;

    /// <summary>Runs to the end. Throws a <see cref="Violation"/> when something is lost, doubled, or not said.</summary>
    public async Task Go()
    {
        await Join();
        for (var step = 0; step < 40; step++)
            await Step();
        if (seed % 8 == 0)
            await FortyDays();
        else if (seed % 8 == 3)
            await OneSick();
        await Settle();
        if (seed % 4 == 0)
            await AfterTheKeep();
        watch.AtTheEnd(study, device);
        if (seed % 10 == 0 && !(await study.Study.Verify()).Holds)
            throw new Violation("the observations are not what the ledger gives");
    }

    private async Task Join()
    {
        var key = (await phone.Tell(new { @do = "key" })).Spki!;
        device = DeviceKey.NameOf(key)!;
        await study.Enrol(device, key);
        await Tell(new { @do = "be", seed, study = "demo", device, participant = PhoneStudy.Her.Value, logKey = Daybook.Server.ReceiptSignature.KeyOf(study.Study).ToString() }, Tick());
        await Tell(new { @do = "open", tab = 1 });
        opened = true;
    }

    private async Task Step()
    {
        Steps++;
        switch (chance.Next(100))
        {
            case < 28: await Diary(); break;
            case < 30: await TwoDays(); break;
            case < 55: await Pass(chance.NextDouble() * 10 * Minute); break;
            case < 63: await Pass(chance.NextDouble() * 8 * Hour); break;
            case < 65: await Pass((29 + (chance.NextDouble() * 4)) * Day); break;
            case < 70: await JumpClock(); break;
            case < 71: place = Places[chance.Next(Places.Length)]; break;
            case < 77: await Die(); break;
            case < 83: await SecondTab(); break;
            case < 86: await Outage(); break;
            case < 89: await study.Restart(); break;
            case < 93: await study.BackUp(); backedUp = passed; break;
            case < 96 when study.HasBackup && passed - backedUp < OldestBackup: await study.SetBack(); watch.SetBack(study); break;
            default: await Tell(new { @do = "wake", tab = AnyTab() }); break;
        }
    }

    /// <summary>She fills in a day. What she was told is kept must be in the entry, whatever happened on the way.</summary>
    private async Task Diary()
    {
        var day = NextDay();
        string[] items = ["pain", "sleep"];
        // Two windows, and an answer in each at the same moment.
        if (!second || chance.Next(3) > 0 || !await AnsweredAtOnce(day, items))
            foreach (var item in items)
                while (!await Answered(day, item))
                    await Pass(Second);
        if (second && chance.Next(3) == 0)
            await AnswerWhileSending(day);
        watch.Expect(day, Start + passed + skew);
        if (chance.Next(12) == 0)
        {
            skew -= chance.Next(3, 90) * Minute;
            watch.ClockJumped();
        }
        var saved = await Sealed(day);
        // From here on the server may tell the phone what time it is.
        watch.ExpectNothing();
        while (!saved)
        {
            await Pass(Second);
            saved = await Sealed(day);
        }
        if (chance.Next(5) == 0)
            await OldWindow(day);
    }

    /// <summary>In one window she changes an answer at the moment at which she presses Send in the other: it is in the entry, or she is told that it is not.</summary>
    private async Task AnswerWhileSending(string day)
    {
        var value = chance.Next(0, 11);
        watch.Answering(day, "pain", value);
        watch.Seals(day, Start + passed + skew, place.Zone, place.Offset);
        var view = await Tell(new { @do = "faults", faults = Array.Empty<string>() }, Tick(), Answer(1, day, "pain", value), new { @do = "seal", tab = 2, day });
        if (view.Errors.FirstOrDefault(error => error != "finished") is { } wrong)
            throw new Violation($"nothing failed, and she was told: {wrong}");
        if (view.Alive && view.Errors.Count == 0)
            watch.Answered(day, "pain", value);
    }

    /// <summary>A window that still shows the day as unfinished: it makes no second entry.</summary>
    private async Task OldWindow(string day)
    {
        await Tell(Tick(), Answer(AnyTab(), day, "pain", chance.Next(0, 11)));
        await Tell(Tick(), new { @do = "seal", tab = AnyTab(), day });
    }

    /// <summary>Last night's diary in one window and tonight's in the other, sent at the same moment.</summary>
    private async Task TwoDays()
    {
        if (!second)
            await SecondTab();
        var days = new[] { NextDay(), NextDay() };
        foreach (var day in days)
            while (!await Answered(day, "pain"))
                await Pass(Second);
        foreach (var day in days)
            watch.Seals(day, Start + passed + skew, place.Zone, place.Offset);
        if (second)
            await Tell(Tick(), new { @do = "seal", tab = 1, day = days[0] }, new { @do = "seal", tab = 2, day = days[1] });
        foreach (var day in days)
            while (!watch.IsSaved(day) && !await Sealed(day))
                await Pass(Second);
    }

    /// <summary>One entry that the server cannot take for a while keeps no other back.</summary>
    private async Task OneSick()
    {
        perfect = true;
        await Die();
        await Pass(Hour);
        sick = watch.Saved + 1;
        for (var evening = 0; evening < 3; evening++)
            await Diary();
        await Pass(2 * Hour);
        if (watch.Unsent != 1)
            throw new Violation($"one entry could not be taken, and {watch.Unsent} are not sent");
        (perfect, sick) = (false, 0);
    }

    private string NextDay() => PhoneStudy.Begin.AddDays(diaries++).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Answer(int tab, string day, string item, int value) =>
        new { @do = "answer", tab, day, answer = new { item, answer = new { number = value }, place = (string?)null, trial = 1 } };

    private async Task<bool> Answered(string day, string item)
    {
        var value = chance.Next(0, 11);
        Order(out var faults);
        var orders = Tabs().Select(tab => Answer(tab, day, item, value));
        var view = await Tell([faults, Tick(), .. orders]);
        if (!view.Alive || view.Errors.Count > 0)
            return false;
        watch.Answered(day, item, value);
        return true;
    }

    private async Task<bool> AnsweredAtOnce(string day, string[] items)
    {
        var values = items.Select(_ => chance.Next(0, 11)).ToList();
        Order(out var faults);
        var view = await Tell([faults, Tick(), .. items.Select((item, n) => Answer(n + 1, day, item, values[n]))]);
        if (!view.Alive || view.Errors.Count > 0)
            return false;
        foreach (var (item, value) in items.Zip(values))
            watch.Answered(day, item, value);
        return true;
    }

    private async Task<bool> Sealed(string day)
    {
        Order(out var faults);
        watch.Seals(day, Start + passed + skew, place.Zone, place.Offset);
        var orders = Tabs().Select(tab => (object)new { @do = "seal", tab, day });
        await Tell([faults, Tick(), .. orders]);
        return watch.IsSaved(day);
    }

    /// <summary>What happens to the writes that come now.</summary>
    private void Order(out object order)
    {
        string[] faults = perfect || chance.Next(6) > 0 ? [] : [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Pick("none", "none", "abort", "die-before", "die-after", DiskLies ? "vanish" : "none"))];
        order = new { @do = "faults", faults };
    }

    private async Task JumpClock()
    {
        skew = chance.Next(6) switch
        {
            0 => 0,
            1 => 3650 * Day,
            2 => -3650 * Day,
            3 => skew + (chance.NextDouble() * Day),
            _ => skew - (chance.NextDouble() * Day),
        };
        watch.ClockJumped();
        await Tell(Tick());
    }

    private Task Die() => Reopen();

    private async Task Reopen()
    {
        watch.Reopened();
        second = false;
        await Tell(new { @do = "die" }, new { @do = "faults", faults = Array.Empty<string>() }, new { @do = "open", tab = 1 });
    }

    private async Task SecondTab()
    {
        second = !second;
        await Tell(new { @do = second ? "open" : "close", tab = 2 });
        if (!second)
            watch.Closed(2);
    }

    /// <summary>Six hours without network, from which it must come back by itself, and during which it must not hammer.</summary>
    private async Task Outage()
    {
        down = true;
        watch.OutageBegins();
        await Pass(6 * Hour);
        watch.OutageEnds();
        down = false;
    }

    /// <summary>Forty days without a network, and then one on which nothing large gets through: a diary every evening, and at the end all of them.</summary>
    private async Task FortyDays()
    {
        (perfect, down) = (true, true);
        await Die();
        for (var evening = 0; evening < 40; evening++)
        {
            await Diary();
            opened = false;
            await Tell(new { @do = "die" });
            await Pass(Day);
            await Reopen();
            opened = true;
        }
        (down, narrow) = (false, true);
        await Tell(new { @do = "wake", tab = 1 });
        await Pass(3 * Hour);
        if (watch.Unsent > 0)
            throw new Violation($"{watch.Unsent} entries do not get through a narrow network");
        (perfect, narrow) = (false, false);
    }

    /// <summary>The network and the disk are well again; within four hours everything must be there.</summary>
    private async Task Settle()
    {
        perfect = true;
        await Die();
        for (var hours = 0; hours < 8 && (hours == 0 || watch.Unsent > 0 || !network.IsQuiet); hours++)
            await Pass(Hour);
        await Tell(new { @do = "wake", tab = 1 });
        await Die();
        await Pass(30 * Minute);
    }

    /// <summary>After thirty days what was proved is cleared away, and numbers go on from where they were.</summary>
    private async Task AfterTheKeep()
    {
        await Pass(31 * Day);
        await Die();
        await Pass(30 * Minute);
        watch.IsCleared();
        await Diary();
        await Pass(2 * Hour);
    }

    /// <summary>In a third of the runs the browser may say that it has written what it has not. The lease of a window is then worth nothing; the entries must be safe all the same.</summary>
    private bool DiskLies => seed % 3 == 0;

    private bool second, opened;
    private double backedUp;

    private int[] Tabs() => second && chance.Next(2) == 0 ? [1, 2] : [AnyTab()];

    private int AnyTab() => second ? chance.Next(1, 3) : 1;

    private string Pick(params string[] words) => words[chance.Next(words.Length)];

    private object Tick() => new { @do = "tick", passed = Math.Floor(passed), now = Math.Floor(Start + passed + skew), zone = place.Zone, offset = place.Offset };

    private async Task<PhoneView> Tell(params IEnumerable<object> said)
    {
        if (++orders > MostOrders)
            throw new Violation($"the run comes to no end: more than {MostOrders} orders");
        var view = await phone.Tell(said);
        watch.Look(view, passed, study);
        foreach (var post in view.Posts)
            Send(post);
        // A browser that died is opened again: she sees it.
        if (!view.Alive && opened)
            await Reopen();
        return view;
    }
}
