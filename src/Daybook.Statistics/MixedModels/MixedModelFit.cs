using Daybook.Statistics.Distributions;
using Daybook.Statistics.Kernel;
using Daybook.Statistics.MixedModels.Engine;
using Daybook.Statistics.MixedModels.Inference;

namespace Daybook.Statistics.MixedModels;

/// <summary>A fitted linear mixed model. All members are for the estimates; nothing here changes once fitted.</summary>
public sealed partial class MixedModelFit
{
    private readonly Likelihood model;
    private readonly Optimum optimum;
    private readonly double[] phi;
    private readonly double[] basisCoefficients;
    private readonly double[][] firstP;
    private readonly double[] parameterCovariance;
    private readonly Lazy<SecondOrderTerms> secondOrder;
    private readonly Lazy<KenwardRoger>[] kenwardRoger;

    internal MixedModelFit(Likelihood model, FitOptions options, Optimum optimum, IReadOnlyList<TermBoundary> boundaries)
    {
        this.model = model;
        this.optimum = optimum;
        Options = options;
        model.Evaluate(optimum.Theta, options.Reml, 1);
        phi = model.Phi;
        basisCoefficients = model.Coefficients();
        firstP = Array.ConvertAll(model.FirstM, model.FixedPart);
        Boundaries = [.. boundaries.Select(b => new BoundaryCheck(b.Term, b.Rank, b.Columns, b.LargestGradient))];
        parameterCovariance = Estimation.ParameterCovariance(model, optimum, Boundaries.Count > 0);
        Gradient = [.. model.Gradient];
        Information = [.. model.Information];
        (MlLogLikelihood, RemlLogLikelihood) = (model.Ml, model.Reml);
        var toCoefficients = model.Frame.Basis.ToCoefficients;
        Coefficients = Dense.Product(toCoefficients, P, P, basisCoefficients, 1);
        CoefficientCovariance = Dense.Sandwich(toCoefficients, P, phi, P);
        secondOrder = new Lazy<SecondOrderTerms>(SecondOrder);
        kenwardRoger = [.. Enumerable.Range(0, 3).Select(form => new Lazy<KenwardRoger>(() => KenwardRogerOf(form)))];
    }

    /// <summary>What was fitted.</summary>
    public ModelSpecification Specification => model.Frame.Specification;

    /// <summary>How it was fitted.</summary>
    public FitOptions Options { get; }

    /// <summary>The rows used.</summary>
    public int Observations => model.N;

    /// <summary>The rows left out because a column the model uses was missing there.</summary>
    public int DroppedRows => model.Frame.DroppedRows;

    /// <summary>R's names of the estimated coefficients, aliased columns left out.</summary>
    public IReadOnlyList<string> CoefficientNames => [.. model.Frame.Basis.Kept.Select(k => model.Frame.Design.Names[k])];

    /// <summary>Columns that are linear combinations of earlier ones and therefore have no coefficient.</summary>
    public IReadOnlyList<string> AliasedColumns =>
        [.. model.Frame.Design.Names.Where((_, k) => Array.IndexOf(model.Frame.Basis.Kept, k) < 0)];

    /// <summary>The generalised least-squares estimates.</summary>
    public double[] Coefficients { get; }

    /// <summary>(X'V^-1X)^-1, row-major, at the estimates.</summary>
    public double[] CoefficientCovariance { get; }

    /// <summary>The covariance parameters in the order of the model: random terms, then residual.</summary>
    public IReadOnlyList<CovarianceParameter> CovarianceParameters =>
        [.. model.Names.Select((name, k) => new CovarianceParameter(name, optimum.Theta[k]))];

    /// <summary>Random terms whose covariance matrix is singular and residual parameters at the end of their range, each with its sign check; empty for a regular fit.</summary>
    public IReadOnlyList<BoundaryCheck> Boundaries { get; }

    /// <summary>True when the maximum lies on a boundary of the parameters.</summary>
    public bool IsSingular => Boundaries.Count > 0;

