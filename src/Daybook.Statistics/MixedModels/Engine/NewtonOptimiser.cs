using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// Newton's method with the exact gradient and observed information in the free coordinates. Eigenvalues of the scaled
/// Hessian enter by absolute value, so every step climbs; a step that does not is halved. Quadratic convergence takes the
/// decrement (the distance to the optimum in units of standard errors) to rounding error.
/// </summary>
internal sealed class NewtonOptimiser(Likelihood model, bool reml)
{
    private const int MostIterations = 300;
    private const double Tolerance = 1e-9;

    private double value;
    private double[] gradient = [];
    private double[] hessian = [];

    /// <summary>Which coordinates may move; null for all.</summary>
    public bool[]? Free { get; init; }

    public Optimum Run(double[] start)
    {
        var psi = (double[])start.Clone();
        if (!Evaluate(psi)) throw new ModelException("fit.start", "the covariance matrix is not positive definite at the starting values");
        var previous = double.PositiveInfinity;
        var decrement = double.PositiveInfinity;
        var iterations = 0;
        var settled = false;
        for (; iterations < MostIterations && !settled; iterations++)
        {
            var step = Step(psi, out decrement);
            settled = decrement < Tolerance || (decrement < 1e-5 && decrement > 0.5 * previous);
            previous = decrement;
            if (!Move(ref psi, step, decrement, settled)) break;
        }

        return new Optimum(psi, model.Map.ToNatural(psi), iterations, decrement, settled || decrement < 1e-4) { FreeInformation = hessian };
    }

    /// <summary>The log-likelihood; -infinity where the covariance matrix is not positive definite.</summary>
    public double ValueAt(double[] psi) =>
        model.Evaluate(model.Map.ToNatural(psi), reml, 0) ? (reml ? model.Reml : model.Ml) : double.NegativeInfinity;

    private bool Evaluate(double[] psi)
    {
        if (!model.Evaluate(model.Map.ToNatural(psi), reml, 1)) return false;
        value = reml ? model.Reml : model.Ml;
        (gradient, hessian) = model.Map.ChainRule(psi, Array.ConvertAll(model.Gradient, g => -g), model.Information);
        return Array.TrueForAll(hessian, double.IsFinite);
    }

    private double[] Step(double[] psi, out double decrement)
    {
        var n = psi.Length;
        var scale = new double[n];
        var largest = Enumerable.Range(0, n).Max(i => Math.Abs(hessian[i * n + i]));
        for (var i = 0; i < n; i++)
        {
            var moves = (Free?[i] ?? true) && !HeldAtLimit(psi, i);
            scale[i] = moves ? 1 / Math.Sqrt(Math.Max(Math.Abs(hessian[i * n + i]), 1e-14 * largest)) : 0;
        }

        var scaled = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) scaled[i * n + j] = scale[i] * scale[j] * (hessian[i * n + j] + hessian[j * n + i]) / 2;
            if (scale[i] == 0) scaled[i * n + i] = 1;
        }

        var eigen = SymmetricEigen.Of(scaled, n);
        var step = new double[n];
        var squares = 0.0;
        for (var k = 0; k < n; k++)
        {
            var slope = 0.0;
            for (var i = 0; i < n; i++) slope += eigen.Vectors[i * n + k] * scale[i] * gradient[i];
            var curvature = Math.Max(Math.Abs(eigen.Values[k]), 1e-7);
            squares += slope * slope / curvature;
            for (var i = 0; i < n; i++) step[i] -= scale[i] * eigen.Vectors[i * n + k] * slope / curvature;
        }

        decrement = Math.Sqrt(squares);
        return Capped(step);
    }

    // At the end of its range, with the likelihood still climbing outward.
    private bool HeldAtLimit(double[] psi, int i) => (psi[i] <= model.Lower[i] && gradient[i] >= 0) || (psi[i] >= model.Upper[i] && gradient[i] <= 0);

    // Logarithms, arc-tangents and logits are not followed far beyond where their quadratic model is made.
    private double[] Capped(double[] step)
    {
        var factor = 1.0;
        var at = 0;
        foreach (var part in model.Map.Parts)
        {
            if (part == ParameterMap.Log || part == ParameterMap.Atanh || part == ParameterMap.Logit)
                factor = Math.Min(factor, 1.5 / Math.Max(Math.Abs(step[at]), 1.5));
            at += part.Count;
        }

        return factor == 1 ? step : Array.ConvertAll(step, s => s * factor);
    }

    private bool Move(ref double[] psi, double[] step, double decrement, bool settled)
    {
        var from = value;
        var slack = 1e-10 * (1 + Math.Abs(from));
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            var trial = psi.Select((p, i) => Math.Clamp(p + length * step[i], model.Lower[i], model.Upper[i])).ToArray();
            if (Evaluate(trial) && value >= from - (settled || decrement < 1e-4 ? slack : 0))
            {
                psi = trial;
                return true;
            }
        }

        // No step climbs: this is the optimum to rounding error. Restore the derivatives that belong to it.
        Evaluate(psi);
        return false;
    }
}
