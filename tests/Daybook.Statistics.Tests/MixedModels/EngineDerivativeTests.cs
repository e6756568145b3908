using Xunit;
using Daybook.Statistics.Kernel;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.MixedModels.Engine;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>
/// Every covariance structure against the dense formulas: likelihood to 1e-9, gradient and information against differences to
/// 1e-6, the matrices of Kenward and Roger to 1e-6 of their size.
/// </summary>
public class EngineDerivativeTests
{
    private static readonly Dictionary<string, ModelSpecification> Models = new()
    {
        ["random intercept"] = ModelSpecification.Parse("y ~ arm * time + x + (1 | id)"),
        ["random slope"] = ModelSpecification.Parse("y ~ arm * time + (1 + time | id)"),
        ["uncorrelated slope"] = ModelSpecification.Parse("y ~ arm + time + (time || id)"),
        ["nested"] = ModelSpecification.Parse("y ~ arm + (1 | sex) + (1 | id)"),
        ["crossed"] = ModelSpecification.Parse("y ~ arm + (1 | visit) + (1 | id)"),
        ["weights"] = ModelSpecification.Parse("y ~ arm + (1 | id)") with { Weights = "w" },
        ["variance by stratum"] = ModelSpecification.Parse("y ~ arm + (1 | id)", new IndependentResidual("sex")),
        ["AR(1)"] = new("y ~ arm + time", [], new AutoregressiveResidual("time", "id")),
        ["AR(1) + slope"] = ModelSpecification.Parse("y ~ arm + time + (1 + time | id)", new AutoregressiveResidual("time", "id")),
        ["AR(1) + intercept, variance by stratum"] = ModelSpecification.Parse("y ~ arm + (1 | id)", new AutoregressiveResidual("time", "id", "visit")),
        ["AR(1) by arm"] = ModelSpecification.Parse("y ~ time + (1 | id)", new AutoregressiveResidual("time", "id") { By = "arm" }),
        ["AR(1) weighted"] = ModelSpecification.Parse("y ~ time + (1 | id)", new AutoregressiveResidual("time", "id")) with { Weights = "w" },
        ["CAR(1) + intercept"] = ModelSpecification.Parse("y ~ arm + (1 | id)", new AutoregressiveResidual("clock", "id", null, true)),
        ["unstructured"] = new("y ~ arm * visit", [], new VisitResidual(VisitCovariance.Unstructured, "visit", "id")),
        ["unstructured by arm"] = new("y ~ arm * visit", [], new VisitResidual(VisitCovariance.Unstructured, "visit", "id") { By = "arm" }),
        ["compound symmetry"] = new("y ~ arm + time", [], new VisitResidual(VisitCovariance.CompoundSymmetry, null, "id")),
        ["heterogeneous compound symmetry"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.HeterogeneousCompoundSymmetry, "visit", "id")),
        ["Toeplitz"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.Toeplitz, "visit", "id")),
        ["heterogeneous Toeplitz"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.HeterogeneousToeplitz, "visit", "id")),
        ["heterogeneous AR(1)"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.HeterogeneousAutoregressive, "visit", "id")),
        ["ante-dependence"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.AnteDependence, "visit", "id")),
        ["homogeneous ante-dependence"] = new("y ~ arm", [], new VisitResidual(VisitCovariance.HomogeneousAnteDependence, "visit", "id")),
        ["Toeplitz + intercept"] = ModelSpecification.Parse("y ~ arm + (1 | sex)", new VisitResidual(VisitCovariance.Toeplitz, "visit", "id")),
    };

    public static TheoryData<string> Names() => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void the_likelihood_is_the_dense_one(string name)
    {
        var (model, theta) = Start(name);
        Assert.True(model.Evaluate(theta, true, 0));
        var dense = new DenseReference(model).LogLikelihoods(theta);
        Assert.Equal(dense.Ml, model.Ml, 1e-9 * Math.Abs(dense.Ml));
        Assert.Equal(dense.Reml, model.Reml, 1e-9 * Math.Abs(dense.Reml));
        Assert.True(model.EvaluateDense(theta));
        Assert.Equal(dense.Reml, model.Reml, 1e-9 * Math.Abs(dense.Reml));
    }

    [Fact]
    public void an_indefinite_covariance_of_random_effects_is_evaluated_while_v_is_positive_definite()
    {
        var table = new TrialData(7).Visits(14, 4);
        var parameters = new Dictionary<string, double> { ["id|var|(Intercept)"] = 0.5, ["id|cov|(Intercept),time"] = 0.3, ["id|var|time"] = 0.1, ["resid|var"] = 4 };
        var point = LinearMixedModel.EvaluateAt(Models["random slope"], table, parameters);
        var dense = new DenseReference(new Likelihood(ModelFrame.Of(Models["random slope"], table))).LogLikelihoods([0.5, 0.3, 0.1, 4]);
        Assert.Equal(dense.Reml, point.RemlLogLikelihood, 1e-9 * Math.Abs(dense.Reml));
        parameters["id|cov|(Intercept),time"] = 30;
        Assert.Equal("parameter.not-positive-definite", Assert.Throws<ModelException>(() => LinearMixedModel.EvaluateAt(Models["random slope"], table, parameters)).Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void gradient_and_information_are_the_derivatives(string name)
    {
        foreach (var reml in new[] { true, false })
        {
            var (model, theta) = Start(name);
            Assert.True(model.Evaluate(theta, reml, 1));
            var (gradient, information) = ((double[])model.Gradient.Clone(), (double[])model.Information.Clone());
            for (var i = 0; i < theta.Length; i++)
            {
                var slope = Slope(model, theta, i, t => Value(model, t, reml));
                Close(slope, gradient[i], Math.Abs(gradient[i]) + Math.Sqrt(Math.Abs(information[(i * theta.Length) + i])), 1e-6);
                for (var j = 0; j < theta.Length; j++)
                {
                    var curvature = -Slope(model, theta, i, t => Gradient(model, t, reml, j));
                    var size = Math.Sqrt(Math.Abs(information[(i * theta.Length) + i] * information[(j * theta.Length) + j]));
                    Close(curvature, information[(i * theta.Length) + j], size + Math.Abs(curvature), 1e-6);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_matrices_of_kenward_and_roger_are_the_dense_ones(string name)
    {
        var (model, theta) = Start(name);
        Assert.True(model.Evaluate(theta, true, 1));
        var terms = SecondOrderTerms.Of(model, theta);
        var (p, q, r, expected) = new DenseReference(model).KenwardRoger(theta);
        for (var i = 0; i < p.Length; i++) Matrices(p[i], terms.P[i], Norm(p[i]));
        for (var i = 0; i < theta.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var pair = ResidualTerms.Pair(i, j);
                var size = Math.Sqrt(Norm(q[ResidualTerms.Pair(i, i)]) * Norm(q[ResidualTerms.Pair(j, j)]));
                Matrices(q[pair], terms.Q[pair], size);
                Matrices(r[pair], terms.R[pair] ?? new double[q[pair].Length], size);
                Close(expected[(i * theta.Length) + j], terms.Expected[(i * theta.Length) + j], Math.Sqrt(expected[(i * theta.Length) + i] * expected[(j * theta.Length) + j]), 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_fit_is_a_maximum_with_finite_inference(string name)
    {
        var fit = LinearMixedModel.Fit(Models[name], new TrialData(21).Visits(30, 4));
        Assert.True(fit.Converged);
        var n = fit.CovarianceParameters.Count;
        if (!fit.IsSingular)
        {
            // A distance of 1e-4 standard errors from the top, in every direction.
            for (var k = 0; k < n; k++) Assert.True(Math.Abs(fit.Gradient[k]) <= 1e-4 * Math.Sqrt(fit.Information[(k * n) + k]), $"gradient {fit.Gradient[k]}");
            Assert.True(SymmetricEigen.Of(fit.Information, n).Values[0] > 0);
        }

        foreach (var method in Enum.GetValues<DegreesOfFreedom>())
        {
            var estimate = fit.Coefficient(fit.CoefficientNames[^1], method);
            Assert.True(estimate.Df > 0 && double.IsFinite(estimate.P) && double.IsFinite(estimate.StandardError), $"{method}: {estimate}");
        }
    }

    private static (Likelihood Model, double[] Theta) Start(string name)
    {
        var model = new Likelihood(ModelFrame.Of(Models[name], new TrialData(7).Visits(14, 4)));
        var theta = new double[model.Names.Length];
        for (var k = 0; k < model.Random.Count; k++)
        {
            var parameter = model.Random.All[k];
            theta[k] = parameter.Row == parameter.Column ? 1.5 + (0.3 * k) : 0.4;
        }

        model.Kernel.Start(3).Select((v, k) => model.Kernel.IsVariance(k) ? v * (1 + (0.05 * k)) : v).ToArray().CopyTo(theta, model.Random.Count);
        return (model, theta);
    }

    private static double Value(Likelihood model, double[] theta, bool reml)
    {
        Assert.True(model.Evaluate(theta, reml, 0));
        return reml ? model.Reml : model.Ml;
    }

    private static double Gradient(Likelihood model, double[] theta, bool reml, int j)
    {
        Assert.True(model.Evaluate(theta, reml, 1));
        return model.Gradient[j];
    }

    private static double Slope(Likelihood model, double[] theta, int i, Func<double[], double> f)
    {
        var h = 1e-3 * Math.Max(Math.Abs(theta[i]), 0.1);
        double At(double by)
        {
            var t = (double[])theta.Clone();
            t[i] += by;
            return f(t);
        }

        return (At(-2 * h) - (8 * At(-h)) + (8 * At(h)) - At(2 * h)) / (12 * h);
    }

    private static double Norm(double[] a) => Math.Sqrt(Vectors.Dot(a, a));

    private static void Matrices(double[] expected, double[] actual, double size)
    {
        for (var k = 0; k < expected.Length; k++) Close(expected[k], actual[k], size, 1e-6);
    }

    private static void Close(double expected, double actual, double size, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (size + 1e-12), $"expected {expected}, got {actual}, size {size}");
}