    /// <summary>Newton steps taken.</summary>
    public int Iterations => optimum.Iterations;

    /// <summary>The Newton decrement at the end: the distance to the optimum in standard errors.</summary>
    public double NewtonDecrement => optimum.Decrement;

    /// <summary>True when the decrement reached rounding error.</summary>
    public bool Converged => optimum.Converged;

    /// <summary>The gradient of the maximised log-likelihood in the covariance parameters; at a boundary it points outward.</summary>
    public double[] Gradient { get; }

    /// <summary>The observed information of the covariance parameters, row-major.</summary>
    public double[] Information { get; }

    /// <summary>The log-likelihood at the estimates.</summary>
    public double MlLogLikelihood { get; }

    /// <summary>The restricted log-likelihood at the estimates, with R's constant and the design as coded.</summary>
    public double RemlLogLikelihood { get; }

    /// <summary>The log-likelihood that was maximised.</summary>
    public double LogLikelihood => Options.Reml ? RemlLogLikelihood : MlLogLikelihood;

    /// <summary>Coefficients and covariance parameters counted together, as R does.</summary>
    public int ParameterCount => P + model.Names.Length;

    /// <summary>Akaike's criterion: -2 log-likelihood + 2 parameters.</summary>
    public double Aic => -2 * LogLikelihood + 2 * ParameterCount;

    /// <summary>The Bayesian criterion with log(rows), as lme4.</summary>
    public double Bic => -2 * LogLikelihood + Math.Log(Observations) * ParameterCount;

    /// <summary>The Bayesian criterion with log(rows - coefficients), as nlme under REML.</summary>
    public double BicResidual => -2 * LogLikelihood + Math.Log(Observations - P) * ParameterCount;

    /// <summary>The number of groups of each random term.</summary>
    public IReadOnlyDictionary<string, int> GroupCounts => model.Frame.Random.DistinctBy(r => r.Term.Name).ToDictionary(r => r.Term.Name, r => r.Levels.Length);

    private int P => model.P;

    /// <summary>The covariance matrix of the coefficients under a method: adjusted for Kenward-Roger, else model-based.</summary>
    public double[] CovarianceFor(DegreesOfFreedom method) =>
        Form(method) is { } form ? Dense.Sandwich(model.Frame.Basis.ToCoefficients, P, kenwardRoger[form].Value.Adjusted, P) : CoefficientCovariance;

    /// <summary>One coefficient with its test.</summary>
    /// <exception cref="ModelException">There is no such coefficient, or it is aliased.</exception>
    public ContrastEstimate Coefficient(string name, DegreesOfFreedom method, double level = 0.95)
    {
        var at = CoefficientNames.ToList().IndexOf(name);
        if (at < 0) throw new ModelException("coefficient.unknown", $"'{name}' is not an estimated coefficient; they are {string.Join(", ", CoefficientNames)}");
        var weights = new double[P];
        weights[at] = 1;
        return Contrast(weights, method, level);
    }

    /// <summary>A combination named coefficient by coefficient, others having weight zero.</summary>
    /// <exception cref="ModelException">There is no such coefficient, or it is aliased.</exception>
    public ContrastEstimate Contrast(IReadOnlyDictionary<string, double> weights, DegreesOfFreedom method, double level = 0.95)
    {
        var names = CoefficientNames.ToList();
        var row = new double[P];
        foreach (var (name, weight) in weights)
        {
            var at = names.IndexOf(name);
            if (at < 0) throw new ModelException("coefficient.unknown", $"'{name}' is not an estimated coefficient; they are {string.Join(", ", names)}");
            row[at] = weight;
        }

        return Contrast(row, method, level);
    }

