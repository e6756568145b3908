using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>The partial likelihoods of strata that share their effects: everything adds up.</summary>
internal sealed class CoxStrata
{
    private readonly CoxLikelihood[] parts;
    private readonly int[][] people;
    private readonly double[] ranges;
    private readonly CoxTies ties;

    public CoxStrata(double[][] columns, double[] times, bool[] events, CoxTies ties, IReadOnlyList<int>? strata)
    {
        this.ties = ties;
        People = times.Length;
        // A stratum without events says nothing.
        people = [.. Enumerable.Range(0, times.Length).GroupBy(i => strata?[i] ?? 0).Select(g => g.ToArray()).Where(rows => rows.Any(i => events[i]))];
        parts = [.. people.Select(rows => new CoxLikelihood(
            [.. columns.Select(c => rows.Select(i => c[i]).ToArray())], [.. rows.Select(i => times[i])], [.. rows.Select(i => events[i])], ties))];
        ranges = [.. columns.Select((_, j) => parts.Max(part => part.Range(j)))];
        Size = columns.Length;
    }

    public int Size { get; }

    public int People { get; }

    public double Range(int column) => ranges[column];

    public LikelihoodPoint At(double[] beta) => parts.Select(part => part.At(beta)).Aggregate(Sum);

    public LikelihoodPoint Extended(double[] beta, Func<double, double> time) =>
        parts.Select(part => part.Extended(beta, time)).Aggregate(Sum);

    public double Concordance(double[] beta)
    {
        (double Won, double Pairs)[] each = [.. parts.Select(part => part.Concordance(beta))];
        return each.Sum(e => e.Won) / each.Sum(e => e.Pairs);
    }

    /// <summary>Each person's part of the score; zero in a stratum without events.</summary>
    public double[][] ScoreResiduals(double[] beta)
    {
        if (ties == CoxTies.Exact)
        {
            throw new InvalidOperationException("With exact ties the score is not a sum over people, so that there is no robust covariance.");
        }
        double[][] all = [.. Enumerable.Range(0, People).Select(_ => new double[Size])];
        for (int s = 0; s < parts.Length; s++)
        {
            double[][] residuals = parts[s].ScoreResiduals(beta);
            for (int i = 0; i < residuals.Length; i++)
            {
                all[people[s][i]] = residuals[i];
            }
        }
        return all;
    }

    private static LikelihoodPoint Sum(LikelihoodPoint a, LikelihoodPoint b) => new(
        a.Value + b.Value, [.. a.Score.Zip(b.Score, (x, y) => x + y)],
        [.. a.Information.Zip(b.Information, (r, s) => r.Zip(s, (x, y) => x + y).ToArray())]);
}
