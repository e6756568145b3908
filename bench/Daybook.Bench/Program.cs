using Daybook.Bench;

var benches = new SortedDictionary<string, Func<IReadOnlyList<string>, Task<BenchResult>>>(StringComparer.Ordinal)
{
    ["check"] = CheckBench.Run,
    ["check-faults"] = CheckFaultsBench.Run,
    ["deadlines"] = DeadlinesBench.Run,
    ["demo-kill"] = DemoKillBench.Run,
    ["journal"] = JournalBench.Run,
    ["kill"] = KillBench.Run,
    ["offline"] = OfflineBench.Run,
    ["phone"] = PhoneBench.Run,
    ["preview"] = PreviewBench.Run,
    ["set-back"] = FleetBench.SetBack,
    ["submissions"] = SubmissionsBench.Run,
    ["sync"] = SyncBench.Run,
    ["tamper"] = TamperBench.Run,
    ["thumb"] = ThumbBench.Run,
    ["verify-fold"] = VerifyFoldBench.Run,
    ["wiped"] = FleetBench.WipedPhones,
};
if (args.Length == 0 || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"usage: bench/run NAME [options]; NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}
var result = await bench(args[1..]);
Console.WriteLine(result.Render());
var kept = result.Keep(args[0]);
Console.Error.WriteLine($"kept in {kept}");
return result.Passed ? 0 : 1;
