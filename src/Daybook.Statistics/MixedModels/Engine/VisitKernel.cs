using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// A covariance matrix over planned visits. Participants who were seen at the same visits share one inverse and, when no
/// random effects tell them apart, one set of cross-products; a likelihood then costs nothing that grows with participants.
/// </summary>
internal sealed class VisitKernel : ResidualKernel
{
    private readonly VisitStructure structure;
    private readonly int[] group;
    private readonly int[] visit;
    private readonly int[] by;
    private readonly Dictionary<string, Pattern> index = new(StringComparer.Ordinal);
    private readonly List<Pattern> patterns = [];
    private readonly VisitDerivatives derivatives;

    private VisitKernel(VisitStructure structure, int[] group, int[] visit, int[] by, string[] byLevels)
    {
        this.structure = structure;
        this.group = group;
        this.visit = visit;
        this.by = by;
        Names = [.. byLevels.SelectMany(b => structure.Names.Select(n => n + Suffix(b)))];
        Maps = [.. byLevels.SelectMany(_ => structure.Maps)];
        derivatives = new VisitDerivatives(structure.Dimension, structure.Names.Length);
    }

    public override string[] Names { get; }

    public override IReadOnlyList<ParameterMap> Maps { get; }

    public override int Classes => patterns.Count == 0 ? 0 : patterns[^1].First + patterns[^1].Size;

    public static VisitKernel Of(ModelFrame frame, VisitResidual residual, int[] by, string[] byLevels)
    {
        var (group, groupLevels) = GroupLevels.Of(frame.Table, [residual.Group]);
        var (visit, levels) = residual.Visit is { } column ? GroupLevels.Of(frame.Table, [column]) : Positions(group);
        if (residual.Visit is null && residual.Covariance != VisitCovariance.CompoundSymmetry)
            throw new ModelException("visits.no-column", $"the structure {residual.Covariance} needs a visit column");
        var seen = new HashSet<(int, int)>();
        for (var row = 0; row < visit.Length; row++)
        {
            if (seen.Add((group[row], visit[row]))) continue;
            throw new ModelException("visits.duplicate", $"{residual.Visit} '{levels[visit[row]]}' of {residual.Group} '{groupLevels[group[row]]}' occurs more than once (row {frame.Rows[row] + 1})");
        }

        return new VisitKernel(VisitStructure.Of(residual.Covariance, levels), group, visit, by, byLevels);
    }

    public override bool IsVariance(int parameter) => structure.IsVariance(parameter % structure.Names.Length);

    public override void Products(ReadOnlySpan<int> rows, IProductSink sink)
    {
        var ordered = rows.ToArray();
        Array.Sort(ordered, (a, b) => group[a] != group[b] ? group[a].CompareTo(group[b]) : visit[a].CompareTo(visit[b]));
        for (var start = 0; start < ordered.Length;)
        {
            var end = start;
            while (end < ordered.Length && group[ordered[end]] == group[ordered[start]]) end++;
            var pattern = PatternOf(ordered.AsSpan(start, end - start));
            for (var a = 0; a < end - start; a++)
            {
                for (var b = 0; b <= a; b++) sink.Add(pattern.First + a * (a + 1) / 2 + b, ordered[start + a], ordered[start + b]);
            }

            start = end;
        }
    }

    public override bool Evaluate(ReadOnlySpan<double> theta, int order, ResidualTerms into)
    {
        into.Clear(order);
        var own = structure.Names.Length;
        var current = -1;
        foreach (var pattern in patterns.OrderBy(p => p.By))
        {
            if (pattern.By != current)
            {
                current = pattern.By;
                derivatives.Clear();
                if (!structure.Fill(theta.Slice(current * own, own), order, derivatives)) return false;
            }

            if (!pattern.Evaluate(derivatives, order, current * own, into)) return false;
        }

        return true;
    }

    public override void SecondOrder(ReadOnlySpan<double> theta, ResidualTerms terms, int i, int j, Span<double> into)
    {
        base.SecondOrder(theta, terms, i, j, into);
        var own = structure.Names.Length;
        if (structure.Linear || i / own != j / own) return;
        derivatives.Clear();
        structure.Fill(theta.Slice(i / own * own, own), 2, derivatives);
        foreach (var pattern in patterns)
        {
            if (pattern.By == i / own) pattern.AddHalfCurvature(derivatives, i % own, j % own, into);
        }
    }

    /// <summary>True when the covariance matrix has a second derivative in the two parameters.</summary>
    public bool IsCurved(int i, int j) => !structure.Linear && i / structure.Names.Length == j / structure.Names.Length;

    public override double[] Start(double variance) => [.. Enumerable.Range(0, Parameters / structure.Names.Length).SelectMany(_ => structure.Start(variance))];

