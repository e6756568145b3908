using System.Globalization;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// First-order autoregression with gaps, a variance for each stratum. A series is Markov, so R^-1 is tridiagonal: given its
/// predecessor at distance d a residual has correlation phi = rho^d and innovation variance v (1 - phi^2). Steps with the same
/// distance and strata share three cross-products, so a likelihood costs nothing that grows with the number of days.
/// </summary>
internal sealed class SeriesKernel : ResidualKernel
{
    private readonly int[] previous;
    private readonly double[] gap;
    private readonly int[] variance;
    private readonly int[] rho;
    private readonly double[] time;
    private readonly int[] series;
    private readonly Dictionary<(int Now, int Before, double Gap, int Rho), int> index = [];
    private readonly List<Step> steps = [];

    private SeriesKernel(int[] series, double[] time, int[] variance, int[] rho, string[] names, IReadOnlyList<ParameterMap> maps)
    {
        this.series = series;
        this.time = time;
        this.variance = variance;
        this.rho = rho;
        Names = names;
        Maps = maps;
        (previous, gap) = Link(series, time);
    }

    public override string[] Names { get; }

    public override IReadOnlyList<ParameterMap> Maps { get; }

    public override int Classes => steps.Count == 0 ? 0 : steps[^1].First + (steps[^1].Starts ? 1 : 3);

    public override bool SecondOrderByClass => false;

    public static SeriesKernel Of(ModelFrame frame, AutoregressiveResidual residual, int[] by, string[] byLevels)
    {
        var (series, seriesLevels) = residual.Group is { } group ? GroupLevels.Of(frame.Table, [group]) : (new int[frame.Count], [""]);
        var time = frame.Table.Numbers(residual.Time);
        RefuseTimes(frame, residual, series, seriesLevels, time);
        var (stratum, levels) = residual.Stratum is { } s ? GroupLevels.Of(frame.Table, [s]) : (new int[frame.Count], [""]);
        var each = levels.Length + 1;
        var names = byLevels.SelectMany(b => levels.Select(l => "resid|var" + (residual.Stratum is null ? "" : $"[{l}]") + Suffix(b)).Append("resid|rho" + Suffix(b)));
        var correlation = residual.Continuous ? ParameterMap.Logit : ParameterMap.Atanh;
        var maps = byLevels.SelectMany(_ => levels.Select(_ => ParameterMap.Log).Append(correlation));
        return new SeriesKernel(
            series, time, [.. stratum.Zip(by, (k, b) => b * each + k)], [.. by.Select(b => b * each + levels.Length)], [.. names], [.. maps]);
    }

    public override bool IsVariance(int parameter) => !Names[parameter].StartsWith("resid|rho", StringComparison.Ordinal);

    public override void Products(ReadOnlySpan<int> rows, IProductSink sink)
    {
        foreach (var row in rows)
        {
            var before = previous[row];
            var first = ClassOf(row);
            sink.Add(first, row, row);
            if (before < 0) continue;
            sink.Add(first + 1, row, before);
            sink.Add(first + 2, before, before);
        }
    }

    public override bool Evaluate(ReadOnlySpan<double> theta, int order, ResidualTerms into)
    {
        into.Clear(order);
        for (var k = 0; k < theta.Length; k++)
        {
            if (IsVariance(k) ? !(theta[k] > 0) : !(Math.Abs(theta[k]) < 1)) return false;
        }

        foreach (var step in steps)
        {
            if (step.Starts) AddStart(theta, order, step, into);
            else AddStep(theta, order, step, into);
        }

        return double.IsFinite(into.LogDet);
    }

    public override double[] Start(double variance) => [.. Enumerable.Range(0, Parameters).Select(k => IsVariance(k) ? variance : 0.3)];

