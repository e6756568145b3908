using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <summary>Fitted values and residuals of the rows used.</summary>
/// <param name="Rows">The index in the caller's table of each row.</param>
/// <param name="Marginal">X beta, offsets included.</param>
/// <param name="Conditional">X beta + Z b, offsets included.</param>
/// <param name="MarginalResiduals">Outcome minus marginal fit.</param>
/// <param name="ConditionalResiduals">Outcome minus conditional fit.</param>
/// <param name="StandardisedResiduals">Conditional residuals over the residual standard deviation of the row.</param>
public sealed record FittedValues(
    IReadOnlyList<int> Rows, IReadOnlyList<double> Marginal, IReadOnlyList<double> Conditional,
    IReadOnlyList<double> MarginalResiduals, IReadOnlyList<double> ConditionalResiduals, IReadOnlyList<double> StandardisedResiduals);

/// <content>Fitted values.</content>
public sealed partial class MixedModelFit
{
    /// <summary>Marginal and conditional fitted values and residuals, row by row.</summary>
    public FittedValues Fitted()
    {
        var frame = model.Frame;
        var n = model.N;
        var marginal = new double[n];
        for (var j = 0; j < P; j++) Vectors.AddScaled(basisCoefficients[j], frame.Basis.Columns[j], marginal);
        var conditional = (double[])marginal.Clone();
        var effects = RandomEffects().ToLookup(e => e.Term);
        foreach (var term in frame.Random)
        {
            var byLevel = effects[term.Label].ToDictionary(e => e.Level, e => e.Values);
            for (var row = 0; row < n; row++)
            {
                var values = byLevel[term.Levels[term.Group[row]]];
                for (var k = 0; k < values.Count; k++) conditional[row] += values[k] * term.Values[k][row];
            }
        }

        var variance = ResidualVariances();
        var offsets = Offsets();
        return new FittedValues(
            frame.Rows,
            [.. marginal.Select((m, row) => m + offsets[row])], [.. conditional.Select((c, row) => c + offsets[row])],
            [.. frame.Y.Zip(marginal, (y, m) => y - m)], [.. frame.Y.Zip(conditional, (y, c) => y - c)],
            [.. frame.Y.Select((y, row) => (y - conditional[row]) / Math.Sqrt(variance[row]))]);
    }

    private double[] Offsets()
    {
        var sum = new double[model.N];
        foreach (var offset in model.Frame.Formula.Offsets) Vectors.AddScaled(1, offset.Values(model.Frame.Table), sum);
        return sum;
    }

    private double[] ResidualVariances()
    {
        var theta = optimum.Theta.AsSpan(model.Random.Count).ToArray();
        var variance = new double[model.N];
        for (var row = 0; row < variance.Length; row++)
            variance[row] = model.Kernel.Covariance(theta, [row])[0] / (model.Frame.Weights?[row] ?? 1);
        return variance;
    }

    /// <summary>The covariance matrix of the outcome over some rows: Z G Z' + R.</summary>
    private double[] OutcomeCovariance(int[] rows)
    {
        var n = rows.Length;
        var v = model.Kernel.Covariance(optimum.Theta.AsSpan(model.Random.Count), rows);
        if (model.Frame.Weights is { } weights)
        {
            for (var k = 0; k < v.Length; k++) v[k] /= Math.Sqrt(weights[rows[k / n]] * weights[rows[k % n]]);
        }

        for (var t = 0; t < model.Random.Terms.Length; t++)
        {
            var term = model.Random.Terms[t];
            var g = model.Random.Covariance(optimum.Theta, t);
            for (var k = 0; k < v.Length; k++)
            {
                var (a, b) = (rows[k / n], rows[k % n]);
                if (term.Group[a] != term.Group[b]) continue;
                for (var c = 0; c < g.Length; c++) v[k] += term.Values[c / term.Columns.Length][a] * g[c] * term.Values[c % term.Columns.Length][b];
            }
        }

        return v;
    }
}
