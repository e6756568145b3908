using System.Globalization;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Random;

namespace Daybook.Statistics.Design;

/// <summary>A parallel trial of two arms with planned visits and drop-out, analysed by an unstructured MMRM at the last visit.</summary>
/// <param name="Differences">Active minus reference at each visit.</param>
/// <param name="Covariance">Covariance matrix of the visits, positive definite.</param>
/// <param name="DropOut">Probability, at each visit after the first, of leaving before it.</param>
public sealed record VisitDesign(IReadOnlyList<double> Differences, IReadOnlyList<IReadOnlyList<double>> Covariance, double DropOut = 0)
{
    /// <summary>One trial's data: columns <c>id</c>, <c>visit</c>, <c>active</c> (0 or 1) and <c>y</c>.</summary>
    /// <param name="perArm">Participants in each arm.</param>
    /// <param name="random">The trial's stream.</param>
    /// <exception cref="ArgumentException">The covariance is not that of the visits, or not positive definite.</exception>
    public DataTable Simulate(int perArm, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[][] root = Root();
        int visits = Differences.Count;
        var rows = new List<(int Person, int Visit, bool Active, double Y)>();
        for (int person = 0; person < 2 * perArm; person++)
        {
            double[] normal = [.. Enumerable.Range(0, visits).Select(_ => random.NextNormal())];
            for (int visit = 0; visit < visits && !(visit > 0 && random.NextBernoulli(DropOut)); visit++)
            {
                bool active = person % 2 == 1;
                double error = Enumerable.Range(0, visit + 1).Sum(k => root[visit][k] * normal[k]);
                rows.Add((person, visit, active, error + (active ? Differences[visit] : 0)));
            }
        }
        return new DataTable(
            Factor("id", 2 * perArm, [.. rows.Select(r => r.Person)]), Factor("visit", visits, [.. rows.Select(r => r.Visit)]),
            new NumberColumn("active", [.. rows.Select(r => r.Active ? 1.0 : 0)]), new NumberColumn("y", [.. rows.Select(r => r.Y)]));
    }

    /// <summary>Power of the Kenward-Roger test of the difference at the last visit; trials that cannot be fitted count as failed.</summary>
    /// <param name="perArm">Participants in each arm.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="random">The stream that the trials' streams are derived from.</param>
    /// <param name="alpha">The level.</param>
    public SimulatedPower Power(int perArm, int trials, CounterRandom random, double alpha = 0.05)
    {
        string last = Name(Differences.Count - 1);
        bool several = Differences.Count > 1;
        ModelSpecification model = several
            ? new ModelSpecification("y ~ visit * active", [], new VisitResidual(VisitCovariance.Unstructured, "visit", "id"))
            : new ModelSpecification("y ~ active", [], new IndependentResidual());
        return SimulatedPower.Estimate(trials, random, fresh =>
        {
            try
            {
                MixedModelFit fit = LinearMixedModel.Fit(model, Simulate(perArm, fresh));
                Dictionary<string, double> atLast = several ? new() { ["active"] = 1, [$"visit{last}:active"] = 1 } : new() { ["active"] = 1 };
                return fit.Contrast(atLast, DegreesOfFreedom.KenwardRogerExpected).P;
            }
            catch (ModelException)
            {
                return double.NaN;
            }
        }, alpha);
    }

    private double[][] Root()
    {
        int n = Differences.Count;
        if (n == 0 || Covariance.Count != n || Covariance.Any(row => row.Count != n) || !(DropOut is >= 0 and < 1))
        {
            throw new ArgumentException("There is at least one visit, the covariance is of the visits, and drop-out lies from 0 to below 1.", nameof(Covariance));
        }
        double[][] root = [.. Enumerable.Range(0, n).Select(_ => new double[n])];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = Covariance[i][j] - Enumerable.Range(0, j).Sum(k => root[i][k] * root[j][k]);
                root[i][j] = i > j ? rest / root[j][j] : rest > 0 ? Math.Sqrt(rest)
                    : throw new ArgumentException("The covariance is not positive definite.", nameof(Covariance));
            }
        }
        return root;
    }

    private static string Name(int level) => (level + 1).ToString("000", CultureInfo.InvariantCulture);

    private static FactorColumn Factor(string name, int levels, int[] codes) => new(name, [.. Enumerable.Range(0, levels).Select(Name)], codes);
}
