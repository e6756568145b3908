using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// The log-likelihood of a mixed model at given covariance parameters, ML and REML, with gradient and observed information.
/// All work is on cross-products: for each block U'V^-1U = A - A K A with A = U'R^-1U (Woodbury); M = W'V^-1W with W = [X | y]
/// is its fixed part summed over blocks. With P_i = dM_XX/d theta_i, Phi = (X'V^-1X)^-1 and r = (-beta, 1):
///   gradient_i = -1/2 [d log|V| + tr(Phi P_i) + r' dM r],
///   information_ij = 1/2 d2 log|V| + 1/2 &lt;d2M, Phi + r r'&gt; - 1/2 tr(Phi P_i Phi P_j) - (dM_i r)_X' Phi (dM_j r)_X.
/// </summary>
internal sealed class Likelihood
{
    private readonly BlockDerivatives derivatives;
    private readonly double[] scratch;
    private readonly double weightConstant;

    public Likelihood(ModelFrame frame)
    {
        Frame = frame;
        Kernel = ResidualKernel.Of(frame);
        Random = new RandomParameters(frame.Random);
        P = frame.Basis.Columns.Length;
        N = frame.Count;
        if (N <= P) throw new ModelException("data.too-few-rows", $"{N} complete rows cannot carry {P} fixed coefficients and a variance");
        (Wide, OrdinaryCoefficients) = WideRows(frame);
        if (frame.Weights is { } weights) weightConstant = CheckedLogWeights(weights);
        Blocks = BlockBuilder.Build(frame, Kernel, Wide, P + 1);
        Terms = new ResidualTerms(Kernel.Parameters, Kernel.Classes);
        Names = [.. Random.Names, .. Kernel.Names];
        Map = new JointMap([.. Random.Maps, .. Kernel.Maps]);
        OrdinaryVariance = Enumerable.Range(0, N).Sum(row => Wide[row * (P + 1) + P] * Wide[row * (P + 1) + P]) / (N - P);
        (Lower, Upper) = Map.Range(OrdinaryVariance);
        var q = Names.Length;
        FirstM = [.. Enumerable.Range(0, q).Select(_ => new double[(P + 1) * (P + 1)])];
        M = new double[(P + 1) * (P + 1)];
        var widest = Blocks.Max(b => b.M);
        derivatives = new BlockDerivatives(this, widest);
        scratch = new double[widest * widest];
    }

    public ModelFrame Frame { get; }

    public ResidualKernel Kernel { get; }

    public RandomParameters Random { get; }

    public Block[] Blocks { get; }

    public ResidualTerms Terms { get; }

    public JointMap Map { get; }

    /// <summary>The residual variance of ordinary least squares.</summary>
    public double OrdinaryVariance { get; }

    /// <summary>The least value of each free coordinate.</summary>
    public double[] Lower { get; }

    /// <summary>The greatest value of each free coordinate.</summary>
    public double[] Upper { get; }

    /// <summary>Names of all covariance parameters, random terms first.</summary>
    public string[] Names { get; }

    /// <summary>The number of estimable fixed coefficients.</summary>
    public int P { get; }

    /// <summary>The number of rows.</summary>
    public int N { get; }

    /// <summary>Fixed columns in the orthonormal basis and the outcome less its ordinary least-squares fit, row by row, times root weights.</summary>
    public double[] Wide { get; }

    /// <summary>The ordinary least-squares coefficients in the basis, which the outcome was freed of.</summary>
    public double[] OrdinaryCoefficients { get; }

    public double[] M { get; }

    /// <summary>dM / d theta_i.</summary>
    public double[][] FirstM { get; }

    /// <summary>(X'V^-1X)^-1 in the basis.</summary>
    public double[] Phi { get; private set; } = [];

    /// <summary>(-b, 1): the coefficients b in the basis, of the outcome less its least-squares fit.</summary>
    public double[] Residual { get; private set; } = [];

    public double LogDetV { get; private set; }

    /// <summary>r'V^-1r.</summary>
    public double Quadratic { get; private set; }

    public double Ml { get; private set; }

    public double Reml { get; private set; }

    public double[] Gradient { get; private set; } = [];

    public double[] Information { get; private set; } = [];

    /// <summary>The generalised least-squares coefficients in the basis.</summary>
    public double[] Coefficients()
    {
        var b = new double[P];
        for (var i = 0; i < P; i++) b[i] = OrdinaryCoefficients[i] - Residual[i];
        return b;
    }

    /// <summary>Evaluates likelihood (order 0), also gradient and information (order 1); false when V is not positive definite.</summary>
    public bool Evaluate(double[] theta, bool reml, int order)
    {
        if (!Kernel.Evaluate(theta.AsSpan(Random.Count), order, Terms)) return false;
        var factors = Random.Factors(theta);
        Array.Clear(M);
        LogDetV = Terms.LogDet;
        foreach (var block in Blocks)
        {
            if (!AddBlock(block, factors)) return false;
        }

        if (!Solve()) return false;
        if (order > 0) Differentiate(reml);
        return true;
    }

