using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>One block's part of the Kenward-Roger matrices and of tr(V^-1 V_i V^-1 V_j).</summary>
internal sealed class BlockSecondOrder
{
    private readonly Likelihood model;
    private readonly Block block;
    private readonly int m;
    private readonly int q;
    private readonly int p;
    private readonly int random;
    private readonly int count;
    private readonly double[][] a;
    private readonly double[][] d;
    private readonly double[][] ka;
    private readonly double[][] c;

    public BlockSecondOrder(Likelihood model, Block block, double[] theta)
    {
        this.model = model;
        this.block = block;
        (m, q, p) = (block.M, block.Q, model.P);
        random = model.Random.Count;
        count = model.Names.Length;
        var residual = model.Kernel.Parameters;
        a = new double[residual][];
        d = new double[residual][];
        ka = new double[residual][];
        for (var j = 0; j < residual; j++)
        {
            a[j] = new double[m * m];
            Likelihood.Combine(block, model.Terms.FirstOf(j), a[j]);
            d[j] = RightT(a[j]);
            ka[j] = Dense.Product(block.K, q, q, Corner(a[j]), q);
        }

        c = SecondOrderProducts(theta.AsSpan(random), residual);
    }

    public void AddTo(double[][] sums, double[]?[] curvature, double[] traces)
    {
        for (var j = 0; j < a.Length; j++)
        {
            for (var i = 0; i <= j; i++) AddResidualPair(i, j, sums, curvature, traces);
            if (q > 0) AddMixed(j, sums, traces);
        }

        for (var k = 0; k < random; k++)
        {
            for (var l = 0; l <= k; l++) AddRandomPair(k, l, sums[ResidualTerms.Pair(k, l)], ref traces[k * count + l]);
        }
    }

    // Q = T'C T - D_i'K D_j, R = T'(2C - A_ij)T over the fixed columns.
    private void AddResidualPair(int i, int j, double[][] sums, double[]?[] curvature, double[] traces)
    {
        var pair = ResidualTerms.Pair(i, j);
        var whole = ResidualTerms.Pair(random + i, random + j);
        var cij = c[pair];
        var tct = q == 0 ? cij : LeftT(RightT(cij));
        var kd = Dense.Product(block.K, q, q, d[j], m);
        var target = sums[whole];
        for (var s = 0; s < p; s++)
        {
            for (var t = 0; t < p; t++)
            {
                var value = tct[(q + s) * m + q + t];
                for (var k = 0; k < q; k++) value -= d[i][k * m + q + s] * kd[k * m + q + t];
                target[s * p + t] += value;
            }
        }

        var at = (random + j) * count + random + i;
        for (var k = 0; k < q; k++)
        {
            for (var l = 0; l < q; l++) traces[at] -= 2 * block.K[k * q + l] * cij[l * m + k];
        }

        traces[at] += Dense.TraceOfProduct(ka[i], ka[j], q);
        AddCurvature(i, j, tct, ref curvature[whole]);
    }

    private void AddCurvature(int i, int j, double[] tct, ref double[]? target)
    {
        if (model.Terms.TraceSecond[ResidualTerms.Pair(i, j)] == 0 && target is null && !HasCurvature(i, j)) return;
        var aij = new double[m * m];
        Likelihood.Combine(block, model.Terms.SecondOf(i, j), aij);
        var tat = q == 0 ? aij : LeftT(RightT(aij));
        target ??= new double[p * p];
        for (var s = 0; s < p; s++)
        {
            for (var t = 0; t < p; t++) target[s * p + t] += 2 * tct[(q + s) * m + q + t] - tat[(q + s) * m + q + t];
        }
    }

    private bool HasCurvature(int i, int j) => model.Kernel is SeriesKernel || (model.Kernel is VisitKernel visits && visits.IsCurved(i, j));

