using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>A table of counts, rows against columns. Rows and columns that are empty are refused.</summary>
public sealed class ContingencyTable
{
    private readonly int[][] counts;
    private readonly double[] rowSums, columnSums;

    /// <summary>Takes the counts.</summary>
    /// <param name="counts">At least two rows and columns, none negative, no empty row or column.</param>
    /// <exception cref="ArgumentException">The table breaks these rules.</exception>
    public ContingencyTable(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        this.counts = [.. counts.Select(row => row.ToArray())];
        int width = this.counts.Length == 0 ? 0 : this.counts[0].Length;
        if (this.counts.Length < 2 || width < 2 || this.counts.Any(row => row.Length != width || row.Any(c => c < 0)))
        {
            throw new ArgumentException("A table has at least two rows and columns and no negative count.", nameof(counts));
        }
        rowSums = [.. this.counts.Select(row => row.Sum(c => (double)c))];
        columnSums = [.. Enumerable.Range(0, width).Select(j => this.counts.Sum(row => (double)row[j]))];
        if (rowSums.Concat(columnSums).Any(sum => sum == 0))
        {
            throw new ArgumentException("A row or a column of the table is empty: leave it out.", nameof(counts));
        }
    }

    /// <summary>All counts together.</summary>
    public double N => rowSums.Sum();

    /// <summary>(rows - 1)(columns - 1).</summary>
    public int Df => (rowSums.Length - 1) * (columnSums.Length - 1);

    /// <summary>Pearson's chi-square.</summary>
    public double ChiSquare => Cells((o, e) => (o - e) * (o - e) / e);

    /// <summary>The likelihood-ratio statistic G2.</summary>
    public double LikelihoodRatio => 2 * Cells((o, e) => o > 0 ? o * Math.Log(o / e) : 0);

    /// <summary>The smallest expected count: chi-square is doubtful below 5.</summary>
    public double SmallestExpected => rowSums.Min() * columnSums.Min() / N;

    /// <summary>Cramer's V.</summary>
    public double CramersV => Math.Sqrt(ChiSquare / (N * (Math.Min(rowSums.Length, columnSums.Length) - 1)));

    /// <summary>Mantel's linear-by-linear chi-square (N - 1) r^2 with row and column numbers as scores, 1 df.</summary>
    public double LinearByLinear
    {
        get
        {
            double meanRow = rowSums.Select((s, i) => s * i).Sum() / N, meanColumn = columnSums.Select((s, j) => s * j).Sum() / N;
            double rows = rowSums.Select((s, i) => s * (i - meanRow) * (i - meanRow)).Sum();
            double columns = columnSums.Select((s, j) => s * (j - meanColumn) * (j - meanColumn)).Sum();
            double products = counts.Select((row, i) => row.Select((c, j) => c * (i - meanRow) * (j - meanColumn)).Sum()).Sum();
            return (N - 1) * products * products / (rows * columns);
        }
    }

    /// <summary>Concordant and discordant pairs of an ordered table; gamma is their difference over their sum.</summary>
    public (double Concordant, double Discordant) OrderedPairs
    {
        get
        {
            double Pairs(Func<int, int, bool> beyond) => counts.Select((row, i) => row.Select((c, j) =>
                c * counts.Skip(i + 1).Sum(below => below.Where((_, k) => beyond(k, j)).Sum(v => (double)v))).Sum()).Sum();
            return (Pairs((k, j) => k > j), Pairs((k, j) => k < j));
        }
    }

    /// <summary>
    /// The Freeman-Halton extension of Fisher's test: the probability, given the margins, of all tables no more likely
    /// than the observed one. Every table is visited, columns last filled, so it is meant for small tables.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are more than two hundred million such tables.</exception>
    public double FreemanHalton() => new TableWalk(counts).Run();

    /// <summary>
    /// Cochran and Armitage's chi-square for a trend of proportions over ordered groups scored 1, 2, 3, ...; 1 df.
    /// </summary>
    /// <param name="events">Events in each group.</param>
    /// <param name="sizes">Size of each group.</param>
    public static double CochranArmitage(IReadOnlyList<int> events, IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(sizes);
        double n = sizes.Sum(s => (double)s), p = events.Sum(x => (double)x) / n, mean = sizes.Select((s, i) => s * (double)i).Sum() / n;
        double slope = events.Select((x, i) => x * (i - mean)).Sum();
        return slope * slope / (p * (1 - p) * sizes.Select((s, i) => s * (i - mean) * (i - mean)).Sum());
    }

    private double Cells(Func<double, double, double> part) => counts.Select((row, i) =>
        row.Select((c, j) => part(c, rowSums[i] * columnSums[j] / N)).Sum()).Sum();
}
