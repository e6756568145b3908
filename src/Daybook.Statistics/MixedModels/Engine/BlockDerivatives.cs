using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// First and contracted second derivatives of log|V| and M = W'V^-1W, summed over blocks. E_k is the pattern of the k-th random
/// parameter in G; A_j = d(U'R^-1U); T = I - [K Z'R^-1U; 0], so that V^-1U = R^-1U T.
/// </summary>
internal sealed class BlockDerivatives
{
    private readonly Likelihood model;
    private readonly int random;
    private readonly int residual;
    private readonly int width;
    private readonly double[][] pushed;
    private readonly double[][] inner;
    private readonly double[] aj;
    private readonly double[] weight;
    private readonly double[] y;
    private readonly double[] x;
    private readonly double[] hpsi;
    private readonly double[][] ka;

    public BlockDerivatives(Likelihood model, int widest)
    {
        this.model = model;
        random = model.Random.Count;
        residual = model.Kernel.Parameters;
        width = model.P + 1;
        pushed = Work(residual, widest * widest);
        inner = Work(residual, widest * widest);
        aj = new double[widest * widest];
        weight = new double[widest * widest];
        y = new double[widest * widest];
        x = new double[widest * widest];
        hpsi = new double[widest * width];
        ka = Work(residual, widest * widest);
    }

    /// <summary>Fills dM, adds to d log|V| and to the block sums of the information, contracted with psi.</summary>
    public void Add(double[] psi, double[][] firstM, double[] logDet, double[] information)
    {
        var q = random + residual;
        foreach (var first in firstM) Array.Clear(first);
        for (var j = 0; j < residual; j++)
        {
            logDet[random + j] = model.Terms.LogDetFirst[j];
            for (var i = 0; i <= j; i++)
                information[(random + j) * q + random + i] += 0.5 * model.Terms.LogDetSecond[ResidualTerms.Pair(i, j)];
        }

        foreach (var block in model.Blocks)
        {
            if (block.Q > 0) Contract(block, psi);
            for (var j = 0; j < residual; j++) ResidualFirst(block, j, firstM[random + j], ref logDet[random + j]);
            for (var k = 0; k < random; k++) RandomFirst(block, k, firstM[k], ref logDet[k]);
            ResidualSecond(block, psi, information, q);
            RandomSecond(block, psi, information, q);
        }
    }

    private static double[][] Work(int count, int size) => [.. Enumerable.Range(0, count).Select(_ => new double[size])];

    // hpsi = H Psi (q by p+1) and y = H Psi H' (q by q), with H = Z'V^-1W.
    private void Contract(Block block, double[] psi)
    {
        var (m, q) = (block.M, block.Q);
        for (var a = 0; a < q; a++)
        {
            var h = block.Inner.AsSpan(a * m + q, width);
            for (var j = 0; j < width; j++) hpsi[a * width + j] = Vectors.Dot(psi.AsSpan(j * width, width), h);
        }

        for (var a = 0; a < q; a++)
        {
            for (var b = 0; b < q; b++) y[a * q + b] = Vectors.Dot(hpsi.AsSpan(a * width, width), block.Inner.AsSpan(b * m + q, width));
        }
    }

    // pushed = A_j T, inner = T'A_jT.
    private void ResidualFirst(Block block, int j, double[] firstM, ref double logDet)
    {
        var (m, q) = (block.M, block.Q);
        Likelihood.Combine(block, model.Terms.FirstOf(j), aj);
        for (var a = 0; a < q; a++)
        {
            var row = ka[j].AsSpan(a * q, q);
            row.Clear();
            for (var c = 0; c < q; c++) Vectors.AddScaled(block.K[a * q + c], aj.AsSpan(c * m, q), row);
            logDet += row[a];
        }

        var d = pushed[j];
        var f = inner[j];
        aj.AsSpan(0, m * m).CopyTo(d);
        unchecked
        {
            for (var i = 0; i < m; i++)
            {
                if (q > 0) Vectors.AddRows(aj.AsSpan(i * m, q), 1, q, -1, block.Kz, d.AsSpan(i * m, m));
            }

            d.AsSpan(0, m * m).CopyTo(f);
            for (var i = 0; i < m && q > 0; i++) Vectors.AddRows(block.Kz.AsSpan(i), m, q, -1, d, f.AsSpan(i * m, m));

            for (var i = 0; i < width; i++)
                Vectors.AddScaled(1, f.AsSpan((q + i) * m + q, width), firstM.AsSpan(i * width, width));
        }
    }

    // dM = -H'E_kH.
    private void RandomFirst(Block block, int k, double[] firstM, ref double logDet)
    {
        var parameter = model.Random.All[k];
        var (m, q) = (block.M, block.Q);
        foreach (var slot in block.Slots)
        {
            if (slot.Term != parameter.Term) continue;
            var (a, b) = (slot.Offset + parameter.Row, slot.Offset + parameter.Column);
            logDet += (a == b ? 1 : 2) * block.Inner[a * m + b];
            var ha = block.Inner.AsSpan(a * m + q, width);
            var hb = block.Inner.AsSpan(b * m + q, width);
            for (var i = 0; i < width; i++)
            {
                var row = firstM.AsSpan(i * width, width);
                Vectors.AddScaled(-ha[i], hb, row);
                if (a != b) Vectors.AddScaled(-hb[i], ha, row);
            }
        }
    }

