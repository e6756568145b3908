using Daybook.Statistics.Exact;
using Daybook.Statistics.MixedModels;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How a planned analysis does over many simulated trials.</summary>
/// <param name="Analysis">The analysis's id.</param>
/// <param name="Runs">How many trials were simulated.</param>
/// <param name="Fitted">How many could be analysed.</param>
/// <param name="Rejected">In how many the p value was at or below 0.05.</param>
/// <param name="Covered">In how many the interval held the difference that the same people could have shown.</param>
/// <param name="MeanEstimate">The mean of the estimates.</param>
/// <param name="MeanPotential">The mean of the differences that the same people could have shown.</param>
/// <param name="BiasError">The Monte Carlo standard error of the bias.</param>
public sealed record OperatingCharacteristics(string Analysis, int Runs, int Fitted, int Rejected, int Covered, double MeanEstimate, double MeanPotential, double BiasError)
{
    /// <summary>The share of trials in which the analysis found a difference, of those that could be analysed.</summary>
    public double RejectionRate => (double)Rejected / Fitted;

    /// <summary>The exact 95 % interval of <see cref="RejectionRate"/>.</summary>
    public Interval RejectionInterval
    {
        get
        {
            var interval = Proportion.ClopperPearson(Rejected, Fitted);
            return new Interval(RejectionRate, interval.Lower, interval.Upper);
        }
    }

    /// <summary>The mean of estimate minus potential difference.</summary>
    public double Bias => MeanEstimate - MeanPotential;

    /// <summary>Why the analysis cannot be simulated; null when it can.</summary>
    public static string? Unfit(PlannedAnalysis plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Method switch
        {
            AnalysisMethod.PercentReduction or AnalysisMethod.Predictor or AnalysisMethod.Responders or AnalysisMethod.CostUtility => $"{plan.Id} estimates no difference on the scale of its endpoint, so it is not simulated.",
            AnalysisMethod.MatchedPairs => $"{plan.Id} compares people by whom they are like, and simulated people are like nobody, so it is not simulated.",
            _ => null,
        };
    }

