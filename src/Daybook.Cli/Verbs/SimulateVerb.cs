using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Simulates a trial many times before its first participant, and says how its planned analyses do.</summary>
internal static class SimulateVerb
{
    private static readonly Option<int> Runs = new("--runs") { Description = "How many trials.", DefaultValueFactory = _ => 200 };
    private static readonly Option<ulong> First = new("--seed") { Description = "The seed of the first trial; the next ones follow by one.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Participants = new("--participants") { Description = "How many participants finish each trial.", DefaultValueFactory = _ => 10 };
    private static readonly Option<string> Effects = new("--effects") { Description = "as-written; none: nothing works in anybody; none-on-average: people differ in a response that is nothing on average.", DefaultValueFactory = _ => "as-written" };
    private static readonly Option<string[]> Analyses = new("--analysis") { Description = "The analyses of the plan; without it, the primary one.", HelpName = "id" };
    private static readonly Option<string?> Csv = new("--csv") { Description = "Also writes the diaries of the first analysis as a table, for another program.", HelpName = "file" };

    public static System.CommandLine.Command Build() => Verb.Of(
        "simulate",
        "Simulates a trial many times and says how often its planned analyses find a difference, and how far they are off.",
        ["daybook simulate ldn-fibromyalgia-2009", "daybook simulate ldn-fibromyalgia-2009 --effects none --runs 2000 --analysis main --analysis model-severity"],
        [LivedProtocol.File, LivedProtocol.TruthFile, Runs, First, Participants, Effects, Analyses, Csv],
        async (parsed, terminal, cancellation) =>
        {
            var (protocol, truth, _, _) = LivedProtocol.Read(parsed);
            var plans = Plans(protocol, parsed.GetValue(Analyses) ?? []);
            var seeds = Seeds(parsed);
            var lived = WithEffects(truth, parsed.GetRequiredValue(Effects));
            int participants = AtLeast(2, parsed.GetValue(Participants), "--participants");
            if (parsed.GetValue(Csv) is { } csv) await Write(csv, new Replicates(protocol, lived, participants), Daily(protocol, plans[0]), seeds, cancellation);
            var clock = Stopwatch.StartNew();
            var found = plans.Select(plan => Found(protocol, lived, participants, plan, seeds, terminal, cancellation)).ToList();
            terminal.Answer(Json(parsed, protocol, plans, found, clock), [.. found.Zip(plans).SelectMany(of => Words(protocol, of.First, of.Second)), string.Create(CultureInfo.InvariantCulture, $"{seeds.Count} simulated trials of {parsed.GetValue(Participants)} participants in {clock.Elapsed.TotalSeconds:0.0} s; everything in it is SYNTHETIC")]);
            return ExitCode.Ok;
        });

    private static List<PlannedAnalysis> Plans(Protocol protocol, string[] asked)
    {
        var plans = asked.Length == 0
            ? protocol.Analyses.Where(plan => plan.Rank == AnalysisRank.Primary).Take(1).ToList()
            : [.. asked.Select(id => protocol.Analyses.FirstOrDefault(plan => plan.Id == id) ?? throw new Complaint(ExitCode.NotFound, $"the protocol plans no analysis {id}.", $"choose one of {string.Join(", ", protocol.Analyses.Select(plan => plan.Id))}."))];
        if (plans.Count == 0) throw new Complaint(ExitCode.InvalidInput, "the protocol plans no primary analysis.", "name one with --analysis.");
        foreach (var plan in plans)
        {
            if (OperatingCharacteristics.Unfit(plan) is { } why) throw new Complaint(ExitCode.InvalidInput, why, "name another analysis with --analysis.");
        }
        return plans;
    }

    private static OperatingCharacteristics Found(Protocol protocol, Truth truth, int participants, PlannedAnalysis plan, List<ulong> seeds, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var progress = new Progress<int>(run => terminal.Progress(plan.Id, run, seeds.Count));
            return OperatingCharacteristics.Of(protocol, truth, participants, plan, seeds, progress, cancellation);
        }
        catch (ArgumentException error)
        {
            throw new Complaint(ExitCode.Failed, error.Message.Split(" (Parameter")[0], "simulate more trials or more participants.");
        }
    }