    private void ResidualSecond(Block block, double[] psi, double[] information, int all)
    {
        var (m, q) = (block.M, block.Q);
        Weigh(block, psi);
        for (var slot = 0; slot < block.Classes.Length; slot++)
        {
            var contracted = 0.5 * Vectors.Dot(block.Products.AsSpan(slot * m * m, m * m), weight.AsSpan(0, m * m));
            var c = block.Classes[slot];
            for (var j = 0; j < residual; j++)
            {
                for (var i = 0; i <= j; i++)
                {
                    var second = model.Terms.Second[ResidualTerms.Pair(i, j) * model.Terms.Classes + c];
                    if (second != 0) information[(random + j) * all + random + i] += second * contracted;
                }
            }
        }

        if (q == 0) return;
        for (var j = 0; j < residual; j++)
        {
            for (var i = 0; i <= j; i++) information[(random + j) * all + random + i] -= CrossResidual(block, psi, i, j);
        }
    }

    // weight = T Psi T' + K in the random corner: what second derivatives of U'R^-1U are contracted with.
    private void Weigh(Block block, double[] psi)
    {
        var (m, q) = (block.M, block.Q);
        for (var i = 0; i < width; i++)
        {
            var row = weight.AsSpan((q + i) * m, m);
            psi.AsSpan(i * width, width).CopyTo(row[q..]);
            for (var a = 0; a < q; a++) row[a] = -Vectors.Dot(psi.AsSpan(i * width, width), block.Kz.AsSpan(a * m + q, width));
        }

        for (var a = 0; a < q; a++)
        {
            for (var i = 0; i < width; i++) weight[a * m + q + i] = weight[(q + i) * m + a];
        }

        for (var a = 0; a < q; a++)
        {
            for (var b = 0; b < q; b++)
                weight[a * m + b] = block.K[a * q + b] - Vectors.Dot(block.Kz.AsSpan(a * m + q, width), weight.AsSpan(b * m + q, width));
        }
    }

    // 1/2 tr(K A_i K A_j) + tr(K D_j Psi D_i'), D = A T in the random rows.
    private double CrossResidual(Block block, double[] psi, int i, int j)
    {
        var (m, q) = (block.M, block.Q);
        var sum = 0.5 * Dense.TraceOfProduct(ka[i], ka[j], q);
        for (var a = 0; a < q; a++)
        {
            for (var t = 0; t < width; t++) x[t] = Vectors.Dot(psi.AsSpan(t * width, width), pushed[j].AsSpan(a * m + q, width));
            for (var b = 0; b < q; b++) sum += block.K[b * q + a] * Vectors.Dot(x.AsSpan(0, width), pushed[i].AsSpan(b * m + q, width));
        }

        return sum;
    }

    private void RandomSecond(Block block, double[] psi, double[] information, int all)
    {
        var (m, q) = (block.M, block.Q);
        if (q == 0) return;
        for (var k = 0; k < random; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                information[k * all + l] += PairSum(block, k, l, block.Inner, m, y, q)
                    - 0.5 * PairSum(block, k, l, block.Inner, m, block.Inner, m);
            }
        }

        for (var j = 0; j < residual; j++)
        {
            // x = H Psi F_WZ (q by q)
            for (var a = 0; a < q; a++)
            {
                for (var b = 0; b < q; b++) x[a * q + b] = Vectors.Dot(hpsi.AsSpan(a * width, width), inner[j].AsSpan(b * m + q, width));
            }

            for (var k = 0; k < random; k++)
                information[(random + j) * all + k] += 0.5 * PatternSum(block, k, inner[j], m) - PatternSum(block, k, x, q);
        }
    }

    /// <summary>tr(E_k S): the sum of the elements of S that the k-th random parameter touches.</summary>
    public double PatternSum(Block block, int k, double[] s, int stride)
    {
        var parameter = model.Random.All[k];
        var sum = 0.0;
        foreach (var slot in block.Slots)
        {
            if (slot.Term != parameter.Term) continue;
            var (a, b) = (slot.Offset + parameter.Row, slot.Offset + parameter.Column);
            sum += a == b ? s[a * stride + a] : s[a * stride + b] + s[b * stride + a];
        }

        return sum;
    }

    /// <summary>tr(E_k N E_l Y).</summary>
    public double PairSum(Block block, int k, int l, double[] n, int strideN, double[] y2, int strideY)
    {
        var (first, second) = (model.Random.All[k], model.Random.All[l]);
        var sum = 0.0;
        unchecked
        {
            foreach (var s in block.Slots)
            {
                if (s.Term != first.Term) continue;
                var (a, b) = (s.Offset + first.Row, s.Offset + first.Column);
                foreach (var t in block.Slots)
                {
                    if (t.Term != second.Term) continue;
                    var (c, d) = (t.Offset + second.Row, t.Offset + second.Column);
                    sum += n[b * strideN + c] * y2[d * strideY + a];
                    if (a != b) sum += n[a * strideN + c] * y2[d * strideY + b];
                    if (c != d) sum += n[b * strideN + d] * y2[c * strideY + a];
                    if (a != b && c != d) sum += n[a * strideN + d] * y2[c * strideY + b];
                }
            }
        }

        return sum;
    }
}
