namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// The highest ML log-likelihood with one function of the parameters held: a simplex search (Nelder and Mead) over the free
/// coordinates, each point projected onto the constraint. Slow and derivative-free, for profiles only.
/// </summary>
internal static class HeldMaximum
{
    public static double Of(Likelihood model, Optimum start, Func<double[], double[]> hold)
    {
        double Value(double[] psi) =>
            model.Evaluate(hold(model.Map.ToNatural(psi)), false, 0) ? -model.Ml : double.PositiveInfinity;
        var psi = start.Psi;
        var best = double.PositiveInfinity;
        for (var round = 0; round < 8; round++)
        {
            var (next, value) = Simplex(psi, Value);
            var gain = best - value;
            (psi, best) = (next, value);
            if (gain < 1e-9) break;
        }

        return -best;
    }

    private static (double[] Point, double Value) Simplex(double[] start, Func<double[], double> f)
    {
        var n = start.Length;
        var points = Enumerable.Range(0, n + 1).Select(i => start.Select((v, k) => k == i - 1 ? v + 0.1 * Math.Max(Math.Abs(v), 0.1) : v).ToArray()).ToArray();
        var values = Array.ConvertAll(points, p => f(p));
        for (var step = 0; step < 200 * n; step++)
        {
            Array.Sort(values, points);
            if (Math.Abs(values[n] - values[0]) < 1e-12 * (1 + Math.Abs(values[0]))) break;
            var centre = Enumerable.Range(0, n).Select(k => points[..n].Average(p => p[k])).ToArray();
            double[] Along(double t) => centre.Select((c, k) => c + t * (points[n][k] - c)).ToArray();
            var reflected = Along(-1);
            var value = f(reflected);
            var (candidate, at) = value < values[0] ? (Along(-2), -2.0) : value < values[n - 1] ? (reflected, -1.0) : (Along(value < values[n] ? -0.5 : 0.5), 0.5);
            var other = at == -1 ? value : f(candidate);
            if (at == -2 && other > value) (candidate, other) = (reflected, value);
            if (other < values[n])
            {
                (points[n], values[n]) = (candidate, other);
                continue;
            }

            for (var i = 1; i <= n; i++)
            {
                points[i] = points[i].Select((v, k) => (v + points[0][k]) / 2).ToArray();
                values[i] = f(points[i]);
            }
        }

        Array.Sort(values, points);
        return (points[0], values[0]);
    }
}
