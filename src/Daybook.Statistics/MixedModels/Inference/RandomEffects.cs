using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <summary>The predicted effects of one group of one random term.</summary>
/// <param name="Term">The random term.</param>
/// <param name="Level">The group.</param>
/// <param name="Columns">The effects' names, such as <c>(Intercept)</c> and <c>drug</c>.</param>
/// <param name="Values">Best linear unbiased predictions G Z'V^-1(y - X beta).</param>
/// <param name="ConditionalErrors">
/// Standard errors given the coefficients, from G - G Z'V^-1Z G (lme4's condVar).
/// </param>
/// <param name="PredictionErrors">Standard errors of value minus true effect, the estimation of the coefficients included.</param>
public sealed record RandomEffect(
    string Term, string Level, IReadOnlyList<string> Columns, IReadOnlyList<double> Values,
    IReadOnlyList<double> ConditionalErrors, IReadOnlyList<double> PredictionErrors);

/// <content>Predictions of random effects, fitted values and residuals.</content>
public sealed partial class MixedModelFit
{
    /// <summary>Best linear unbiased predictions of every random effect with their standard errors, by term and level.</summary>
    public IReadOnlyList<RandomEffect> RandomEffects()
    {
        lock (model)
        {
            model.Evaluate(optimum.Theta, Options.Reml, 0);
            return [.. model.Blocks.SelectMany(Predict).OrderBy(e => e.Term).ThenBy(e => e.Level).Select(e => e.Effect)];
        }
    }

    private IEnumerable<(int Term, int Level, RandomEffect Effect)> Predict(Engine.Block block)
    {
        var (m, q) = (block.M, block.Q);
        foreach (var slot in block.Slots)
        {
            var term = model.Frame.Random[slot.Term];
            var n = term.Columns.Length;
            var g = model.Random.Covariance(optimum.Theta, slot.Term);
            var projected = new double[n];
            var inner = new double[n * n];
            var fixedRows = new double[n * P];
            for (var a = 0; a < n; a++)
            {
                var row = block.Inner.AsSpan((slot.Offset + a) * m, m);
                projected[a] = Vectors.Dot(row.Slice(q, P + 1), model.Residual);
                row.Slice(q, P).CopyTo(fixedRows.AsSpan(a * P, P));
                row.Slice(slot.Offset, n).CopyTo(inner.AsSpan(a * n, n));
            }

            var values = Dense.Product(g, n, n, projected, 1);
            var explained = Dense.Sandwich(g, n, inner, n);
            var estimation = Dense.Sandwich(Dense.Product(g, n, n, fixedRows, P), n, phi, P);
            var conditional = Enumerable.Range(0, n).Select(a => g[a * n + a] - explained[a * n + a]).ToArray();
            yield return (slot.Term, slot.Level, new RandomEffect(
                term.Label, term.Levels[slot.Level], term.Columns, values,
                [.. conditional.Select(v => Math.Sqrt(Math.Max(v, 0)))],
                [.. conditional.Select((v, a) => Math.Sqrt(Math.Max(v + estimation[a * n + a], 0)))]));
        }
    }
}
