namespace Daybook.Statistics.Multiplicity;

/// <summary>
/// The sequentially rejective graph of Bretz, Maurer, Brannath and Posch (Statistics in Medicine 28:586, 2009,
/// algorithm 2): each hypothesis holds a share of alpha, and a rejected one passes its share along its edges.
/// </summary>
public sealed class RejectionGraph
{
    private readonly double[] weights;
    private readonly double[][] edges;

    /// <summary>Describes the graph.</summary>
    /// <param name="weights">Initial shares of alpha: not negative, together at most 1.</param>
    /// <param name="edges">
    /// edges[i][j] is the part of i's share that j gets when i is rejected: not negative, each row at most 1, 0 on the
    /// diagonal.
    /// </param>
    /// <exception cref="ArgumentException">The graph breaks these rules.</exception>
    public RejectionGraph(IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> edges)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(edges);
        this.weights = [.. weights];
        this.edges = [.. edges.Select(row => row.ToArray())];
        const double most = 1 + 1e-9;
        if (this.weights.Any(w => !(w >= 0)) || this.weights.Sum() > most)
        {
            throw new ArgumentException("The shares of alpha are not negative and sum to at most 1.", nameof(weights));
        }
        if (this.edges.Length != this.weights.Length || this.edges.Where((row, i) =>
            row.Length != this.weights.Length || row.Any(g => !(g >= 0)) || row[i] != 0 || row.Sum() > most).Any())
        {
            throw new ArgumentException(
                "The edges are square, not negative, zero on the diagonal, and each row sums to at most 1.", nameof(edges));
        }
    }

    /// <summary>Adjusted p values: a hypothesis is rejected at level alpha when its value is at most alpha.</summary>
    /// <param name="p">One p value a hypothesis.</param>
    /// <exception cref="ArgumentException">The number of p values is another, or one is not between 0 and 1.</exception>
    public double[] AdjustedP(IReadOnlyList<double> p)
    {
        if (Multiplicity.AdjustedP.Checked(p).Count != weights.Length)
        {
            throw new ArgumentException($"The graph has {weights.Length} hypotheses; {p.Count} p values were given.", nameof(p));
        }
        double[] share = [.. weights], adjusted = new double[p.Count];
        double[][] graph = [.. edges.Select(row => row.ToArray())];
        var left = Enumerable.Range(0, p.Count).ToList();
        double current = 0;
        while (left.Count > 0)
        {
            int next = left.MinBy(j => share[j] > 0 ? p[j] / share[j] : double.PositiveInfinity);
            current = Math.Max(current, share[next] > 0 ? Math.Min(1, p[next] / share[next]) : 1);
            adjusted[next] = current;
            left.Remove(next);
            (share, graph) = Without(next, left, share, graph);
        }
        return adjusted;
    }

    private static (double[] Share, double[][] Graph) Without(int gone, List<int> left, double[] share, double[][] graph)
    {
        double[] nextShare = new double[share.Length];
        double[][] next = [.. graph.Select(row => new double[row.Length])];
        foreach (int l in left)
        {
            nextShare[l] = share[l] + share[gone] * graph[gone][l];
            foreach (int k in left.Where(k => k != l))
            {
                double kept = 1 - graph[l][gone] * graph[gone][l];
                next[l][k] = kept > 0 ? (graph[l][k] + graph[l][gone] * graph[gone][k]) / kept : 0;
            }
        }
        return (nextShare, next);
    }
}
