using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Random;

namespace Daybook.Bench.Statistics;

/// <summary>Trials of the three shapes that the timings are about. Nothing here is a finding about a drug.</summary>
internal static class SimulatedTrials
{
    private static readonly string[] Phases = ["baseline", "placebo", "drug", "washout"];

    /// <summary>98 days: baseline 14, placebo 14, drug 56, washout 14; individual levels and drug effects, AR(1) 0.45, rate of missing days.</summary>
    public static DataTable Pilot(ulong seed, int participants, double missing)
    {
        var random = CounterRandom.For(seed, "pilot");
        var rows = new Rows();
        for (var i = 0; i < participants; i++)
        {
            var (level, effect, residual) = (63 + (11 * Normal(random)), -20 + (8 * Normal(random)), Normal(random));
            for (var day = 1; day <= 98; day++)
            {
                residual = (0.45 * residual) + (Math.Sqrt(1 - (0.45 * 0.45)) * Normal(random));
                if (random.NextDouble() < missing) continue;
                var phase = day <= 14 ? 0 : day <= 28 ? 1 : day <= 84 ? 2 : 3;
                rows.Add(i, day, phase, phase == 2, Math.Round(level + (phase == 2 ? effect : 0) + (8 * residual)));
            }
        }

        return rows.Table(participants, Phases);
    }

    /// <summary>Every row is one person judging one item, both drawn at random beyond the first full pass; two groups of people.</summary>
    public static DataTable Crossed(ulong seed, int people, int items, int rows)
    {
        var random = CounterRandom.For(seed, "crossed");
        double[] level = [.. Enumerable.Range(0, people).Select(_ => 2 * Normal(random))], hardness = [.. Enumerable.Range(0, items).Select(_ => Normal(random))];
        var (person, item, score) = (new int[rows], new int[rows], new double[rows]);
        for (var r = 0; r < rows; r++)
        {
            (person[r], item[r]) = rows == people * items ? (r / items, r % items) : (r < people ? r : random.NextInt(people), r < items ? r : random.NextInt(items));
            score[r] = 10 + (person[r] % 2) + level[person[r]] + hardness[item[r]] + (3 * Normal(random));
        }

        return new DataTable(
            FactorColumn.Of("person", [.. person.Select(p => $"p{p}")]), FactorColumn.Of("item", [.. item.Select(i => $"i{i}")]),
            FactorColumn.Of("group", [.. person.Select(p => p % 2 == 0 ? "even" : "odd")]), new NumberColumn("score", score));
    }

    /// <summary>126 days: baseline 14, then 84 on treatment and 28 on placebo in either order.</summary>
    public static DataTable Crossover(ulong seed, int participants)
    {
        var random = CounterRandom.For(seed, "crossover");
        var rows = new Rows();
        for (var i = 0; i < participants; i++)
        {
            var (level, effect, residual) = (60 + (12 * Normal(random)), -7 + (9 * Normal(random)), Normal(random));
            for (var day = 1; day <= 126; day++)
            {
                residual = (0.5 * residual) + (Math.Sqrt(0.75) * Normal(random));
                if (random.NextDouble() < 0.07) continue;
                var change = i % 2 == 0 ? 98 : 42;
                var segment = day <= 14 ? 0 : day <= change ? 1 : 2;
                var treated = i % 2 == 0 ? segment == 1 : segment == 2;
                rows.Add(i, day, segment, treated, Math.Round(level + (treated ? effect : 0) - (segment == 2 ? 3 : 0) + (11 * residual)));
            }
        }

        return rows.Table(participants, ["baseline", "P1", "P2"]);
    }

    /// <summary>Six visits in two arms with drop-out.</summary>
    public static DataTable Parallel(ulong seed, int participants)
    {
        var random = CounterRandom.For(seed, "parallel");
        List<string> id = [], arm = [], visit = [];
        List<double> baseline = [], number = [], score = [];
        for (var i = 0; i < participants; i++)
        {
            var (start, level, slope) = (58 + (13 * Normal(random)), 9 * Normal(random), 1.5 * Normal(random));
            for (var v = 0; v < 6; v++)
            {
                if (v > 0 && random.NextDouble() < 0.045) break;
                id.Add($"R{i:0000}");
                arm.Add(i % 2 == 0 ? "placebo" : "ldn");
                visit.Add($"w{v + 1}");
                baseline.Add(start);
                number.Add(v + 1);
                score.Add(58 + (0.7 * (start - 58)) + level + (slope * v) + ((5 + v) * Normal(random)) - (i % 2 == 0 ? 0 : v + 1));
            }
        }

        return new DataTable(
            FactorColumn.Of("id", id), FactorColumn.Of("arm", arm, ["placebo", "ldn"]), FactorColumn.Of("visit", visit),
            new NumberColumn("visit_n", [.. number]), new NumberColumn("baseline", [.. baseline]), new NumberColumn("score", [.. score]));
    }

    private static double Normal(CounterRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Rows
    {
        private readonly List<int> id = [];
        private readonly List<int> segment = [];
        private readonly List<double> day = [];
        private readonly List<double> drug = [];
        private readonly List<double> severity = [];

        public void Add(int participant, int onDay, int phase, bool treated, double value)
        {
            id.Add(participant);
            day.Add(onDay);
            segment.Add(phase);
            drug.Add(treated ? 1 : 0);
            severity.Add(value);
        }

        public DataTable Table(int participants, string[] phases) => new(
            new FactorColumn("id", [.. Enumerable.Range(0, participants).Select(i => $"P{i:00000}")], [.. id]), new NumberColumn("day", [.. day]),
            new FactorColumn("phase", phases, [.. segment]), new NumberColumn("drug", [.. drug]), new NumberColumn("severity", [.. severity]));
    }
}