    /// <summary>
    /// The likelihoods from V itself, block by block: slow, but it also takes covariance matrices of random effects that are
    /// indefinite while V is positive definite, which the factored form cannot.
    /// </summary>
    public bool EvaluateDense(double[] theta)
    {
        Array.Clear(M);
        LogDetV = 0;
        foreach (var block in Blocks)
        {
            var n = block.Rows.Length;
            var v = DenseCovariance(theta, block.Rows);
            if (!Dense.Cholesky(v, n)) return false;
            LogDetV += Dense.LogDeterminant(v, n);
            var w = new double[n * (P + 1)];
            for (var i = 0; i < n; i++) Wide.AsSpan(block.Rows[i] * (P + 1), P + 1).CopyTo(w.AsSpan(i * (P + 1)));
            Dense.SolveLower(v, n, w, P + 1);
            var part = new double[M.Length];
            Dense.MultiplyTransposed(w, n, P + 1, w, P + 1, part);
            Vectors.AddScaled(1, part, M);
        }

        return Solve();
    }

    // The rows of Wide carry root weights, so the random part does too.
    private double[] DenseCovariance(double[] theta, int[] rows)
    {
        var n = rows.Length;
        var v = Kernel.Covariance(theta.AsSpan(Random.Count), rows);
        for (var t = 0; t < Random.Terms.Length; t++)
        {
            var term = Random.Terms[t];
            var g = Random.Covariance(theta, t);
            var q = term.Columns.Length;
            for (var k = 0; k < v.Length; k++)
            {
                var (a, b) = (rows[k / n], rows[k % n]);
                if (term.Group[a] != term.Group[b]) continue;
                var weight = Frame.Weights is { } w ? Math.Sqrt(w[a] * w[b]) : 1;
                for (var c = 0; c < g.Length; c++) v[k] += weight * term.Values[c / q][a] * g[c] * term.Values[c % q][b];
            }
        }

        return v;
    }

    /// <summary>A = U'R^-1U or a derivative of it: the classes' cross-products weighted by their coefficients.</summary>
    public static void Combine(Block block, ReadOnlySpan<double> coefficients, Span<double> into)
    {
        var size = block.M * block.M;
        into[..size].Clear();
        for (var slot = 0; slot < block.Classes.Length; slot++)
        {
            var factor = coefficients[block.Classes[slot]];
            if (factor != 0) Vectors.AddScaled(factor, block.Products.AsSpan(slot * size, size), into[..size]);
        }
    }

    private bool AddBlock(Block block, double[][] factors)
    {
        var m = block.M;
        var q = block.Q;
        Combine(block, Terms.Alpha, block.Inner);
        if (q > 0)
        {
            if (!Woodbury(block, factors, out var logDet)) return false;
            LogDetV += logDet;
        }

        for (var i = 0; i <= P; i++)
        {
            var row = block.Inner.AsSpan((q + i) * m + q, P + 1);
            Vectors.AddScaled(1, row, M.AsSpan(i * (P + 1), P + 1));
        }

        return true;
    }

    // With G = L L' and B = I + L'Z'R^-1Z L: K = L B^-1 L', log|V| = log|R| + log|B|; L may be singular.
    private bool Woodbury(Block block, double[][] factors, out double logDet)
    {
        var (m, q) = (block.M, block.Q);
        var la = block.Kz;
        LeftMultiply(block, factors, block.Inner, m, la);
        var b = scratch.AsSpan(0, q * q);
        RightMultiply(block, factors, la, m, b);
        for (var i = 0; i < q; i++) b[i * q + i] += 1;
        logDet = 0;
        if (!Dense.Cholesky(b, q)) return false;
        logDet = Dense.LogDeterminant(b, q);
        Dense.SolveLower(b, q, la, m);
        unchecked
        {
            for (var i = 0; i < m; i++) Vectors.AddRows(la.AsSpan(i), m, q, -1, la, block.Inner.AsSpan(i * m, m));
        }

        var half = block.K;
        Array.Clear(half);
        foreach (var slot in block.Slots) PlaceTransposed(factors[slot.Term], slot.Offset, q, half);
        Dense.SolveLower(b, q, half, q);
        var kz = scratch.AsSpan(0, q * m);
        Dense.MultiplyTransposed(half, q, q, la, m, kz);
        kz.CopyTo(block.Kz);
        var k2 = scratch.AsSpan(0, q * q);
        Dense.MultiplyTransposed(half, q, q, half, q, k2);
        k2.CopyTo(block.K);
        return true;
    }

    // into = L'Z'R^-1U (q by m): the random rows of A, combined by the factor of each level.
    private static void LeftMultiply(Block block, double[][] factors, double[] a, int m, double[] into)
    {
        unchecked
        {
            Array.Clear(into);
            foreach (var slot in block.Slots)
            {
                var l = factors[slot.Term];
                var n = Size(l);
                for (var c = 0; c < n; c++)
                {
                    for (var r = c; r < n; r++)
                    {
                        if (l[r * n + c] != 0) Vectors.AddScaled(l[r * n + c], a.AsSpan((slot.Offset + r) * m, m), into.AsSpan((slot.Offset + c) * m, m));
                    }
                }
            }
        }
    }

