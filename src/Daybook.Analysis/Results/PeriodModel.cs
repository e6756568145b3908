using Daybook.Statistics.MixedModels;
using Daybook.Trial;
using Count = Daybook.Statistics.MixedModels.DegreesOfFreedom;
using Structure = Daybook.Statistics.MixedModels.ResidualStructure;

namespace Daybook.Analysis;

/// <summary>A linear mixed model of every value with the period as the fixed effect, by REML.</summary>
/// <remarks>Days that are missing stay gaps: two values k days apart correlate by the k-th power (AR(1)). Compound symmetry stands in place of a random
/// level, so that its correlation may be negative, as the published analysis of the laboratory visits had it.</remarks>
public static class PeriodModel
{
    /// <summary>Fits the model that <paramref name="plan"/> describes to <paramref name="values"/>.</summary>
    /// <param name="plan">An analysis by <see cref="AnalysisMethod.PeriodModel"/>.</param>
    /// <param name="order">The periods in the order of the protocol; those without a value are left out.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ModelException">The model cannot be fitted to these values.</exception>
    public static MixedModelFit Fit(PlannedAnalysis plan, IEnumerable<string> order, IReadOnlyList<PeriodValue> values)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(values);
        var levels = Levels(plan, order, values);
        return LinearMixedModel.Fit(Specification(plan), Table(plan, levels, Entering(values, levels)));
    }

    internal static Finding Of(Dataset dataset, PlannedAnalysis plan, Endpoint endpoint)
    {
        var all = PeriodValues.Of(dataset, endpoint);
        var levels = Levels(plan, Turns.Names(dataset.Protocol), all);
        var values = Entering(all, levels);
        int n = values.Select(value => value.Participant).Distinct().Count();
        if (plan.Periods.Any(period => !levels.Contains(period, StringComparer.Ordinal)))
        {
            return Finding.None(n, "There are no values in one of the two periods.");
        }
        try
        {
            return new PeriodModelReading(plan, levels, LinearMixedModel.Fit(Specification(plan), Table(plan, levels, values)), values).Finding(n);
        }
        catch (ModelException problem)
        {
            return Finding.None(n, $"The model could not be fitted: {problem.Message}.");
        }
    }

    /// <summary>How the protocol's name of the degrees of freedom reads in the library.</summary>
    internal static Count CountOf(PlannedAnalysis plan) =>
        plan.DegreesOfFreedom == Trial.DegreesOfFreedom.Satterthwaite ? Count.Satterthwaite : Count.KenwardRogerExpected;

    private static ModelSpecification Specification(PlannedAnalysis plan)
    {
        RandomTerm[] random = plan.Varies is not null ? [new RandomTerm("1 + varies", ["participant"])]
            : plan.Residual == Trial.ResidualStructure.CompoundSymmetry ? []
            : [RandomTerm.Intercept("participant")];
        Structure residual = plan.Residual switch
        {
            Trial.ResidualStructure.Independent => new IndependentResidual(),
            Trial.ResidualStructure.Ar1 => new AutoregressiveResidual("day", "participant"),
            Trial.ResidualStructure.CompoundSymmetry => new VisitResidual(VisitCovariance.CompoundSymmetry, null, "participant"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new ModelSpecification("value ~ period", random, residual);
    }

    // The second of the two compared comes first, so that the first one's coefficient is the difference.
    private static string[] Levels(PlannedAnalysis plan, IEnumerable<string> order, IReadOnlyList<PeriodValue> values)
    {
        var present = values.Where(value => plan.Only.Count == 0 || plan.Only.Contains(value.Period, StringComparer.Ordinal)).Select(value => value.Period).ToHashSet(StringComparer.Ordinal);
        string[] inOrder = [.. order.Where(present.Contains)];
        return [.. inOrder.Where(period => period == plan.Periods[1]), .. inOrder.Where(period => period != plan.Periods[1])];
    }

    private static List<PeriodValue> Entering(IReadOnlyList<PeriodValue> values, string[] levels) => [.. values.Where(value => levels.Contains(value.Period, StringComparer.Ordinal))];

    private static DataTable Table(PlannedAnalysis plan, string[] levels, IReadOnlyList<PeriodValue> values)
    {
        string[] people = [.. values.Select(value => value.Participant.Value).Distinct()];
        var numbers = people.Select((person, i) => (person, i)).ToDictionary(p => p.person, p => p.i, StringComparer.Ordinal);
        return new DataTable(
            new NumberColumn("value", [.. values.Select(value => value.Value)]),
            new NumberColumn("day", [.. values.Select(value => (double)value.Day)]),
            new NumberColumn("varies", [.. values.Select(value => value.Period == plan.Varies ? 1.0 : 0)]),
            new FactorColumn("period", levels, [.. values.Select(value => Array.IndexOf(levels, value.Period))]),
            new FactorColumn("participant", people, [.. values.Select(value => numbers[value.Participant.Value])]));
    }
}
