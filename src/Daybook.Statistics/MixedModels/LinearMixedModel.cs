using Daybook.Statistics.Kernel;
using Daybook.Statistics.MixedModels.Engine;

namespace Daybook.Statistics.MixedModels;

/// <summary>Fits linear mixed models by REML or ML with exact derivatives.</summary>
public static class LinearMixedModel
{
    /// <summary>
    /// Fits a model to the rows of a table that are complete in every column the model uses. The result is the constrained
    /// maximum: covariance matrices of random effects are non-negative definite, and a boundary is reported with its sign check.
    /// </summary>
    /// <exception cref="ModelException">The data cannot carry the model; the code and message say why.</exception>
    public static MixedModelFit Fit(ModelSpecification specification, DataTable table, FitOptions? options = null)
    {
        options ??= FitOptions.Default;
        var frame = ModelFrame.Of(specification, table);
        var likelihood = new Likelihood(frame);
        var (optimum, boundaries) = Estimation.Maximise(likelihood, options.Reml);
        return new MixedModelFit(likelihood, options, optimum, boundaries);
    }

    /// <summary>Fits a model in lme4's notation, for example <c>severity ~ phase + (1 | id)</c>.</summary>
    /// <exception cref="ModelException">The formula cannot be read or the data cannot carry the model.</exception>
    public static MixedModelFit Fit(string formula, DataTable table, FitOptions? options = null) =>
        Fit(ModelSpecification.Parse(formula), table, options);

    /// <summary>The log-likelihoods and generalised least-squares coefficients, with their covariance, at fixed covariance parameters.</summary>
    /// <param name="specification">The model.</param>
    /// <param name="table">The data.</param>
    /// <param name="parameters">A value for every covariance parameter, by the names that a fit reports.</param>
    /// <exception cref="ModelException">A parameter is missing, or the covariance matrix is not positive definite.</exception>
    public static LikelihoodPoint EvaluateAt(ModelSpecification specification, DataTable table, IReadOnlyDictionary<string, double> parameters)
    {
        var model = new Likelihood(ModelFrame.Of(specification, table));
        var theta = Array.ConvertAll(model.Names, name => parameters.TryGetValue(name, out var value)
            ? value
            : throw new ModelException("parameter.missing", $"no value is given for the covariance parameter '{name}'"));
        if (!(model.Random.IsIndefinite(theta) ? model.EvaluateDense(theta) : model.Evaluate(theta, true, 0)))
            throw new ModelException("parameter.not-positive-definite", "the covariance matrix is not positive definite at the given parameters");
        var basis = model.Frame.Basis;
        var coefficients = Dense.Product(basis.ToCoefficients, model.P, model.P, model.Coefficients(), 1);
        var covariance = Dense.Sandwich(basis.ToCoefficients, model.P, model.Phi, model.P);
        return new LikelihoodPoint(model.Ml, model.Reml, [.. basis.Kept.Select(k => model.Frame.Design.Names[k])], coefficients, covariance);
    }
}
