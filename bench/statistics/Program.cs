using System.Diagnostics;
using System.Globalization;
using Daybook.Bench.Statistics;
using Daybook.Statistics.MixedModels;

// daybook-bench-statistics timings DIR   our milliseconds (processor time), R's beside them when DIR/r.csv stands there
// daybook-bench-statistics data DIR      the data of the timings and the R calls, for bench/statistics/timings.R
// daybook-bench-statistics type1 FILE    false-positive rates over data that bench/statistics/type1-data.R wrote
// daybook-bench-statistics cold          one fit of the pilot's default model and nothing else, for the clock of the caller
// daybook-bench-statistics classic DIR   the families that are no mixed models alone
// daybook-bench-statistics crossed       crossed random effects against the number of levels
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["data", var folder]: Exchange.WriteData(folder); return 0;
    case ["timings", var folder]: Timings(folder); return 0;
    case ["type1", var file]: return FalsePositives.Run(file);
    case ["cold"]: Scenario.All[4].Run(Scenario.Table(Scenario.All[4].Data)); return 0;
    case ["classic", var folder, .. var part]: Classic(Exchange.ReadTimes(folder), string.Join(' ', part)); return 0;
    case ["crossed"]: Crossed(); return 0;
    default: Console.Error.WriteLine("usage: timings DIR | data DIR | type1 FILE | cold | classic DIR | crossed"); return 2;
}

static void Timings(string folder)
{
    var r = Exchange.ReadTimes(folder);
    var first = Scenario.All[4];
    var table = Scenario.Table(first.Data);
    Console.WriteLine($"cold: {Milliseconds(() => first.Run(table)):0} ms for the first fit of this process ({first.Name})");
    Console.WriteLine($"{"",-68}{"ours",10}{"R",12}{"ratio",9}{"goal",7}");
    foreach (var scenario in Scenario.All)
    {
        table = Scenario.Table(scenario.Data);
        WarmUp(() => scenario.Run(table));
        var ours = Mean(scenario.Repeats, () => scenario.Run(table));
        var theirs = r.TryGetValue(scenario.Name, out var ms) ? ms : double.NaN;
        Console.WriteLine($"{scenario.Name,-68}{ours,8:0.00}ms{theirs,10:0.0}ms{theirs / ours,8:0}x{scenario.Goal,6:0}x");
    }

    Classic(r);
    var pilots = Enumerable.Range(0, 1000).Select(k => SimulatedTrials.Pilot((ulong)k + 100, 10, 0.08)).ToArray();
    Console.WriteLine($"1,000 simulated pilots, AR(1) + drug, Kenward-Roger, one core: {Mean(1, () => Array.ForEach(pilots, first.Run)) / 1000:0.0} s of processor time");
    Console.WriteLine($"the same on all cores: {Milliseconds(() => Parallel.ForEach(pilots, first.Run)) / 1000:0.0} s");
    foreach (var participants in new[] { 100, 1000, 10_000 })
    {
        var large = SimulatedTrials.Pilot(9, participants, 0.08);
        var time = Mean(1, () => LinearMixedModel.Fit(first.Model, large));
        Console.WriteLine($"{large.RowCount,9:N0} rows: {time,7:0} ms, {1e6 * time / large.RowCount,6:0} ns a row");
    }

    Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB, {Environment.ProcessorCount} cores");
}

// The goal is only that nothing is slower than R; a family may be asked for by a part of its name.
static void Classic(Dictionary<string, double> r, string part = "")
{
    foreach (var scenario in ClassicScenario.All.Where(s => s.Name.Contains(part, StringComparison.Ordinal)))
    {
        WarmUp(scenario.Run);
        var once = Math.Max(0.001, Mean(20, scenario.Run));
        var ours = Mean((int)Math.Clamp(1000 / once, 20, 100_000), scenario.Run);
        var theirs = r.TryGetValue(scenario.Name, out var ms) ? ms : double.NaN;
        Console.WriteLine($"{scenario.Name,-68}{ours,8:0.000}ms{theirs,10:0.00}ms{theirs / ours,8:0.0}x{1,6}x");
    }
}

static void Crossed()
{
    foreach (var (people, items, rows) in new[] { (100, 50, 5000), (200, 100, 5000), (500, 200, 10_000) })
    {
        var table = SimulatedTrials.Crossed(5, people, items, rows);
        Action fit = () => LinearMixedModel.Fit("score ~ group + (1 | person) + (1 | item)", table);
        if (rows == 5000) fit();
        Console.WriteLine($"crossed {people,5} x {items,4}, {rows,7:N0} rows: {Mean(1, fit),8:0} ms");
    }

    Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB");
}

// The runtime recompiles what runs often when it finds a quiet moment: give it three.
static void WarmUp(Action action)
{
    for (var round = 0; round < 3; round++)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 300) action();
        Thread.Sleep(250);
    }
}

// Processor time, so that other work on the machine does not count.
static double Mean(int repeats, Action action)
{
    var process = Process.GetCurrentProcess();
    var start = process.TotalProcessorTime;
    for (var i = 0; i < repeats; i++) action();
    process.Refresh();
    return (process.TotalProcessorTime - start).TotalMilliseconds / repeats;
}

static double Milliseconds(Action action)
{
    var start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}