    public override double[] Covariance(ReadOnlySpan<double> theta, ReadOnlySpan<int> rows)
    {
        var n = rows.Length;
        var r = new double[n * n];
        var own = structure.Names.Length;
        for (var i = 0; i < n; i++)
        {
            derivatives.Clear();
            structure.Fill(theta.Slice(by[rows[i]] * own, own), 0, derivatives);
            for (var j = 0; j < n; j++)
            {
                if (group[rows[i]] == group[rows[j]]) r[i * n + j] = derivatives.Value[visit[rows[i]] * structure.Dimension + visit[rows[j]]];
            }
        }

        return r;
    }

    private Pattern PatternOf(ReadOnlySpan<int> rows)
    {
        var visits = new int[rows.Length];
        for (var i = 0; i < visits.Length; i++) visits[i] = visit[rows[i]];
        var key = by[rows[0]] + ":" + string.Join(',', visits);
        if (!index.TryGetValue(key, out var pattern))
        {
            pattern = new Pattern(Classes, by[rows[0]], visits, structure.Dimension);
            index.Add(key, pattern);
            patterns.Add(pattern);
        }

        pattern.Count++;
        return pattern;
    }

    private static (int[] Codes, string[] Levels) Positions(int[] group)
    {
        var next = new Dictionary<int, int>();
        var codes = Array.ConvertAll(group, g => next[g] = next.TryGetValue(g, out var k) ? k + 1 : 0);
        return (codes, [.. Enumerable.Range(1, codes.Max() + 1).Select(k => k.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>The participants seen at one set of visits.</summary>
    private sealed class Pattern(int first, int by, int[] visits, int dimension)
    {
        private readonly double[] inverse = new double[visits.Length * visits.Length];

        public int First { get; } = first;

        public int By { get; } = by;

        public int Count { get; set; }

        public int Size => visits.Length * (visits.Length + 1) / 2;

        public bool Evaluate(VisitDerivatives all, int order, int offset, ResidualTerms into)
        {
            var n = visits.Length;
            var r = Sub(all.Value);
            if (!Dense.Cholesky(r, n)) return false;
            into.LogDet += Count * Dense.LogDeterminant(r, n);
            Dense.InverseFromCholesky(r, n).CopyTo(inverse, 0);
            Store(inverse, 1, into.Alpha);
            if (order == 0) return true;
            var right = Array.ConvertAll(all.First, f => Dense.Product(Sub(f), n, n, inverse, n));
            var sandwich = Array.ConvertAll(right, x => Dense.Product(inverse, n, n, x, n));
            var product = new double[n * n];
            for (var i = 0; i < right.Length; i++)
            {
                Store(sandwich[i], -1, into.FirstOf(offset + i));
                into.LogDetFirst[offset + i] += Count * Trace(right[i], n);
                for (var j = 0; j <= i; j++)
                {
                    Dense.Multiply(sandwich[i], n, n, right[j], n, product);
                    var pair = ResidualTerms.Pair(offset + i, offset + j);
                    into.LogDetSecond[pair] -= Count * Dense.TraceOfProduct(right[i], right[j], n);
                    Store(product, 2, into.SecondOf(offset + i, offset + j));
                    if (all.Second[ResidualTerms.Pair(i, j)] is not { } second) continue;
                    var curved = Dense.Product(Sub(second), n, n, inverse, n);
                    into.TraceSecond[pair] += Count * Trace(curved, n);
                    into.LogDetSecond[pair] += Count * Trace(curved, n);
                    Store(Dense.Product(inverse, n, n, curved, n), -1, into.SecondOf(offset + i, offset + j));
                }
            }

            return true;
        }

        /// <summary>Adds half of R^-1 R_ij R^-1, which turns half the second derivative of R^-1 into R^-1 R_i R^-1 R_j R^-1.</summary>
        public void AddHalfCurvature(VisitDerivatives all, int i, int j, Span<double> into)
        {
            if (all.Second[ResidualTerms.Pair(i, j)] is not { } second) return;
            var n = visits.Length;
            Store(Dense.Product(inverse, n, n, Dense.Product(Sub(second), n, n, inverse, n), n), 0.5, into);
        }

        private static double Trace(double[] a, int n)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += a[i * n + i];
            return sum;
        }

        private double[] Sub(double[] full)
        {
            var n = visits.Length;
            var sub = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) sub[i * n + j] = full[visits[i] * dimension + visits[j]];
            }

            return sub;
        }

        private void Store(double[] matrix, double factor, Span<double> into)
        {
            var n = visits.Length;
            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b <= a; b++) into[First + a * (a + 1) / 2 + b] += factor * (matrix[a * n + b] + matrix[b * n + a]) / 2;
            }
        }
    }
}