    // -sym(F_XZ E_k N_ZX) with F = T'A_jT; the trace is -tr(E_k F_ZZ).
    private void AddMixed(int j, double[][] sums, double[] traces)
    {
        var f = LeftT((double[])d[j].Clone());
        for (var k = 0; k < random; k++)
        {
            var parameter = model.Random.All[k];
            var target = sums[ResidualTerms.Pair(random + j, k)];
            foreach (var slot in block.Slots)
            {
                if (slot.Term != parameter.Term) continue;
                var (r, s) = (slot.Offset + parameter.Row, slot.Offset + parameter.Column);
                AddOuter(-1, Row(f, r), Row(block.Inner, s), target);
                if (r != s) AddOuter(-1, Row(f, s), Row(block.Inner, r), target);
                traces[(random + j) * count + k] -= r == s ? f[r * m + r] : f[r * m + s] + f[s * m + r];
            }
        }
    }

    // sym(H_X'E_k N E_l H_X); the trace is tr(N E_k N E_l).
    private void AddRandomPair(int k, int l, double[] target, ref double trace)
    {
        var (first, second) = (model.Random.All[k], model.Random.All[l]);
        foreach (var s in block.Slots)
        {
            if (s.Term != first.Term) continue;
            foreach (var (from, to) in Directions(s.Offset, first))
            {
                foreach (var t in block.Slots)
                {
                    if (t.Term != second.Term) continue;
                    foreach (var (g, h) in Directions(t.Offset, second))
                    {
                        var n = block.Inner[to * m + g];
                        if (n == 0) continue;
                        AddOuter(n, Row(block.Inner, from), Row(block.Inner, h), target);
                        trace += n * block.Inner[h * m + from];
                    }
                }
            }
        }
    }

    private static IEnumerable<(int From, int To)> Directions(int offset, RandomParameter parameter)
    {
        var (r, s) = (offset + parameter.Row, offset + parameter.Column);
        return r == s ? [(r, r)] : [(r, s), (s, r)];
    }

    private ReadOnlySpan<double> Row(double[] matrix, int row) => matrix.AsSpan(row * m + q, p);

    private void AddOuter(double factor, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double[] target)
    {
        for (var s = 0; s < p; s++) Vectors.AddScaled(factor * left[s], right, target.AsSpan(s * p, p));
    }

    private double[][] SecondOrderProducts(ReadOnlySpan<double> theta, int residual)
    {
        if (model.Kernel is SeriesKernel series) return new SeriesSecondOrder(model, block, series).Products(theta);
        var products = new double[residual * (residual + 1) / 2][];
        var coefficients = new double[model.Terms.Classes];
        for (var j = 0; j < residual; j++)
        {
            for (var i = 0; i <= j; i++)
            {
                model.Kernel.SecondOrder(theta, model.Terms, i, j, coefficients);
                var product = products[ResidualTerms.Pair(i, j)] = new double[m * m];
                Likelihood.Combine(block, coefficients, product);
            }
        }

        return products;
    }

    // A T = A - A_{.Z} K Z'R^-1U.
    private double[] RightT(double[] matrix)
    {
        var result = (double[])matrix.Clone();
        for (var i = 0; i < m; i++)
        {
            for (var k = 0; k < q; k++)
            {
                var factor = matrix[i * m + k];
                if (factor != 0) Vectors.AddScaled(-factor, block.Kz.AsSpan(k * m, m), result.AsSpan(i * m, m));
            }
        }

        return result;
    }

    // T'A, in place.
    private double[] LeftT(double[] matrix)
    {
        var random = matrix.AsSpan(0, q * m).ToArray();
        for (var k = 0; k < q; k++)
        {
            var source = random.AsSpan(k * m, m);
            for (var i = 0; i < m; i++)
            {
                var factor = block.Kz[k * m + i];
                if (factor != 0) Vectors.AddScaled(-factor, source, matrix.AsSpan(i * m, m));
            }
        }

        return matrix;
    }

    private double[] Corner(double[] matrix)
    {
        var corner = new double[q * q];
        for (var k = 0; k < q; k++) matrix.AsSpan(k * m, q).CopyTo(corner.AsSpan(k * q));
        return corner;
    }
}
