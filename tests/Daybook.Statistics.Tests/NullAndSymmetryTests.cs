using CsCheck;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Means;
using Daybook.Statistics.Random;
using Daybook.Statistics.Regression;
using Daybook.Statistics.SingleCase;
using Daybook.Statistics.Survival;
using Xunit;

namespace Daybook.Statistics.Tests;

/// <summary>
/// What every two-arm analysis owes: p uniform when nothing is to be found (Kolmogorov's distance of 600 simulated trials
/// below its 0.1% point, which large-sample tests of 80 people meet too), and an effect that only turns its sign with the arms.
/// </summary>
public class NullAndSymmetryTests
{
    private const int Trials = 600, People = 80;

    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, People)], Arm = [.. Enumerable.Range(0, People).Select(i => i % 2.0)], Other = [.. Arm.Select(a => 1 - a)];
    private static readonly int[] Groups = [.. Arm.Select(a => (int)a)], Strata = [.. Enumerable.Range(0, People).Select(i => i / 2 % 3)];

    private static readonly Dictionary<string, Func<CounterRandom, double>> Analyses = new()
    {
        ["pooled t"] = r => TTest.Pooled(Normals(r, 9), Normals(r, 14)).P,
        ["paired t"] = r => TTest.Paired(Normals(r, 12), Normals(r, 12)).P,
        ["crossover treatment"] = r => TwoPeriodCrossover.Analyse(Pairs(r, 9), Pairs(r, 11)).Treatment.P,
        ["least squares"] = r => LinearRegression.Fit([Ones, Arm], Normals(r, People)).Coefficient(1).P,
        ["least squares, HC3"] = r => { var fit = LinearRegression.Fit([Ones, Arm], Normals(r, People)); return fit.Coefficient(1, fit.Covariance(HeteroscedasticityConsistent.HC3)).P; },
        ["Pearson"] = r => Pearson.Of(Normals(r, 20), Normals(r, 20)).P,
        ["Poisson, robust, of overdispersed counts"] = r => { var fit = GeneralizedLinearModel.Fit([Ones, Arm], Counts(r), ResponseFamily.Poisson); return fit.Coefficient(1, fit.Robust(HeteroscedasticityConsistent.HC3), df: fit.ResidualDf).P; },
        ["Poisson, quasi, of overdispersed counts"] = r => { var fit = GeneralizedLinearModel.Fit([Ones, Arm], Counts(r), ResponseFamily.Poisson); return fit.Coefficient(1, fit.QuasiCovariance(), df: fit.ResidualDf).P; },
        ["log-rank"] = r => { var (t, e) = Times(r); return LogRankTest.Of(t, e, Groups).P; },
        ["log-rank, stratified"] = r => { var (t, e) = Times(r); return LogRankTest.Of(t, e, Groups, 0, Strata).P; },
        ["Cox, score, stratified"] = r => { var (t, e) = Times(r); return ChiSquare.Survival(CoxRegression.Fit([Arm], t, e, CoxTies.Efron, Strata).ScoreStatistic, 1); },
    };

    public static TheoryData<string> Names => [.. Analyses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void p_is_uniform_when_nothing_is_to_be_found(string name)
    {
        double[] p = [.. Enumerable.Range(0, Trials).Select(trial => Analyses[name](CounterRandom.For(20261127, name, trial))).Order()];
        double distance = p.Select((v, i) => Math.Max(v - i / (double)Trials, (i + 1) / (double)Trials - v)).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Trials), $"{name}: {distance}");
    }

    [Fact]
    public void counts_that_vary_more_than_poisson_break_the_models_own_p()
    {
        // The test above can fail: the same counts with the errors that trust the family.
        double[] p = [.. Enumerable.Range(0, Trials).Select(trial => GeneralizedLinearModel.Fit([Ones, Arm], Counts(CounterRandom.For(1, trial)), ResponseFamily.Poisson).Coefficient(1).P)];
        Assert.True(p.Count(v => v <= 0.05) > 0.12 * Trials);
    }

    [Fact]
    public void naming_the_arms_the_other_way_only_turns_the_effect() => Gen.ULong.Sample(seed =>
    {
        var random = CounterRandom.For(seed, "swap");
        double[] y = Normals(random, People), counts = Counts(random), yes = [.. y.Select(v => v > 0.1 ? 1.0 : 0)];
        (double[] times, bool[] events) = Times(random);
        Func<double[], (double Effect, double Error)>[] analyses =
        [
            arm => Of(GeneralizedLinearModel.Fit([Ones, arm], yes, ResponseFamily.Binomial)),
            arm => Of(GeneralizedLinearModel.Fit([Ones, arm], counts, ResponseFamily.Poisson)),
            arm => Of(NegativeBinomialRegression.Fit([Ones, arm], counts).Model),
            arm => { var cox = CoxRegression.Fit([arm], times, events, CoxTies.Efron, Strata); return (cox.Coefficients[0], Math.Sqrt(cox.Robust()[0][0])); },
            arm => { var tobit = CensoredRegression.Fit([Ones, arm], [.. y.Select(v => Math.Min(v, 1))], [.. y.Select(v => v < 1 ? Censoring.None : Censoring.Right)]); return (tobit.Parameters[1], Math.Sqrt(tobit.Covariance[1][1])); },
            arm => { var series = AutoregressiveRegression.Fit([Ones, arm], y).Coefficients[1]; return (series.Estimate, series.StandardError); },
        ];
        foreach (var analysis in analyses)
        {
            (double effect, double error) = analysis(Arm);
            (double turned, double same) = analysis(Other);
            Assert.Equal(effect, -turned, 1e-5);
            Assert.Equal(error, same, 1e-5);
        }

        static (double, double) Of(GeneralizedLinearModel model) => (model.Coefficients[1], Math.Sqrt(model.Robust(HeteroscedasticityConsistent.HC1)[1][1]));
    }, iter: 20);

    private static double[] Normals(CounterRandom random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];

    private static PeriodPair[] Pairs(CounterRandom random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextNormal()).Select(level =>
        new PeriodPair(2 * level + random.NextNormal(), 2 * level + 3 + random.NextNormal()))];

    /// <summary>Counts of mean 4 whose variance is about three times that.</summary>
    private static double[] Counts(CounterRandom random) =>
        [.. Enumerable.Range(0, People).Select(_ => (double)random.NextPoisson(2 * (random.NextExponential() + random.NextExponential())))];

    private static (double[] Times, bool[] Events) Times(CounterRandom random)
    {
        (double Time, bool Event)[] people = [.. Enumerable.Range(0, People).Select(i =>
        {
            double time = random.NextExponential() * (1 + Strata[i]), end = 0.5 + 3 * random.NextDouble();
            return (Math.Min(time, end), time <= end);
        })];
        return ([.. people.Select(p => p.Time)], [.. people.Select(p => p.Event)]);
    }
}
