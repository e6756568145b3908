using Daybook.Statistics.MixedModels;

namespace Daybook.Bench.Statistics;

/// <summary>One model on one data set, and the R call that does the same or the nearest that R has.</summary>
internal sealed record Scenario(string Name, string Data, ModelSpecification Model, DegreesOfFreedom? Inference, string R, int Repeats, double Goal)
{
    /// <summary>Fits and, where asked, tests every coefficient.</summary>
    public void Run(DataTable table)
    {
        var fit = LinearMixedModel.Fit(Model, table);
        if (Inference is not { } method) return;
        foreach (var name in fit.CoefficientNames) fit.Coefficient(name, method);
    }

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Of("pilot, random intercept", "pilot-full", "severity ~ phase + (1 | id)", null, null, "lme4::lmer(severity ~ phase + (1 | id), d)", 200, 20),
        Of("pilot, random drug", "pilot-full", "severity ~ phase + (1 + drug | id)", null, null, "lme4::lmer(severity ~ phase + (1 + drug | id), d)", 200, 20),
        Of("pilot, random intercept, Kenward-Roger", "pilot-full", "severity ~ phase + (1 | id)", null, DegreesOfFreedom.KenwardRogerExpected, "summary(lmerTest::lmer(severity ~ phase + (1 | id), d), ddf = 'Kenward-Roger')", 200, 100),
        Of("pilot with gaps, AR(1) + intercept, Kenward-Roger (R: without)", "pilot-gaps", "severity ~ phase + (1 | id)", Series, DegreesOfFreedom.KenwardRogerExpected, "nlme::lme(severity ~ phase, d, random = ~ 1 | id, correlation = nlme::corAR1(form = ~ day | id))", 100, 100),
        Of("pilot with gaps, AR(1) + drug, Kenward-Roger (R: without)", "pilot-gaps", "severity ~ phase + (1 + drug | id)", Series, DegreesOfFreedom.KenwardRogerExpected, "nlme::lme(severity ~ phase, d, random = ~ 1 + drug | id, correlation = nlme::corAR1(form = ~ day | id))", 100, 100),
        Of("crossover 31 x 126, AR(1) + treatment, Kenward-Roger (R: without)", "crossover", "severity ~ phase + drug + (1 + drug | id)", Series, DegreesOfFreedom.KenwardRogerExpected, "nlme::lme(severity ~ phase + drug, d, random = ~ 1 + drug | id, correlation = nlme::corAR1(form = ~ day | id))", 50, 150),
        Of("parallel 250 x 6, unstructured, Kenward-Roger (R: without)", "parallel", "score ~ baseline * visit + arm * visit", new VisitResidual(VisitCovariance.Unstructured, "visit", "id"), DegreesOfFreedom.KenwardRogerObservedLinear, "nlme::gls(score ~ baseline * visit + arm * visit, d, correlation = nlme::corSymm(form = ~ visit_n | id), weights = nlme::varIdent(form = ~ 1 | visit))", 30, 40),
        Of("1,000 x 98, random drug", "pilot-1000", "severity ~ phase + (1 + drug | id)", null, null, "lme4::lmer(severity ~ phase + (1 + drug | id), d)", 10, 12),
        Of("1,000 x 98, AR(1) + intercept", "pilot-1000", "severity ~ phase + (1 | id)", Series, null, "nlme::lme(severity ~ phase, d, random = ~ 1 | id, correlation = nlme::corAR1(form = ~ day | id))", 10, 150),
    ];

    private static AutoregressiveResidual Series => new("day", "id");

    public static DataTable Table(string data) => data switch
    {
        "pilot-full" => SimulatedTrials.Pilot(1, 10, 0),
        "pilot-gaps" => SimulatedTrials.Pilot(1, 10, 0.09),
        "pilot-1000" => SimulatedTrials.Pilot(2, 1000, 0),
        "crossover" => SimulatedTrials.Crossover(3, 31),
        "parallel" => SimulatedTrials.Parallel(4, 250),
        _ => throw new ArgumentOutOfRangeException(nameof(data)),
    };

    private static Scenario Of(string name, string data, string formula, ResidualStructure? residual, DegreesOfFreedom? inference, string r, int repeats, double goal) =>
        new(name, data, ModelSpecification.Parse(formula, residual), inference, r, repeats, goal);
}
