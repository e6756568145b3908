using Daybook.Statistics;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Multiplicity;

namespace Daybook.Tests.Docs;

/// <summary>The printed numbers, computed again by the library.</summary>
internal static class PilotRecomputed
{
    /// <summary>Baseline, placebo, drug, washout: three degrees of freedom.</summary>
    public const int ConditionDf = 3;

    public const int Participants = 10;

    public static double P(PrintedTest test, int numerator) => FisherF.Survival(PilotPaper.Number(test.F), numerator, test.DenominatorDf);

    /// <summary>Whether some F that is printed so has, with that numerator, a p that is printed so.</summary>
    public static bool Fits(PrintedTest test, int numerator)
    {
        double f = PilotPaper.Number(test.F), half = HalfUnit(test.F);
        double lowest = FisherF.Survival(f + half, numerator, test.DenominatorDf), highest = FisherF.Survival(f - half, numerator, test.DenominatorDf);
        if (test.P[0] == '<')
            return lowest < PilotPaper.Number(test.P[1..]);
        double p = PilotPaper.Number(test.P), reach = HalfUnit(test.P);
        return lowest <= p + reach && highest >= p - reach;
    }

    /// <summary>All seventeen: fourteen outcomes and three predictors of the response.</summary>
    public static IReadOnlyList<(string Name, double P)> Family { get; } =
    [
        .. PilotPaper.Tests.Select(test => (test.Outcome, P(test, ConditionDf))),
        .. PilotPaper.Predictors.Select(predictor => (predictor.Name, Pearson.From(predictor.R, predictor.Pairs).P)),
    ];

    public static double Cut => AdjustedP.NarumCutOff(Family.Count);

    public static double[] StepUpYekutieli { get; } = AdjustedP.BenjaminiYekutieli([.. Family.Select(test => test.P)]);

    public static double[] StepUpHochberg { get; } = AdjustedP.BenjaminiHochberg([.. Family.Select(test => test.P)]);

    public static Pearson Correlation(string column, string other) => Pearson.Of(PilotPaper.Table1(column), PilotPaper.Table1(other));

    public static (double Mean, double Sd) Spread(string column) => (Moments.Mean(PilotPaper.Table1(column)), Moments.StandardDeviation(PilotPaper.Table1(column)));

    /// <summary>What r(response, FIQ) can be, given the printed r(response, ESR) and Table 1's r(ESR, FIQ).</summary>
    public static (double Lowest, double Highest) ResponseWithFiq => CorrelationFeasibility.Range(PilotPaper.Predictors[0].R, Correlation("esr", "fiq").R);

    /// <summary>Whether response, ESR and FIQ can correlate as printed, everything printed being off by its rounding.</summary>
    public static bool PrintedTripleIsFeasible()
    {
        double esr = PilotPaper.Predictors[0].R, severity = PilotPaper.Predictors[2].R, esrFiq = Correlation("esr", "fiq").R;
        return CorrelationFeasibility.IsFeasible([[1, esr, severity], [esr, 1, esrFiq], [severity, esrFiq, 1]], 0.005);
    }

    /// <summary>
    /// The residual SD of one visit that makes the printed difference have the printed p: phase means of so many visits, compound symmetry, so that
    /// only the residual is in a difference within a person.
    /// </summary>
    public static double ResidualSd(PrintedContrast contrast)
    {
        var standardError = contrast.Difference / StudentT.UpperQuantile(contrast.P / 2, contrast.Df);
        return standardError / Math.Sqrt((1 / contrast.Visits + 1 / contrast.OtherVisits) / Participants);
    }

    private static double HalfUnit(string printed) => 0.5 * Math.Pow(10, printed.IndexOf('.', StringComparison.Ordinal) - printed.Length + 1);
}

/// <summary>The trial of 2013, from its two percentages and one p, read as a paired t test.</summary>
internal static class Trial2013Recomputed
{
    public static double Df => PilotPaper.Trial2013("participants") - 1;

    public static double Difference => PilotPaper.Trial2013("reduction under drug") - PilotPaper.Trial2013("reduction under placebo");

    public static double T => StudentT.UpperQuantile(PilotPaper.Trial2013("p") / 2, Df);

    public static double StandardError => Difference / T;

    public static Interval Interval => new(Difference - Reach, Difference + Reach, 0.95);

    public static double Sd(string treatment) => PilotPaper.Trial2013($"half-width of the interval under {treatment}") * Math.Sqrt(Df + 1) / StudentT.UpperQuantile(0.025, Df);

    /// <summary>The correlation within persons that the two SDs and the SE of the difference leave.</summary>
    public static double Within
    {
        get
        {
            double drug = Sd("drug"), placebo = Sd("placebo"), difference = StandardError * StandardError * (Df + 1);
            return (drug * drug + placebo * placebo - difference) / (2 * drug * placebo);
        }
    }

    private static double Reach => StudentT.UpperQuantile(0.025, Df) * StandardError;
}