    /// <summary>The combination of coefficients with these weights, in the order of <see cref="CoefficientNames"/>.</summary>
    public ContrastEstimate Contrast(ReadOnlySpan<double> weights, DegreesOfFreedom method, double level = 0.95)
    {
        if (weights.Length != P) throw new ArgumentException($"{P} weights are needed, one for each coefficient, not {weights.Length}", nameof(weights));
        var l = Dense.Product(weights, 1, P, model.Frame.Basis.ToCoefficients, P);
        var estimate = Vectors.Dot(l, basisCoefficients);
        var covariance = Form(method) is { } form ? kenwardRoger[form].Value.Adjusted : phi;
        var error = Math.Sqrt(Dense.Form(l, covariance, l));
        if (!weights.ContainsAnyExcept(0)) throw new ModelException("contrast.empty", "a combination with all weights zero cannot be tested");
        if (!(error > 0)) throw new ModelException("kenward-roger.not-positive", "the adjusted variance is not positive: the covariance parameters are too poorly determined for this adjustment; use Satterthwaite");
        var df = method switch
        {
            DegreesOfFreedom.Infinite => double.PositiveInfinity,
            DegreesOfFreedom.Residual => Observations - P,
            DegreesOfFreedom.Containment => ContainmentOf(weights),
            DegreesOfFreedom.Satterthwaite => new Satterthwaite(firstP, parameterCovariance, phi, P).Single(l),
            _ => kenwardRoger[Form(method)!.Value].Value.Test(l, 1, basisCoefficients).Ddf,
        };
        var t = estimate / error;
        var margin = StudentT.UpperQuantile((1 - level) / 2, df) * error;
        return new ContrastEstimate(estimate, error, df, t, StudentT.TwoSided(t, df), estimate - margin, estimate + margin, level, method);
    }

    /// <summary>The F test that all combinations (one row each) are zero.</summary>
    /// <exception cref="ModelException">The rows are linearly dependent under a Kenward-Roger method.</exception>
    public FTest Test(IReadOnlyList<double[]> rows, DegreesOfFreedom method)
    {
        var l = new double[rows.Count * P];
        for (var i = 0; i < rows.Count; i++) rows[i].CopyTo(l, i * P);
        var basis = Dense.Product(l, rows.Count, P, model.Frame.Basis.ToCoefficients, P);
        if (Form(method) is { } form)
        {
            var (rank, ddf, scale, unscaled) = kenwardRoger[form].Value.Test(basis, rows.Count, basisCoefficients);
            return new FTest(rank, ddf, scale * unscaled, FisherF.Survival(scale * unscaled, rank, ddf), scale, unscaled, method);
        }

        var test = new Satterthwaite(firstP, parameterCovariance, phi, P).Test(basis, rows.Count, basisCoefficients);
        var df = method switch
        {
            DegreesOfFreedom.Infinite => double.PositiveInfinity,
            DegreesOfFreedom.Residual => Observations - P,
            DegreesOfFreedom.Containment => rows.Min(r => ContainmentOf(r)),
            _ => test.Ddf,
        };
        return new FTest(test.Rank, df, test.F, FisherF.Survival(test.F, test.Rank, df), 1, test.F, method);
    }

    private static int? Form(DegreesOfFreedom method) => method switch
    {
        DegreesOfFreedom.KenwardRogerExpected => 0,
        DegreesOfFreedom.KenwardRogerObserved => 1,
        DegreesOfFreedom.KenwardRogerObservedLinear => 2,
        _ => null,
    };

    private SecondOrderTerms SecondOrder()
    {
        if (!Options.Reml) throw new ModelException("kenward-roger.needs-reml", "Kenward-Roger inference is defined for REML fits; refit with REML");
        lock (model)
        {
            model.Evaluate(optimum.Theta, true, 1);
            return SecondOrderTerms.Of(model, optimum.Theta);
        }
    }

    private KenwardRoger KenwardRogerOf(int form)
    {
        var terms = secondOrder.Value;
        var covariance = form == 0
            ? Estimation.InverseOfFree(model, optimum, terms.Expected) ?? throw new ModelException("kenward-roger.information", "the expected information is singular: a covariance parameter is not identified")
            : parameterCovariance;
        return new KenwardRoger(terms, covariance, phi, P, form != 2);
    }
}
