namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>Takes the products of rows that make up the cross-products of a block.</summary>
internal interface IProductSink
{
    /// <summary>Adds u[a] u[b]' (and its transpose, when the rows differ) to the cross-product of a class.</summary>
    void Add(int productClass, int rowA, int rowB);
}

/// <summary>A residual covariance structure over the rows of a model frame.</summary>
internal abstract class ResidualKernel
{
    /// <summary>Names of the parameters as results show them.</summary>
    public abstract string[] Names { get; }

    public abstract IReadOnlyList<ParameterMap> Maps { get; }

    public int Parameters => Names.Length;

    /// <summary>The number of classes; known once every row has been offered to <see cref="Products"/>.</summary>
    public abstract int Classes { get; }

    /// <summary>
    /// True when U'R^-1 R_i R^-1 R_j R^-1 U is a sum over the same classes; otherwise the rows are needed again
    /// (<see cref="SeriesKernel"/>).
    /// </summary>
    public virtual bool SecondOrderByClass => true;

    /// <summary>True for a parameter that scales with the square of the outcome (not a correlation).</summary>
    public abstract bool IsVariance(int parameter);

    /// <summary>Offers every product of the rows of one block; series and participants never straddle blocks.</summary>
    public abstract void Products(ReadOnlySpan<int> rows, IProductSink sink);

    /// <summary>Fills the terms; false when the covariance is not positive definite. Order 0 skips derivatives.</summary>
    public abstract bool Evaluate(ReadOnlySpan<double> theta, int order, ResidualTerms into);

    /// <summary>
    /// Coefficients of the symmetric part of R^-1 R_i R^-1 R_j R^-1 by class. For structures linear in their parameters it
    /// is half the second derivative of R^-1.
    /// </summary>
    public virtual void SecondOrder(ReadOnlySpan<double> theta, ResidualTerms terms, int i, int j, Span<double> into)
    {
        var second = terms.SecondOf(i, j);
        for (var c = 0; c < into.Length; c++) into[c] = second[c] / 2;
    }

    /// <summary>Starting values when the residual variance is about <paramref name="variance"/>.</summary>
    public abstract double[] Start(double variance);

    /// <summary>The covariance matrix of the given rows (for diagnostics on single blocks).</summary>
    public abstract double[] Covariance(ReadOnlySpan<double> theta, ReadOnlySpan<int> rows);

    public static ResidualKernel Of(ModelFrame frame)
    {
        var (by, byLevels) = frame.Specification.Residual.By is { } factor ? GroupLevels.Of(frame.Table, [factor]) : (new int[frame.Count], [""]);
        return frame.Specification.Residual switch
        {
            IndependentResidual independent => IndependentKernel.Of(frame, independent, by, byLevels),
            AutoregressiveResidual series => SeriesKernel.Of(frame, series, by, byLevels),
            VisitResidual visits => VisitKernel.Of(frame, visits, by, byLevels),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A parameter's name with the level of the factor that has parameters of its own.</summary>
    protected static string Suffix(string byLevel) => byLevel.Length == 0 ? "" : $"{{{byLevel}}}";
}
