using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// U'R^-1 R_i R^-1 R_j R^-1 U for autoregressive residuals in time linear in the rows. R^-1 R_i R^-1 = -d(R^-1) is tridiagonal,
/// so Y_i = -d(R^-1) U takes one pass; R = L^-1 D L^-T with L unit bidiagonal, so the product is Z_i'Z_j with
/// Z_i = D^1/2 L^-T Y_i, one more pass backwards along each series.
/// </summary>
internal sealed class SeriesSecondOrder(Likelihood model, Block block, SeriesKernel kernel)
{
    private readonly int m = block.M;
    private readonly int[] rows = kernel.InSeriesOrder(block.Rows);

    public double[][] Products(ReadOnlySpan<double> theta)
    {
        var u = Rows();
        var z = new double[kernel.Parameters][];
        for (var i = 0; i < z.Length; i++) z[i] = Whitened(theta, Derivative(u, model.Terms.FirstOf(i)));
        var products = new double[z.Length * (z.Length + 1) / 2][];
        var half = new double[m * m];
        for (var j = 0; j < z.Length; j++)
        {
            for (var i = 0; i <= j; i++)
            {
                Dense.MultiplyTransposed(z[i], rows.Length, m, z[j], m, half);
                var product = (double[])half.Clone();
                Dense.Symmetrise(product, m);
                products[ResidualTerms.Pair(i, j)] = product;
            }
        }

        return products;
    }

    private double[] Rows()
    {
        var u = new double[rows.Length * m];
        var width = model.P + 1;
        var frame = model.Frame;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            model.Wide.AsSpan(row * width, width).CopyTo(u.AsSpan(i * m + block.Q, width));
            var weight = frame.Weights is { } w ? Math.Sqrt(w[row]) : 1;
            foreach (var slot in block.Slots)
            {
                var term = frame.Random[slot.Term];
                if (term.Group[row] != slot.Level) continue;
                for (var k = 0; k < term.Columns.Length; k++) u[i * m + slot.Offset + k] = weight * term.Values[k][row];
            }
        }

        return u;
    }

    private double[] Derivative(double[] u, ReadOnlySpan<double> coefficient)
    {
        var y = new double[u.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var first = kernel.FirstClass(rows[i]);
            var now = y.AsSpan(i * m, m);
            Vectors.AddScaled(-coefficient[first], u.AsSpan(i * m, m), now);
            if (kernel.Previous(rows[i]) < 0) continue;
            var before = y.AsSpan((i - 1) * m, m);
            Vectors.AddScaled(-coefficient[first + 1], u.AsSpan((i - 1) * m, m), now);
            Vectors.AddScaled(-coefficient[first + 1], u.AsSpan(i * m, m), before);
            Vectors.AddScaled(-coefficient[first + 2], u.AsSpan((i - 1) * m, m), before);
        }

        return y;
    }

    private double[] Whitened(ReadOnlySpan<double> theta, double[] y)
    {
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            var (slope, innovation) = kernel.Regression(theta, rows[i]);
            var now = y.AsSpan(i * m, m);
            if (slope != 0 && kernel.Previous(rows[i]) >= 0) Vectors.AddScaled(slope, now, y.AsSpan((i - 1) * m, m));
            Vectors.Scale(Math.Sqrt(innovation), now);
        }

        return y;
    }
}