    private static (Item Item, EndpointWindow Window) Daily(Protocol protocol, PlannedAnalysis plan)
    {
        var endpoint = protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        return Measures.Daily(protocol, endpoint.Item) ? (Measures.Item(protocol, endpoint.Item)!, endpoint.Window)
            : throw new Complaint(ExitCode.InvalidInput, $"{plan.Id} reads no diary item, so there are no diaries to write.", "leave --csv out, or name another analysis first.");
    }

    private static List<ulong> Seeds(ParseResult parsed)
    {
        int runs = AtLeast(2, parsed.GetValue(Runs), "--runs");
        if (runs > 1_000_000) throw new Complaint(ExitCode.Usage, $"{runs} trials are more than anybody waits for.", "choose at most 1000000.");
        return [.. Enumerable.Range(0, runs).Select(i => parsed.GetValue(First) + (ulong)i)];
    }

    private static int AtLeast(int least, int value, string option) =>
        value >= least ? value : throw new Complaint(ExitCode.Usage, $"{option} {value} is too few.", $"choose {least} or more.");

    private static Truth WithEffects(Truth truth, string effects) => effects switch
    {
        "as-written" => truth,
        "none" => NullTruth.Sharp(truth),
        "none-on-average" => NullTruth.Heterogeneous(truth),
        _ => throw new Complaint(ExitCode.Usage, $"'{effects}' is not known here.", "choose as-written, none or none-on-average."),
    };

    private static async Task Write(string file, Replicates replicates, (Item Item, EndpointWindow Window) of, List<ulong> seeds, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        await writer.WriteLineAsync("purpose,seed,participant,period,day,value");
        foreach (ulong seed in seeds)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var value in replicates.Diary(seed, of.Item, of.Window))
            {
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"synthetic,{seed},{value.Label},{value.Period},{value.Day},{value.Value}"));
            }
        }
    }

    private static JsonObject Json(ParseResult parsed, Protocol protocol, List<PlannedAnalysis> plans, List<OperatingCharacteristics> found, Stopwatch clock) => new()
    {
        ["synthetic"] = true,
        ["protocol"] = protocol.Id,
        ["effects"] = parsed.GetRequiredValue(Effects),
        ["participants"] = parsed.GetValue(Participants),
        ["seed"] = parsed.GetValue(First),
        ["analyses"] = new JsonArray([.. found.Select(JsonNode (of) => new JsonObject
        {
            ["analysis"] = of.Analysis,
            ["runs"] = of.Runs,
            ["fitted"] = of.Fitted,
            ["rejected"] = of.Rejected,
            ["rejectionRate"] = of.RejectionRate,
            ["rejectionLow"] = of.RejectionInterval.Low,
            ["rejectionHigh"] = of.RejectionInterval.High,
            ["covered"] = of.Covered,
            ["meanEstimate"] = of.MeanEstimate,
            ["meanPotential"] = of.MeanPotential,
            ["bias"] = of.Bias,
            ["biasStandardError"] = of.BiasError,
            ["note"] = OperatingCharacteristics.Unlived(protocol, plans.First(plan => plan.Id == of.Analysis)),
        })]),
        ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2),
    };

    private static IEnumerable<string> Words(Protocol protocol, OperatingCharacteristics of, PlannedAnalysis plan) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{of.Analysis}: {of.Fitted} of {of.Runs} trials analysed; a difference found at 0.05 in {100 * of.RejectionRate:0.0} % (95 % interval {100 * of.RejectionInterval.Low:0.0} to {100 * of.RejectionInterval.High:0.0})"),
        string.Create(CultureInfo.InvariantCulture, $"  mean estimate {of.MeanEstimate:0.00}, what the same people could have shown {of.MeanPotential:0.00}, bias {of.Bias:0.000} (Monte Carlo standard error {of.BiasError:0.000}); the interval held it in {100.0 * of.Covered / of.Fitted:0.0} %"),
        .. OperatingCharacteristics.Unlived(protocol, plan) is { } unlived ? [$"  {unlived}"] : Array.Empty<string>(),
    ];
}
