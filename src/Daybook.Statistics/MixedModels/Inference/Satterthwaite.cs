using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Inference;

/// <summary>
/// Satterthwaite's degrees of freedom: the variance v of an estimate has gradient g in the covariance parameters, whose
/// estimates have covariance A; then df = 2 v^2 / (g'A g). Several rows are split into independent ones by the eigenvectors of
/// their covariance (Fai and Cornelius, as in lmerTest).
/// </summary>
internal sealed class Satterthwaite(double[][] firstP, double[] parameterCovariance, double[] phi, int p)
{
    /// <summary>Degrees of freedom of one combination, given in the basis.</summary>
    public double Single(ReadOnlySpan<double> l)
    {
        var w = Dense.Product(phi, p, p, l, 1);
        var v = Vectors.Dot(l, w);
        var gradient = Array.ConvertAll(firstP, m => -Dense.Form(w, m, w));
        return 2 * v * v / Dense.Form(gradient, parameterCovariance, gradient);
    }

    /// <summary>The F test of L b = 0.</summary>
    public (int Rank, double Ddf, double F) Test(double[] l, int rows, double[] b)
    {
        var eigen = SymmetricEigen.Of(Dense.Sandwich(l, rows, phi, p), rows);
        var largest = eigen.Values[^1];
        double sum = 0;
        var nu = new List<double>();
        for (var k = rows - 1; k >= 0 && eigen.Values[k] > 1e-8 * largest; k--)
        {
            var row = new double[p];
            for (var i = 0; i < rows; i++) Vectors.AddScaled(eigen.Vectors[i * rows + k], l.AsSpan(i * p, p), row);
            var estimate = Vectors.Dot(row, b);
            sum += estimate * estimate / eigen.Values[k];
            nu.Add(Single(row));
        }

        return (nu.Count, Joint(nu), sum / nu.Count);
    }

    private static double Joint(List<double> nu)
    {
        if (nu.Count == 1) return nu[0];
        if (nu.Zip(nu.Skip(1)).All(x => Math.Abs(x.First - x.Second) < 1e-8)) return nu.Average();
        if (nu.Exists(v => v <= 2)) return 2;
        var e = nu.Sum(v => v / (v - 2));
        return 2 * e / (e - nu.Count);
    }
}
