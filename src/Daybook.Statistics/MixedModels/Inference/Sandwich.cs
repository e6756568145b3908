using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <summary>Cluster-robust covariance estimators.</summary>
public enum ClusterRobust
{
    /// <summary>Plain residuals (Liang and Zeger); biased downward with few clusters.</summary>
    CR0,

    /// <summary>Bias-reduced linearisation (Bell and McCaffrey; Pustejovsky and Tipton): exactly unbiased under the working model.</summary>
    CR2,

    /// <summary>Close to the jackknife over clusters; errs upward.</summary>
    CR3,
}

/// <summary>What leaving one cluster out does to the coefficients, covariance parameters held.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Change">Coefficients without it minus coefficients with it.</param>
/// <param name="CookDistance">Change' Phi^-1 Change / p.</param>
public sealed record ClusterInfluence(string Cluster, int Rows, IReadOnlyList<double> Change, double CookDistance);

/// <content>Cluster-robust covariance and influence.</content>
public sealed partial class MixedModelFit
{
    /// <summary>
    /// The cluster-robust covariance of the coefficients: Phi [sum X_i'W_i A_i e_i e_i'A_i'W_i X_i] Phi with W_i = V_i^-1, marginal
    /// residuals e_i, and A_i = I (CR0), (I - H_ii)^-1 (CR3) or the symmetric square root that makes it unbiased when V is true (CR2).
    /// </summary>
    /// <param name="type">The estimator.</param>
    /// <param name="cluster">A column of the table whose groups are independent of each other, such as the participant.</param>
    /// <returns>p by p, row by row, in the order of the coefficients.</returns>
    /// <exception cref="ModelException">The table has no such column, or it is missing in a row that the model uses.</exception>
    public double[] ClusterRobustCovariance(ClusterRobust type, string cluster)
    {
        var meat = new double[P * P];
        foreach (var (_, rows) in Clusters(cluster))
        {
            var part = new ClusterPart(this, rows);
            var score = part.Score(type);
            for (var i = 0; i < P; i++) Vectors.AddScaled(score[i], score, meat.AsSpan(i * P, P));
        }

        return Dense.Sandwich(Dense.Product(model.Frame.Basis.ToCoefficients, P, P, phi, P), P, meat, P);
    }

    /// <summary>The influence of every cluster on the coefficients.</summary>
    public IReadOnlyList<ClusterInfluence> Influence(string cluster)
    {
        var result = new List<ClusterInfluence>();
        var inverse = Dense.Inverse(phi, P)!;
        foreach (var (name, rows) in Clusters(cluster))
        {
            var change = Dense.Product(phi, P, P, new ClusterPart(this, rows).Score(ClusterRobust.CR3), 1);
            Vectors.Scale(-1, change);
            result.Add(new ClusterInfluence(
                name, rows.Length, Dense.Product(model.Frame.Basis.ToCoefficients, P, P, change, 1), Dense.Form(change, inverse, change) / P));
        }

        return result;
    }

    private IEnumerable<(string Name, int[] Rows)> Clusters(string column)
    {
        var frame = model.Frame;
        if (!frame.Source.Has(column)) throw new ModelException("cluster.unknown", $"'{column}' is not a column of the table");
        var used = frame.Source[column].Take(frame.Rows);
        var missing = Array.FindIndex(frame.Rows, frame.Source[column].IsMissing);
        if (missing >= 0) throw new ModelException("cluster.missing", $"'{column}' has no value in row {frame.Rows[missing] + 1}, which the model uses");
        var (codes, levels) = Engine.GroupLevels.Of(new DataTable(used is FactorColumn factor ? factor.DropUnusedLevels() : used), [column]);
        return Enumerable.Range(0, model.N).GroupBy(row => codes[row]).OrderBy(g => g.Key).Select(g => (levels[g.Key], g.ToArray()));
    }

    /// <summary>One cluster's design, residuals and covariance.</summary>
    private sealed class ClusterPart
    {
        private readonly double[] x;
        private readonly double[] residual;
        private readonly double[] v;
        private readonly double[] xphi;
        private readonly int n;
        private readonly int p;

        public ClusterPart(MixedModelFit fit, int[] rows)
        {
            (n, p) = (rows.Length, fit.P);
            x = new double[n * p];
            residual = new double[n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < p; j++) x[i * p + j] = fit.model.Frame.Basis.Columns[j][rows[i]];
                residual[i] = fit.model.Frame.Y[rows[i]] - Vectors.Dot(x.AsSpan(i * p, p), fit.basisCoefficients);
            }

            v = fit.OutcomeCovariance(rows);
            xphi = Dense.Product(x, n, p, fit.phi, p);
        }

        /// <summary>X'W A e.</summary>
        public double[] Score(ClusterRobust type)
        {
            var w = Dense.Inverse(v, n) ?? throw new ModelException("cluster.singular", "the covariance matrix of a cluster is singular");
            var adjusted = type switch
            {
                ClusterRobust.CR0 => residual,
                ClusterRobust.CR3 => Deleted(w),
                ClusterRobust.CR2 => Reduced(),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            var we = Dense.Product(w, n, n, adjusted, 1);
            var score = new double[p];
            Dense.MultiplyTransposed(x, n, p, we, 1, score);
            return score;
        }

        // (I - X Phi X'W)^-1 e
        private double[] Deleted(double[] w)
        {
            var hat = Dense.Product(Dense.Product(xphi, n, p, Dense.Transpose(x, n, p), n), n, n, w, n);
            for (var k = 0; k < hat.Length; k++) hat[k] = (k / n == k % n ? 1 : 0) - hat[k];
            var inverse = Dense.Inverse(hat, n) ?? throw new ModelException("cluster.decisive", "without one cluster the coefficients cannot be estimated");
            return Dense.Product(inverse, n, n, residual, 1);
        }

        // D'B^-1/2 D e with V = D'D and B = D (V - X Phi X') D'.
        private double[] Reduced()
        {
            var lower = (double[])v.Clone();
            if (!Dense.Cholesky(lower, n)) throw new ModelException("cluster.singular", "the covariance matrix of a cluster is singular");
            var d = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++) d[j * n + i] = lower[i * n + j];
            }

            var explained = Dense.Product(xphi, n, p, Dense.Transpose(x, n, p), n);
            var rest = v.Zip(explained, (a, b) => a - b).ToArray();
            var b = Dense.Sandwich(d, n, rest, n);
            Dense.Symmetrise(b, n);
            var eigen = SymmetricEigen.Of(b, n);
            var de = Dense.Product(d, n, n, residual, 1);
            var rotated = new double[n];
            Dense.MultiplyTransposed(eigen.Vectors, n, n, de, 1, rotated);
            for (var k = 0; k < n; k++) rotated[k] *= eigen.Values[k] > 1e-12 * eigen.Values[^1] ? 1 / Math.Sqrt(eigen.Values[k]) : 0;
            var root = Dense.Product(eigen.Vectors, n, n, rotated, 1);
            var result = new double[n];
            Dense.MultiplyTransposed(d, n, n, root, 1, result);
            return result;
        }
    }
}
