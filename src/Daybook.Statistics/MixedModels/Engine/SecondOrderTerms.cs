using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// The matrices of Kenward and Roger at the evaluated parameters, in the orthonormal basis of the fixed columns:
/// P_i = -X'V^-1 V_i V^-1 X, the symmetric part of Q_ij = X'V^-1 V_i V^-1 V_j V^-1 X, R_ij = X'V^-1 V_ij V^-1 X, and the
/// expected REML information 1/2 tr(P V_i P V_j).
/// </summary>
internal sealed class SecondOrderTerms
{
    private readonly Likelihood model;
    private readonly int random;
    private readonly int count;
    private readonly int p;

    private SecondOrderTerms(Likelihood model)
    {
        this.model = model;
        random = model.Random.Count;
        count = model.Names.Length;
        p = model.P;
        P = Array.ConvertAll(model.FirstM, model.FixedPart);
        Q = [.. Enumerable.Range(0, count * (count + 1) / 2).Select(_ => new double[p * p])];
        R = new double[count * (count + 1) / 2][];
        Expected = new double[count * count];
    }

    public double[][] P { get; }

    public double[][] Q { get; }

    /// <summary>Null where V has no second derivative.</summary>
    public double[]?[] R { get; }

    public double[] Expected { get; }

    /// <summary>The terms at the parameters of the last order-1 evaluation.</summary>
    public static SecondOrderTerms Of(Likelihood model, double[] theta)
    {
        var terms = new SecondOrderTerms(model);
        var traces = new double[terms.count * terms.count];
        terms.AddResidualTraces(traces);
        foreach (var block in model.Blocks) new BlockSecondOrder(model, block, theta).AddTo(terms.Q, terms.R, traces);
        terms.Finish(traces);
        return terms;
    }

    private void AddResidualTraces(double[] traces)
    {
        for (var j = 0; j < count - random; j++)
        {
            for (var i = 0; i <= j; i++)
            {
                var pair = ResidualTerms.Pair(i, j);
                traces[(random + j) * count + random + i] = model.Terms.TraceSecond[pair] - model.Terms.LogDetSecond[pair];
            }
        }
    }

    private void Finish(double[] traces)
    {
        var pushed = Array.ConvertAll(P, m => Dense.Product(model.Phi, p, p, m, p));
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var q = Q[ResidualTerms.Pair(i, j)];
                Dense.Symmetrise(q, p);
                var trace = traces[i * count + j] - 2 * Vectors.Dot(model.Phi, q) + Dense.TraceOfProduct(pushed[i], pushed[j], p);
                Expected[i * count + j] = Expected[j * count + i] = trace / 2;
            }
        }
    }
}
