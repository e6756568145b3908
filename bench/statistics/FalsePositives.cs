using Daybook.Statistics.MixedModels;

namespace Daybook.Bench.Statistics;

/// <summary>
/// Rejection rates at 5% in trials without an average drug effect, for the default model of the pilot and for naive ones; every
/// data set must be fitted, and every boundary must pass its sign check.
/// </summary>
internal static class FalsePositives
{
    private static readonly AutoregressiveResidual Series = new("day", "id");

    private static readonly (string Name, ModelSpecification Model, DegreesOfFreedom Method)[] Analyses =
    [
        ("default: AR(1) + random drug, Kenward-Roger (expected)", Of("1 + drug", Series), DegreesOfFreedom.KenwardRogerExpected),
        ("the same, Kenward-Roger (observed)", Of("1 + drug", Series), DegreesOfFreedom.KenwardRogerObserved),
        ("the same, Satterthwaite", Of("1 + drug", Series), DegreesOfFreedom.Satterthwaite),
        ("the same, containment (as nlme)", Of("1 + drug", Series), DegreesOfFreedom.Containment),
        ("random drug without AR(1), Satterthwaite", Of("1 + drug", null), DegreesOfFreedom.Satterthwaite),
        ("naive: AR(1) with a random intercept only, containment", Of("1", Series), DegreesOfFreedom.Containment),
        ("naive: random intercept only, Satterthwaite", Of("1", null), DegreesOfFreedom.Satterthwaite),
    ];

    public static int Run(string file)
    {
        var trials = Exchange.ReadTrials(file).ToArray();
        var (failures, singular, broken) = (0, 0, 0);
        var rejected = new int[Analyses.Length];
        foreach (var trial in trials)
        {
            for (var k = 0; k < Analyses.Length; k++)
            {
                try
                {
                    var fit = LinearMixedModel.Fit(Analyses[k].Model, trial);
                    if (fit.Coefficient("phasedrug", Analyses[k].Method).P < 0.05) rejected[k]++;
                    if (!fit.Converged) failures++;
                    if (k > 0) continue;
                    if (fit.IsSingular) singular++;
                    if (fit.Boundaries.Any(b => b.OutwardGradient > 1e-4)) broken++;
                }
                catch (ModelException problem)
                {
                    failures++;
                    Console.WriteLine(problem.Message);
                }
            }
        }

        Console.WriteLine($"{trials.Length} trials: {failures} failures, {singular} at a boundary, {broken} of them failing the sign check");
        for (var k = 0; k < Analyses.Length; k++)
        {
            var rate = (double)rejected[k] / trials.Length;
            Console.WriteLine($"{Analyses[k].Name,-60} {100 * rate,6:0.0}%  (MC SE {100 * Math.Sqrt(rate * (1 - rate) / trials.Length):0.0})");
        }

        return failures + broken == 0 ? 0 : 1;
    }

    private static ModelSpecification Of(string random, ResidualStructure? residual) =>
        new("severity ~ phase", [new RandomTerm(random, ["id"])], residual ?? new IndependentResidual());
}