    /// <summary>What of the analysis's set and estimand a simulated trial cannot show; null when there is nothing.</summary>
    public static string? Unlived(Protocol protocol, PlannedAnalysis plan)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(plan);
        var estimand = protocol.Estimands.FirstOrDefault(known => known.Id == plan.Estimand);
        if (estimand?.Events.FirstOrDefault(happening => happening.LowerDose) is { } lowered)
        {
            return $"here nobody's dose is lowered, so no day is left out for: {lowered.Title}";
        }
        string? id = plan.Set ?? estimand?.Population;
        return protocol.AnalysisSets.FirstOrDefault(set => set.Id == id) is { } set && (set.Visits.Count > 0 || set.Kits is not null)
            ? $"here every visit is held on its day and every kit is handed out, so for those nobody is left out of: {set.Title}"
            : null;
    }

    /// <summary>Simulates and analyses an analysis of the plan, whatever it reads.</summary>
    /// <param name="protocol">The protocol that is lived.</param>
    /// <param name="truth">What its people are like.</param>
    /// <param name="participants">How many finish.</param>
    /// <param name="plan">The analysis.</param>
    /// <param name="seeds">The seeds, one a trial.</param>
    /// <param name="done">Told of every trial.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ArgumentException">Fewer than two trials could be analysed.</exception>
    public static OperatingCharacteristics Of(
        Protocol protocol, Truth truth, int participants, PlannedAnalysis plan, IReadOnlyList<ulong> seeds, IProgress<int>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(plan);
        return ReadsTheDiary(protocol, plan) && plan.Set is null
            ? Of(new Replicates(protocol, truth, participants), protocol, plan, seeds, done, cancellation)
            : Counted(plan, seeds, new PlannedReplicates(protocol, truth, participants, plan).One, done, cancellation);
    }

    /// <summary>Simulates and analyses, on all cores; the answer does not depend on how many there are.</summary>
    /// <param name="replicates">The trials.</param>
    /// <param name="protocol">Their protocol.</param>
    /// <param name="plan">An analysis by period-model of a diary endpoint.</param>
    /// <param name="seeds">The seeds, one a trial.</param>
    /// <param name="done">Told of every trial.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ArgumentException">The analysis is not of that kind, or fewer than two trials could be analysed.</exception>
    public static OperatingCharacteristics Of(
        Replicates replicates, Protocol protocol, PlannedAnalysis plan, IReadOnlyList<ulong> seeds, IProgress<int>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(seeds);
        var (item, window) = ItemOf(protocol, plan);
        string[] order = [.. Turns.Names(protocol)];
        return Counted(plan, seeds, seed => One(replicates, plan, item, window, order, seed), done, cancellation);
    }

    private static OperatingCharacteristics Counted(PlannedAnalysis plan, IReadOnlyList<ulong> seeds, Func<ulong, SimulatedRun?> one, IProgress<int>? done, CancellationToken cancellation)
    {
        var runs = new SimulatedRun?[seeds.Count];
        int finished = 0;
        Parallel.For(0, seeds.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            runs[i] = one(seeds[i]);
            done?.Report(Interlocked.Increment(ref finished));
        });
        var fitted = runs.OfType<SimulatedRun>().ToList();
        if (fitted.Count < 2)
        {
            throw new ArgumentException($"{plan.Id} could be computed in {fitted.Count} of {seeds.Count} simulated trials, which is too few to say anything.", nameof(plan));
        }
        double bias = fitted.Average(run => run.Estimate - run.Potential);
        return new OperatingCharacteristics(
            plan.Id,
            seeds.Count,
            fitted.Count,
            fitted.Count(run => run.P <= 0.05),
            fitted.Count(run => run.Low <= run.Potential && run.Potential <= run.High),
            fitted.Average(run => run.Estimate),
            fitted.Average(run => run.Potential),
            Math.Sqrt(fitted.Sum(run => Math.Pow(run.Estimate - run.Potential - bias, 2)) / (fitted.Count - 1) / fitted.Count));
    }

    /// <summary>The diary item that the analysis reads, and the days that count.</summary>
    /// <exception cref="ArgumentException">It reads something else.</exception>
    public static (Item Item, EndpointWindow Window) ItemOf(Protocol protocol, PlannedAnalysis plan)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(plan);
        var endpoint = protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        return ReadsTheDiary(protocol, plan) ? (Measures.Item(protocol, endpoint.Item)!, endpoint.Window)
            : throw new ArgumentException($"{plan.Id} is not a period model of a diary item.", nameof(plan));
    }

    private static bool ReadsTheDiary(Protocol protocol, PlannedAnalysis plan) =>
        plan.Method == AnalysisMethod.PeriodModel && protocol.Endpoints.First(e => e.Id == plan.Endpoint) is var endpoint && endpoint.Window.Kind != WindowKind.Visit && Measures.Daily(protocol, endpoint.Item);

    private static SimulatedRun? One(Replicates replicates, PlannedAnalysis plan, Item item, EndpointWindow window, string[] order, ulong seed)
    {
        try
        {
            var fit = PeriodModel.Fit(plan, order, replicates.Diary(seed, item, window));
            var difference = fit.Coefficient("period" + plan.Periods[0], PeriodModel.CountOf(plan), (double)plan.Confidence);
            double[] numbers = [difference.Estimate, difference.P, difference.Lower, difference.Upper];
            if (!Array.TrueForAll(numbers, double.IsFinite))
            {
                return null;
            }
            return new SimulatedRun(difference.Estimate, difference.P, difference.Lower, difference.Upper, replicates.PotentialDifference(seed, item, window, plan.Periods[0], plan.Periods[1]));
        }
        catch (ModelException)
        {
            // Counted: Fitted is less than Runs by as many.
            return null;
        }
    }
}

/// <summary>What one simulated trial found, and what the same people could have shown.</summary>
internal sealed record SimulatedRun(double Estimate, double P, double Low, double High, double Potential);