    public override double[] Covariance(ReadOnlySpan<double> theta, ReadOnlySpan<int> rows)
    {
        var n = rows.Length;
        var r = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (series[rows[i]] != series[rows[j]]) continue;
                var scale = Math.Sqrt(theta[variance[rows[i]]] * theta[variance[rows[j]]]);
                r[i * n + j] = scale * Math.Pow(theta[rho[rows[i]]], Math.Abs(time[rows[i]] - time[rows[j]]));
            }
        }

        return r;
    }

    /// <summary>The predecessor of a row in its series, or -1.</summary>
    public int Previous(int row) => previous[row];

    /// <summary>Rows ordered so that each stands after its predecessor.</summary>
    public int[] InSeriesOrder(ReadOnlySpan<int> rows)
    {
        var ordered = rows.ToArray();
        Array.Sort(ordered, (a, b) => series[a] != series[b] ? series[a].CompareTo(series[b]) : time[a].CompareTo(time[b]));
        return ordered;
    }

    /// <summary>The class of a row's own product; the next two are with and of its predecessor.</summary>
    public int ClassOf(int row)
    {
        var before = previous[row];
        var key = before < 0 ? (variance[row], -1, 0.0, -1) : (variance[row], variance[before], gap[row], rho[row]);
        if (!index.TryGetValue(key, out var at))
        {
            at = steps.Count;
            steps.Add(new Step(Classes, key.Item1, key.Item2, key.Item4, key.Item3));
            index.Add(key, at);
        }

        steps[at].Count++;
        return steps[at].First;
    }

    /// <summary>Regression of a row on its predecessor and its innovation variance.</summary>
    public (double Slope, double Innovation) Regression(ReadOnlySpan<double> theta, int row)
    {
        if (previous[row] < 0) return (0, theta[variance[row]]);
        var phi = Math.Pow(theta[rho[row]], gap[row]);
        var now = theta[variance[row]];
        return (Math.Sqrt(now / theta[variance[previous[row]]]) * phi, now * (1 - phi * phi));
    }

    /// <summary>The classes of a row once all rows are gathered.</summary>
    public int FirstClass(int row)
    {
        var before = previous[row];
        return steps[index[before < 0 ? (variance[row], -1, 0.0, -1) : (variance[row], variance[before], gap[row], rho[row])]].First;
    }

    private static void AddStart(ReadOnlySpan<double> theta, int order, Step step, ResidualTerms into)
    {
        var k = step.Now;
        var v = theta[k];
        into.Alpha[step.First] = 1 / v;
        into.LogDet += step.Count * Math.Log(v);
        if (order == 0) return;
        into.FirstOf(k)[step.First] = -1 / (v * v);
        into.SecondOf(k, k)[step.First] = 2 / (v * v * v);
        into.LogDetFirst[k] += step.Count / v;
        into.LogDetSecond[ResidualTerms.Pair(k, k)] -= step.Count / (v * v);
    }

    private static void AddStep(ReadOnlySpan<double> theta, int order, Step step, ResidualTerms into)
    {
        var d = step.Gap;
        var r = theta[step.Rho];
        var phi = Math.Pow(r, d);
        var a = 1 / (1 - phi * phi);
        into.LogDet += step.Count * (Math.Log(theta[step.Now]) - Math.Log(a));

        // phi and a = 1/(1 - phi^2), b = phi a, c = phi^2 a = a - 1 with derivatives in rho.
        var p1 = d * Math.Pow(r, d - 1);
        var p2 = d == 1 ? 0 : d * (d - 1) * Math.Pow(r, d - 2);
        var a1 = 2 * phi * a * a;
        var a2 = 2 * a * a + 8 * phi * phi * a * a * a;
        var aJet = (a, a1 * p1, a2 * p1 * p1 + a1 * p2);
        var bJet = (-phi * a, -(a + phi * a1) * p1, -((2 * a1 + phi * a2) * p1 * p1 + (a + phi * a1) * p2));
        var cJet = (a - 1, aJet.Item2, aJet.Item3);
        var (f, g, h) = (step.First, step.First + 1, step.First + 2);
        Coefficient(theta, order, step, 1, 0, aJet, into, f);
        Coefficient(theta, order, step, 0.5, 0.5, bJet, into, g);
        Coefficient(theta, order, step, 0, 1, cJet, into, h);
        if (order == 0) return;
        var (now, rho) = (step.Now, step.Rho);
        into.LogDetFirst[now] += step.Count / theta[now];
        into.LogDetSecond[ResidualTerms.Pair(now, now)] -= step.Count / (theta[now] * theta[now]);
        into.LogDetFirst[rho] -= step.Count * 2 * phi * a * p1;
        into.LogDetSecond[ResidualTerms.Pair(rho, rho)] -= step.Count * ((2 * a + 4 * phi * phi * a * a) * p1 * p1 + 2 * phi * a * p2);

        // tr(R^-1 R_ij): R_ij is zero on the diagonal and R^-1 is zero beyond its neighbours.
        AddPower(theta, step, -0.5, -0.5, (phi, p1, p2), 2 * step.Count * into.Alpha[g], into.TraceSecond);
    }

    private static void Coefficient(
        ReadOnlySpan<double> theta, int order, Step step, double now, double before, (double Value, double First, double Second) jet, ResidualTerms into, int at)
    {
        var scale = Math.Pow(theta[step.Now], -now) * Math.Pow(theta[step.Before], -before);
        into.Alpha[at] = scale * jet.Value;
        if (order == 0) return;
        into.FirstOf(step.Now)[at] -= now / theta[step.Now] * scale * jet.Value;
        into.FirstOf(step.Before)[at] -= before / theta[step.Before] * scale * jet.Value;
        into.FirstOf(step.Rho)[at] += scale * jet.First;
        Seconds(theta, step, now, before, jet, (pair, value, terms) => terms.Second[pair * terms.Classes + at] += value, into);
    }

    private static void AddPower(
        ReadOnlySpan<double> theta, Step step, double now, double before, (double Value, double First, double Second) jet, double weight, double[] into) =>
        Seconds(theta, step, now, before, jet, (pair, value, target) => target[pair] += weight * value, into);

    // Second derivatives of v_now^-e v_before^-f g(rho).
    private static void Seconds<T>(
        ReadOnlySpan<double> theta, Step step, double e, double f, (double Value, double First, double Second) g, Action<int, double, T> add, T into)
    {
        var (v, w) = (theta[step.Now], theta[step.Before]);
        var scale = Math.Pow(v, -e) * Math.Pow(w, -f);
        add(ResidualTerms.Pair(step.Now, step.Now), e * (e + 1) / (v * v) * scale * g.Value, into);
        add(ResidualTerms.Pair(step.Before, step.Before), f * (f + 1) / (w * w) * scale * g.Value, into);
        add(ResidualTerms.Pair(step.Now, step.Before), (step.Now == step.Before ? 2 : 1) * e * f / (v * w) * scale * g.Value, into);
        add(ResidualTerms.Pair(step.Now, step.Rho), -e / v * scale * g.First, into);
        add(ResidualTerms.Pair(step.Before, step.Rho), -f / w * scale * g.First, into);
        add(ResidualTerms.Pair(step.Rho, step.Rho), scale * g.Second, into);
    }

    private static (int[] Previous, double[] Gap) Link(int[] series, double[] time)
    {
        var order = Enumerable.Range(0, series.Length).ToArray();
        Array.Sort(order, (a, b) => series[a] != series[b] ? series[a].CompareTo(series[b]) : time[a].CompareTo(time[b]));
        var previous = new int[order.Length];
        var gap = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var linked = i > 0 && series[order[i]] == series[order[i - 1]];
            previous[order[i]] = linked ? order[i - 1] : -1;
            gap[order[i]] = linked ? time[order[i]] - time[order[i - 1]] : 0;
        }

        return (previous, gap);
    }

    private static void RefuseTimes(ModelFrame frame, AutoregressiveResidual residual, int[] series, string[] levels, double[] time)
    {
        var fraction = Array.FindIndex(time, t => t != Math.Floor(t));
        if (!residual.Continuous && fraction >= 0)
        {
            throw new ModelException(
                "series.fractional-time",
                string.Create(CultureInfo.InvariantCulture, $"AR(1) counts whole steps, but '{residual.Time}' is {time[fraction]} in row {frame.Rows[fraction] + 1}; use the continuous-time structure for unequal times"));
        }

        var seen = new HashSet<(int, double)>();
        for (var row = 0; row < time.Length; row++)
        {
            if (seen.Add((series[row], time[row]))) continue;
            var where = levels[series[row]].Length == 0 ? "" : $" of {residual.Group} '{levels[series[row]]}'";
            throw new ModelException(
                "series.duplicate-time",
                string.Create(CultureInfo.InvariantCulture, $"{residual.Time} {time[row]}{where} occurs more than once (row {frame.Rows[row] + 1}); one residual per time is allowed"));
        }
    }

    /// <summary>All steps with the same strata and distance; a start has no predecessor.</summary>
    private sealed record Step(int First, int Now, int Before, int Rho, double Gap)
    {
        public int Count { get; set; }

        public bool Starts => Before < 0;
    }
}
