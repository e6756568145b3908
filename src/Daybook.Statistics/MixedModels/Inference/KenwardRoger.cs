using Daybook.Statistics.Kernel;
using Daybook.Statistics.MixedModels.Engine;

namespace Daybook.Statistics.MixedModels.Inference;

/// <summary>
/// Kenward and Roger's adjusted covariance and F tests (Biometrics 1997;53:983, notation of Halekoh and Hojsgaard, J Stat
/// Softw 2014;59(9)): Phi_A = Phi + 2 Phi [sum W_ij (Q_ij - P_i Phi P_j - R_ij / 4)] Phi with W the covariance of the estimated
/// parameters, from the expected or the observed information.
/// </summary>
internal sealed class KenwardRoger
{
    private readonly SecondOrderTerms terms;
    private readonly double[] w;
    private readonly double[] phi;
    private readonly int p;

    public KenwardRoger(SecondOrderTerms terms, double[] parameterCovariance, double[] phi, int p, bool curvature)
    {
        this.terms = terms;
        this.phi = phi;
        this.p = p;
        w = parameterCovariance;
        Adjusted = Adjust(curvature);
    }

    /// <summary>Phi_A in the basis.</summary>
    public double[] Adjusted { get; }

    /// <summary>The F test of L b = 0, with rows of L in the basis.</summary>
    public (int Rank, double Ddf, double Scale, double Unscaled) Test(double[] l, int rows, double[] b)
    {
        var hypothesis = Dense.Product(l, rows, p, b, 1);
        var (a1, a2) = Moments(l, rows);
        var (m, scale) = rows == 1 ? (2 / a2, 1.0) : Approximate(a1, a2, rows);
        var adjusted = Dense.Sandwich(l, rows, Adjusted, p);
        var inverse = Dense.Inverse(adjusted, rows) ?? throw new ModelException("test.rank", "the tested combinations are linearly dependent");
        return (rows, m, scale, Dense.Form(hypothesis, inverse, hypothesis) / rows);
    }

    // Moments of the scaled F statistic, with pbkrtest's guards.
    private static (double Ddf, double Scale) Approximate(double a1, double a2, int l)
    {
        var b = (a1 + 6 * a2) / (2 * l);
        var g = ((l + 1) * a1 - (l + 4) * a2) / ((l + 2) * a2);
        var c = 3 * l + 2 * (1 - g);
        var v0 = 1 + g / c * b;
        var v1 = 1 - (l - g) / c * b;
        var v2 = 1 - (l + 2 - g) / c * b;
        if (Math.Abs(v0) < 1e-10) v0 = 0;
        var ratio = Math.Abs(v1) < 1e-14 && Math.Abs(1 - a2 / l) < 1e-14 ? 1 : (1 - a2 / l) / v1;
        var rho = ratio * ratio * v0 / v2 / l;
        var m = 4 + (l + 2) / (l * rho - 1);
        return (m, Math.Abs(m - 2) < 1e-2 ? 1 : m * (1 - a2 / l) / (m - 2));
    }

    private (double A1, double A2) Moments(double[] l, int rows)
    {
        var middle = Dense.Inverse(Dense.Sandwich(l, rows, phi, p), rows) ?? throw new ModelException("test.rank", "the tested combinations are linearly dependent");
        var theta = Dense.Sandwich(Dense.Transpose(l, rows, p), p, middle, rows);
        var thetaPhi = Dense.Product(theta, p, p, phi, p);
        var n = terms.P.Length;
        var products = Array.ConvertAll(terms.P, m => Dense.Product(Dense.Product(thetaPhi, p, p, m, p), p, p, phi, p));
        var traces = Array.ConvertAll(products, Trace);
        double a1 = 0, a2 = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                a1 += w[i * n + j] * traces[i] * traces[j];
                a2 += w[i * n + j] * Dense.TraceOfProduct(products[i], products[j], p);
            }
        }

        return (a1, a2);
    }

    private double Trace(double[] a)
    {
        var sum = 0.0;
        for (var i = 0; i < p; i++) sum += a[i * p + i];
        return sum;
    }

    private double[] Adjust(bool curvature)
    {
        var n = terms.P.Length;
        var u = new double[p * p];
        var right = Array.ConvertAll(terms.P, m => Dense.Product(phi, p, p, m, p));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var weight = w[i * n + j];
                if (weight == 0) continue;
                var pair = ResidualTerms.Pair(i, j);
                Vectors.AddScaled(weight, terms.Q[pair], u);
                Vectors.AddScaled(-weight, Dense.Product(terms.P[i], p, p, right[j], p), u);
                if (curvature && terms.R[pair] is { } r) Vectors.AddScaled(-weight / 4, r, u);
            }
        }

        var adjusted = Dense.Sandwich(phi, p, u, p);
        for (var k = 0; k < adjusted.Length; k++) adjusted[k] = phi[k] + 2 * adjusted[k];
        Dense.Symmetrise(adjusted, p);
        return adjusted;
    }
}
