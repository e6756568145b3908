using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>The sign check at the boundary of one random term: a step into the interior must not climb.</summary>
internal sealed record TermBoundary(string Term, int Rank, int Columns, double LargestGradient);

/// <summary>Finds the maximum of a likelihood: starting values, Newton steps, and the Karush-Kuhn-Tucker check at boundaries.</summary>
internal static class Estimation
{
    // A variance below this share of the residual variance (per unit of the random column) is zero.
    private const double Zero = 1e-10;

    public static (Optimum Optimum, IReadOnlyList<TermBoundary> Boundaries) Maximise(Likelihood model, bool reml)
    {
        RefuseNoVariation(model);
        var optimiser = new NewtonOptimiser(model, reml);
        var optimum = optimiser.Run(BestStart(model, optimiser));
        for (var attempt = 0; ; attempt++)
        {
            optimum = Snap(model, reml, optimum);
            var (boundaries, escape) = Check(model, optimum);
            if (escape is null || attempt == 20) return (optimum, boundaries);
            optimum = optimiser.Run(Escape(model, reml, optimiser, optimum, escape));
        }
    }

    /// <summary>Covariances of the estimates: the inverse information, at a boundary on the face that the estimate lies on.</summary>
    public static double[] ParameterCovariance(Likelihood model, Optimum optimum, bool onBoundary)
    {
        var n = optimum.Theta.Length;
        if (!onBoundary && Dense.Inverse(model.Information, n) is { } inverse) return inverse;
        var jacobian = model.Map.Jacobian(optimum.Psi);
        var free = FreeCoordinates(model, optimum.Psi);
        var masked = (double[])optimum.FreeInformation.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (!free[i] || !free[j]) masked[i * n + j] = 0;
            }
        }

        return Dense.Sandwich(jacobian, n, PseudoInverse(masked, n), n);
    }

    /// <summary>The inverse of an information matrix in which residual parameters held at the end of their range count as known.</summary>
    public static double[]? InverseOfFree(Likelihood model, Optimum optimum, double[] information)
    {
        var n = optimum.Theta.Length;
        var open = Enumerable.Range(0, n).Where(k => k < model.Random.Count || (optimum.Psi[k] > model.Lower[k] && optimum.Psi[k] < model.Upper[k])).ToArray();
        if (Dense.Inverse([.. open.SelectMany(i => open.Select(j => information[i * n + j]))], open.Length) is not { } inverse) return null;
        var full = new double[n * n];
        for (var k = 0; k < inverse.Length; k++) full[open[k / open.Length] * n + open[k % open.Length]] = inverse[k];
        return full;
    }

    private static bool[] FreeCoordinates(Likelihood model, double[] psi)
    {
        var free = Enumerable.Repeat(true, psi.Length).ToArray();
        for (var k = 0; k < model.Random.Count; k++)
        {
            if (model.Random.All[k].Row == model.Random.All[k].Column && psi[k] == 0) free[k] = false;
        }

        for (var k = 0; k < psi.Length; k++) free[k] &= psi[k] > model.Lower[k] && psi[k] < model.Upper[k];
        return free;
    }

    private static double[] PseudoInverse(double[] a, int n)
    {
        var scale = Enumerable.Range(0, n).Select(i => a[i * n + i] > 0 ? 1 / Math.Sqrt(a[i * n + i]) : 0).ToArray();
        var scaled = new double[n * n];
        for (var k = 0; k < a.Length; k++) scaled[k] = scale[k / n] * scale[k % n] * a[k];
        var eigen = SymmetricEigen.Of(scaled, n);
        var inverse = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            if (!(eigen.Values[k] > 1e-10)) continue;
            for (var c = 0; c < inverse.Length; c++)
                inverse[c] += scale[c / n] * scale[c % n] * eigen.Vectors[c / n * n + k] * eigen.Vectors[c % n * n + k] / eigen.Values[k];
        }

        return inverse;
    }

    private static double[] BestStart(Likelihood model, NewtonOptimiser optimiser)
    {
        var variance = model.OrdinaryVariance;
        double[] best = [];
        var highest = double.NegativeInfinity;
        double[] shares = model.Random.Count == 0 ? [0] : [0.5, 0.1, 0.9];
        foreach (var share in shares)
        {
            var start = model.Map.ToFree(Start(model, variance, share));
            var value = optimiser.ValueAt(start);
            if (!(value > highest)) continue;
            highest = value;
            best = start;
        }

        return best;
    }

    private static double[] Start(Likelihood model, double variance, double share)
    {
        var theta = new double[model.Names.Length];
        for (var k = 0; k < model.Random.Count; k++)
        {
            var parameter = model.Random.All[k];
            if (parameter.Row != parameter.Column) continue;
            theta[k] = share * variance / model.Random.Terms.Length / MeanSquare(model.Random.Terms[parameter.Term].Values[parameter.Row]);
        }

        model.Kernel.Start((1 - share) * variance).CopyTo(theta, model.Random.Count);
        return theta;
    }

    private static double MeanSquare(double[] z)
    {
        var mean = Vectors.Dot(z, z) / z.Length;
        return mean > 0 ? mean : 1;
    }

    /// <summary>A diagonal of a factor that has run to zero is set to zero, when the likelihood does not mind.</summary>
    private static Optimum Snap(Likelihood model, bool reml, Optimum optimum)
    {
        var psi = (double[])optimum.Psi.Clone();
        var free = Enumerable.Repeat(true, psi.Length).ToArray();
        var residual = model.OrdinaryVariance;
        for (var k = 0; k < model.Random.Count; k++)
        {
            var parameter = model.Random.All[k];
            if (parameter.Row != parameter.Column) continue;
            if (psi[k] * psi[k] * MeanSquare(model.Random.Terms[parameter.Term].Values[parameter.Row]) < Zero * residual)
            {
                psi[k] = 0;
                free[k] = false;
            }
        }

        if (Array.TrueForAll(free, f => f)) return optimum;
        var polished = new NewtonOptimiser(model, reml) { Free = free }.Run(psi);
        return polished with { Iterations = optimum.Iterations + polished.Iterations };
    }

    private static (List<TermBoundary> Boundaries, double[]? Escape) Check(Likelihood model, Optimum optimum)
    {
        var boundaries = new List<TermBoundary>();
        double[]? escape = null;
        for (var t = 0; t < model.Random.Terms.Length; t++)
        {
            var term = model.Random.Terms[t];
            var n = term.Columns.Length;
            var basis = NullSpace(model.Random.Covariance(optimum.Theta, t), n, term);
            if (basis.Count == 0) continue;
            var (gradient, direction) = Steepest(model, t, basis);
            boundaries.Add(new TermBoundary(term.Label, n - basis.Count, n, gradient));
            var score = gradient / Math.Sqrt(Math.Max(Dense.Form(direction, model.Information, direction), 1e-300));
            if (gradient > 0 && score > 1e-4) escape = direction;
        }

        for (var k = model.Random.Count; k < optimum.Psi.Length; k++)
        {
            if (optimum.Psi[k] <= model.Lower[k]) boundaries.Add(new TermBoundary(model.Names[k], 0, 1, model.Gradient[k]));
            if (optimum.Psi[k] >= model.Upper[k]) boundaries.Add(new TermBoundary(model.Names[k], 0, 1, -model.Gradient[k]));
        }

        return (boundaries, escape);
    }

    private static List<double[]> NullSpace(double[] g, int n, RandomDesign term)
    {
        if (term.Diagonal)
            return [.. Enumerable.Range(0, n).Where(i => g[i * n + i] == 0).Select(i => Unit(n, i))];
        var scale = Enumerable.Range(0, n).Select(i => Math.Sqrt(MeanSquare(term.Values[i]))).ToArray();
        var scaled = new double[n * n];
        for (var k = 0; k < g.Length; k++) scaled[k] = scale[k / n] * scale[k % n] * g[k];
        var eigen = SymmetricEigen.Of(scaled, n);
        var largest = Math.Max(eigen.Values[^1], 0);
        return
        [
            .. Enumerable.Range(0, n).Where(k => eigen.Values[k] <= 1e-12 * largest)
                .Select(k => Enumerable.Range(0, n).Select(i => eigen.Vectors[i * n + k] * scale[i]).ToArray()),
        ];
    }

    private static double[] Unit(int n, int i)
    {
        var unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    // The steepest ascent among G + t v v' with v in the null space: the largest eigenvalue of the gradient there.
    private static (double Gradient, double[] Direction) Steepest(Likelihood model, int term, List<double[]> basis)
    {
        var terms = model.Random;
        var n = terms.Terms[term].Columns.Length;
        var s = new double[n * n];
        for (var k = 0; k < terms.Count; k++)
        {
            var parameter = terms.All[k];
            if (parameter.Term != term) continue;
            var value = parameter.Row == parameter.Column ? model.Gradient[k] : model.Gradient[k] / 2;
            s[parameter.Row * n + parameter.Column] = s[parameter.Column * n + parameter.Row] = value;
        }

        var r = basis.Count;
        var projected = new double[r * r];
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < r; j++) projected[i * r + j] = Dense.Form(basis[i], s, basis[j]);
        }

        if (terms.Terms[term].Diagonal)
        {
            for (var i = 0; i < r; i++)
            {
                for (var j = 0; j < r; j++) projected[i * r + j] = i == j ? projected[i * r + j] : 0;
            }
        }

        var eigen = SymmetricEigen.Of(projected, r);
        var v = new double[n];
        for (var i = 0; i < r; i++) Vectors.AddScaled(eigen.Vectors[i * r + r - 1], basis[i], v);
        var direction = new double[model.Names.Length];
        for (var k = 0; k < terms.Count; k++)
        {
            if (terms.All[k].Term == term) direction[k] = v[terms.All[k].Row] * v[terms.All[k].Column];
        }

        return (eigen.Values[^1], direction);
    }

    private static double[] Escape(Likelihood model, bool reml, NewtonOptimiser optimiser, Optimum optimum, double[] direction)
    {
        var from = optimiser.ValueAt(optimum.Psi);
        model.Evaluate(optimum.Theta, reml, 1);
        var length = Math.Abs(Vectors.Dot(model.Gradient, direction)) / Math.Max(Math.Abs(Dense.Form(direction, model.Information, direction)), 1e-300);
        for (var attempt = 0; attempt < 60; attempt++, length /= 2)
        {
            var theta = optimum.Theta.Zip(direction, (t, d) => t + length * d).ToArray();
            var psi = model.Map.ToFree(theta);
            if (optimiser.ValueAt(psi) > from) return psi;
        }

        return optimum.Psi;
    }

    private static void RefuseNoVariation(Likelihood model)
    {
        var total = Vectors.Dot(model.Frame.Y, model.Frame.Y);
        var variance = model.OrdinaryVariance;
        if (variance * (model.N - model.P) <= 1e-22 * total || variance == 0)
        {
            throw new ModelException(
                "outcome.no-residual-variation",
                "the fixed effects reproduce the outcome exactly: every variance is zero and nothing can be tested",
                Estimates(model, [.. Enumerable.Repeat(0.0, model.P), 1]));
        }

        if (model.Random.Count == 0 || model.Frame.Specification.Residual is not IndependentResidual) return;
        var theta = Start(model, variance, 1);
        for (var k = 0; k < model.Random.Count; k++) theta[k] *= 1e12;
        model.Kernel.Start(variance).CopyTo(theta, model.Random.Count);
        if (model.Evaluate(theta, true, 0) && model.Quadratic < 1e-10 * (model.N - model.P))
        {
            // Less extreme a ratio leaves more digits for the coefficients.
            for (var k = 0; k < model.Random.Count; k++) theta[k] *= 1e-6;
            model.Evaluate(theta, true, 0);
            throw new ModelException(
                "outcome.saturated",
                "fixed and random effects together reproduce the outcome exactly: the residual variance is zero and nothing can be tested",
                Estimates(model, model.Residual));
        }
    }

    private static Dictionary<string, double> Estimates(Likelihood model, double[] residual)
    {
        var b = new double[model.P];
        for (var i = 0; i < b.Length; i++) b[i] = model.OrdinaryCoefficients[i] - (i < residual.Length - 1 ? residual[i] : 0);
        var basis = model.Frame.Basis;
        var beta = Dense.Product(basis.ToCoefficients, b.Length, b.Length, b, 1);
        return basis.Kept.Select((column, i) => (model.Frame.Design.Names[column], beta[i])).ToDictionary(x => x.Item1, x => x.Item2);
    }
}
