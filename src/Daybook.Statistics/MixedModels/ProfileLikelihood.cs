using Daybook.Statistics.Distributions;
using Daybook.Statistics.MixedModels.Engine;

namespace Daybook.Statistics.MixedModels;

/// <summary>
/// Profile-likelihood intervals from the ML deviance: all values of one parameter at which twice the loss of log-likelihood,
/// every other parameter re-estimated, stays below the chi-square quantile.
/// </summary>
public sealed class ProfileLikelihood
{
    private readonly ModelSpecification specification;
    private readonly DataTable table;
    private readonly Likelihood model;
    private readonly Optimum optimum;
    private readonly double best;
    private readonly string[] names;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="ModelException">The data cannot carry the model.</exception>
    public ProfileLikelihood(ModelSpecification specification, DataTable table)
    {
        this.specification = specification;
        this.table = table;
        model = new Likelihood(ModelFrame.Of(specification, table));
        (optimum, _) = Estimation.Maximise(model, false);
        model.Evaluate(optimum.Theta, false, 0);
        best = model.Ml;
        names = model.Names;
    }

    /// <summary>The covariance parameters as standard deviations and correlations, in the order of the model.</summary>
    public IReadOnlyList<CovarianceParameter> StandardDeviationsAndCorrelations =>
        [.. names.Select((n, k) => new CovarianceParameter(n, ToReported(optimum.Theta, k)))];

    /// <summary>The interval of one standard deviation or correlation.</summary>
    public (double Lower, double Upper) Covariance(int index, double level = 0.95)
    {
        var at = ToReported(optimum.Theta, index);
        var isVariance = IsVariance(index);
        var spread = Math.Max(Math.Abs(at), 1e-3) * 0.2;
        return (
            Search(v => Loss(index, v), at, -spread, level, isVariance ? 0 : -1),
            Search(v => Loss(index, v), at, spread, level, isVariance ? double.PositiveInfinity : 1));
    }

    /// <summary>The interval of one fixed coefficient.</summary>
    public (double Lower, double Upper) Coefficient(string name, double level = 0.95)
    {
        var fit = LinearMixedModel.Fit(specification, table, new FitOptions { Reml = false });
        var estimate = fit.Coefficient(name, DegreesOfFreedom.Infinite);
        var column = model.Frame.AllColumns[Array.IndexOf(model.Frame.Design.Names, name)];
        double Loss(double value)
        {
            // The column moves to the offset: y - value * column on the other columns.
            var reduced = ModelFrame.Without(model.Frame, name, value, column);
            var likelihood = new Likelihood(reduced);
            var (o, _) = Estimation.Maximise(likelihood, false);
            likelihood.Evaluate(o.Theta, false, 0);
            return 2 * (best - likelihood.Ml);
        }

        return (
            Search(Loss, estimate.Estimate, -estimate.StandardError, level, double.NegativeInfinity),
            Search(Loss, estimate.Estimate, estimate.StandardError, level, double.PositiveInfinity));
    }

    // Outward until the loss exceeds the quantile, then bisection by regula falsi on its root.
    private static double Search(Func<double, double> loss, double from, double step, double level, double bound)
    {
        var wanted = Math.Pow(StudentT.UpperQuantile((1 - level) / 2, double.PositiveInfinity), 2);
        double inner = from, outer = from;
        for (var i = 0; i < 60; i++)
        {
            outer = from + step;
            if (step < 0 ? outer <= bound : outer >= bound)
            {
                outer = bound;
                if (loss(bound * (Math.Abs(bound) == 1 ? 0.999999 : 1)) < wanted) return bound;
                break;
            }

            if (loss(outer) > wanted) break;
            inner = outer;
            step *= 1.6;
        }

        for (var i = 0; i < 60 && Math.Abs(outer - inner) > 1e-7 * (Math.Abs(from) + Math.Abs(step)); i++)
        {
            var middle = (inner + outer) / 2;
            if (loss(middle) > wanted) outer = middle;
            else inner = middle;
        }

        return (inner + outer) / 2;
    }

    private bool IsVariance(int index) => index >= model.Random.Count
        ? model.Kernel.IsVariance(index - model.Random.Count)
        : model.Random.All[index].Row == model.Random.All[index].Column;

    private double ToReported(double[] theta, int index)
    {
        if (IsVariance(index)) return Math.Sqrt(theta[index]);
        if (index >= model.Random.Count) return theta[index];
        var (a, b) = Variances(index);
        return theta[index] / Math.Sqrt(theta[a] * theta[b]);
    }

    private (int A, int B) Variances(int index)
    {
        var parameter = model.Random.All[index];
        int Diagonal(int column) => Array.FindIndex(model.Random.All, p => p.Term == parameter.Term && p.Row == column && p.Column == column);
        return (Diagonal(parameter.Row), Diagonal(parameter.Column));
    }

    /// <summary>Twice the loss of log-likelihood with one reported parameter held.</summary>
    private double Loss(int index, double value) => 2 * (best - HeldMaximum.Of(model, optimum, Holder(index, value)));

    private Func<double[], double[]> Holder(int index, double value) => theta =>
    {
        var held = (double[])theta.Clone();
        if (IsVariance(index))
        {
            // Correlations with the held standard deviation are kept.
            var ratio = theta[index] > 0 ? value / Math.Sqrt(theta[index]) : 0;
            held[index] = value * value;
            for (var k = 0; k < model.Random.Count && index < model.Random.Count; k++)
            {
                if (IsVariance(k)) continue;
                var (a, b) = Variances(k);
                if (a == index || b == index) held[k] *= ratio;
            }

            return held;
        }

        if (index >= model.Random.Count)
        {
            held[index] = value;
            return held;
        }

        var pair = Variances(index);
        held[index] = value * Math.Sqrt(theta[pair.A] * theta[pair.B]);
        return held;
    };
}
