using Xunit;
using Daybook.Statistics.Kernel;
using Daybook.Statistics.MixedModels.Engine;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>
/// The textbook formulas with n by n matrices and numerical derivatives of V: what the engine computes from cross-products,
/// computed the long way round.
/// </summary>
internal sealed class DenseReference
{
    private readonly Likelihood model;
    private readonly int n;

    public DenseReference(Likelihood model)
    {
        this.model = model;
        n = model.N;
        X = new double[n * P];
        for (var j = 0; j < P; j++)
        {
            for (var i = 0; i < n; i++) X[(i * P) + j] = model.Frame.Basis.Columns[j][i];
        }
    }

    public int P => model.P;

    public double[] X { get; }

    public (double Ml, double Reml) LogLikelihoods(double[] theta)
    {
        var v = Covariance(theta);
        var inverse = Dense.Inverse(v, n)!;
        Assert.True(Dense.Cholesky(v, n));
        var wx = Dense.Product(inverse, n, n, X, P);
        var xx = new double[P * P];
        Dense.MultiplyTransposed(X, n, P, wx, P, xx);
        var phi = Dense.Inverse(xx, P)!;
        var wy = Dense.Product(inverse, n, n, model.Frame.Y, 1);
        var xy = new double[P];
        Dense.MultiplyTransposed(X, n, P, wy, 1, xy);
        var quadratic = Dense.Form(model.Frame.Y, inverse, model.Frame.Y) - Dense.Form(xy, phi, xy);
        Assert.True(Dense.Cholesky(xx, P));
        var ml = Dense.LogDeterminant(v, n) + quadratic;
        var reml = ml + Dense.LogDeterminant(xx, P) + (2 * model.Frame.Basis.LogDeterminant);
        var constant = Math.Log(2 * Math.PI);
        return (-0.5 * ((n * constant) + ml), -0.5 * (((n - P) * constant) + reml));
    }

    /// <summary>Z G Z' + R over all rows.</summary>
    public double[] Covariance(double[] theta)
    {
        var rows = Enumerable.Range(0, n).ToArray();
        var v = model.Kernel.Covariance(theta.AsSpan(model.Random.Count), rows);
        if (model.Frame.Weights is { } w)
        {
            for (var k = 0; k < v.Length; k++) v[k] /= Math.Sqrt(w[k / n] * w[k % n]);
        }

        for (var t = 0; t < model.Random.Terms.Length; t++)
        {
            var term = model.Random.Terms[t];
            var g = model.Random.Covariance(theta, t);
            var q = term.Columns.Length;
            for (var k = 0; k < v.Length; k++)
            {
                if (term.Group[k / n] != term.Group[k % n]) continue;
                for (var c = 0; c < g.Length; c++) v[k] += term.Values[c / q][k / n] * g[c] * term.Values[c % q][k % n];
            }
        }

        return v;
    }

    /// <summary>P_i, Q_ij and R_ij, and the expected information, with V differentiated numerically.</summary>
    public (double[][] P, double[][] Q, double[][] R, double[] Expected) KenwardRoger(double[] theta)
    {
        var q = theta.Length;
        var w = Dense.Inverse(Covariance(theta), n)!;
        var wx = Dense.Product(w, n, n, X, P);
        var first = Enumerable.Range(0, q).Select(i => Difference(theta, i, Covariance)).ToArray();
        var p = first.Select(f => Scaled(-1, Inner(wx, f, wx))).ToArray();
        var phi = Dense.Inverse(InnerXX(wx), P)!;
        var projection = Projection(w, wx, phi);
        double[][] qs = new double[q * (q + 1) / 2][], rs = new double[q * (q + 1) / 2][];
        var expected = new double[q * q];
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var pair = ResidualTerms.Pair(i, j);
                var middle = Dense.Product(Dense.Product(first[i], n, n, w, n), n, n, first[j], n);
                qs[pair] = Inner(wx, middle, wx);
                Dense.Symmetrise(qs[pair], P);
                rs[pair] = Inner(wx, Difference(theta, i, t => Difference(t, j, Covariance)), wx);
                expected[(i * q) + j] = expected[(j * q) + i] =
                    0.5 * Dense.TraceOfProduct(Dense.Product(projection, n, n, first[i], n), Dense.Product(projection, n, n, first[j], n), n);
            }
        }

        return (p, qs, rs, expected);
    }

    private static double[] Difference(double[] theta, int i, Func<double[], double[]> f)
    {
        var h = 1e-3 * Math.Max(Math.Abs(theta[i]), 0.1);
        double[] Shifted(double by)
        {
            var t = (double[])theta.Clone();
            t[i] += by;
            return f(t);
        }

        // Fourth-order central difference.
        var (a, b, c, d) = (Shifted(-2 * h), Shifted(-h), Shifted(h), Shifted(2 * h));
        return [.. a.Select((_, k) => (a[k] - (8 * b[k]) + (8 * c[k]) - d[k]) / (12 * h))];
    }

    private double[] InnerXX(double[] wx)
    {
        var xx = new double[P * P];
        Dense.MultiplyTransposed(X, n, P, wx, P, xx);
        return xx;
    }

    private double[] Projection(double[] w, double[] wx, double[] phi)
    {
        var explained = Dense.Sandwich(wx, n, phi, P);
        return [.. w.Zip(explained, (a, b) => a - b)];
    }

    private double[] Inner(double[] left, double[] middle, double[] right)
    {
        var half = Dense.Product(middle, n, n, right, P);
        var result = new double[P * P];
        Dense.MultiplyTransposed(left, n, P, half, P, result);
        return result;
    }

    private static double[] Scaled(double factor, double[] values) => [.. values.Select(v => factor * v)];
}