    // into = (L'Z'R^-1Z) L (q by q).
    private static void RightMultiply(Block block, double[][] factors, double[] left, int m, Span<double> into)
    {
        unchecked
        {
            var q = block.Q;
            foreach (var slot in block.Slots)
            {
                var l = factors[slot.Term];
                var n = Size(l);
                for (var i = 0; i < q; i++)
                {
                    for (var c = 0; c < n; c++)
                    {
                        var sum = 0.0;
                        for (var r = c; r < n; r++) sum += left[i * m + slot.Offset + r] * l[r * n + c];
                        into[i * q + slot.Offset + c] = sum;
                    }
                }
            }
        }
    }

    private static void PlaceTransposed(double[] l, int offset, int q, double[] into)
    {
        var n = Size(l);
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c <= r; c++) into[(offset + c) * q + offset + r] = l[r * n + c];
        }
    }

    private static int Size(double[] square) => square.Length switch { 1 => 1, 4 => 2, 9 => 3, var length => (int)Math.Sqrt(length) };

    private bool Solve()
    {
        var width = P + 1;
        var xx = new double[P * P];
        var b = new double[P];
        for (var i = 0; i < P; i++)
        {
            M.AsSpan(i * width, P).CopyTo(xx.AsSpan(i * P, P));
            b[i] = M[i * width + P];
        }

        if (!Dense.Cholesky(xx, P)) return false;
        var logDetX = Dense.LogDeterminant(xx, P);
        Phi = Dense.InverseFromCholesky(xx, P);
        Dense.SolveLower(xx, P, b, 1);
        Quadratic = M[P * width + P] - Vectors.Dot(b, b);
        Dense.SolveLowerTransposed(xx, P, b, 1);
        Residual = [.. b.Select(v => -v), 1];
        var constant = Math.Log(2 * Math.PI);
        Ml = -0.5 * (N * constant + LogDetV - weightConstant + Quadratic);
        Reml = -0.5 * ((N - P) * constant + LogDetV - weightConstant + logDetX + 2 * Frame.Basis.LogDeterminant + Quadratic);
        return double.IsFinite(Reml);
    }

    private void Differentiate(bool reml)
    {
        var q = Names.Length;
        var width = P + 1;
        var psi = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < width; j++) psi[i * width + j] = Residual[i] * Residual[j] + (reml && i < P && j < P ? Phi[i * P + j] : 0);
        }

        var logDet = new double[q];
        var information = new double[q * q];
        derivatives.Add(psi, FirstM, logDet, information);
        Gradient = new double[q];
        var pushed = new double[q][];
        var score = new double[q][];
        for (var i = 0; i < q; i++)
        {
            Gradient[i] = -0.5 * (logDet[i] + Vectors.Dot(FirstM[i], psi));
            score[i] = Score(FirstM[i]);
            pushed[i] = Dense.Product(Phi, P, P, FixedPart(FirstM[i]), P);
        }

        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = information[i * q + j] - Dense.Form(score[i], Phi, score[j]);
                if (reml) value -= 0.5 * Dense.TraceOfProduct(pushed[i], pushed[j], P);
                information[i * q + j] = information[j * q + i] = value;
            }
        }

        Information = information;
    }

    /// <summary>The X rows of (dM) r.</summary>
    private double[] Score(double[] first)
    {
        var score = new double[P];
        for (var i = 0; i < P; i++) score[i] = Vectors.Dot(first.AsSpan(i * (P + 1), P + 1), Residual);
        return score;
    }

    /// <summary>The X by X part of a (p+1) by (p+1) matrix.</summary>
    public double[] FixedPart(double[] matrix)
    {
        var part = new double[P * P];
        for (var i = 0; i < P; i++) matrix.AsSpan(i * (P + 1), P).CopyTo(part.AsSpan(i * P, P));
        return part;
    }

    private static (double[] Wide, double[] Coefficients) WideRows(ModelFrame frame)
    {
        var p = frame.Basis.Columns.Length;
        var y = (double[])frame.Y.Clone();
        var coefficients = new double[p];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < p; j++)
            {
                var projection = Vectors.Dot(frame.Basis.Columns[j], y);
                coefficients[j] += projection;
                Vectors.AddScaled(-projection, frame.Basis.Columns[j], y);
            }
        }

        var wide = new double[frame.Count * (p + 1)];
        unchecked
        {
            for (var row = 0; row < frame.Count; row++)
            {
                var weight = frame.Weights is { } w ? Math.Sqrt(w[row]) : 1;
                for (var j = 0; j < p; j++) wide[row * (p + 1) + j] = weight * frame.Basis.Columns[j][row];
                wide[row * (p + 1) + p] = weight * y[row];
            }
        }

        return (wide, coefficients);
    }

    private static double CheckedLogWeights(double[] weights)
    {
        var bad = Array.FindIndex(weights, w => !(w > 0));
        if (bad >= 0) throw new ModelException("data.weight", $"the weight in complete row {bad + 1} is not positive");
        return weights.Sum(Math.Log);
    }
}
