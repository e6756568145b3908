namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// What a residual structure contributes at given parameters. The inverse of the residual covariance of every block is a
/// sum over classes c of Alpha[c] times a fixed pattern, so U'R^-1U = sum of Alpha[c] S[c] with cross-products S[c] that are
/// gathered once; derivatives of R^-1 are derivatives of Alpha.
/// </summary>
internal sealed class ResidualTerms(int parameters, int classes)
{
    public int Parameters { get; } = parameters;

    public int Classes { get; } = classes;

    /// <summary>Coefficient of each class.</summary>
    public double[] Alpha { get; } = new double[classes];

    /// <summary>d Alpha[c] / d theta[i] at [i * Classes + c].</summary>
    public double[] First { get; } = new double[parameters * classes];

    /// <summary>d2 Alpha[c] / d theta[i] d theta[j] at [Pair(i, j) * Classes + c].</summary>
    public double[] Second { get; } = new double[parameters * (parameters + 1) / 2 * classes];

    /// <summary>log|R| over all rows, its gradient and Hessian (by pair).</summary>
    public double LogDet { get; set; }

    public double[] LogDetFirst { get; } = new double[parameters];

    public double[] LogDetSecond { get; } = new double[parameters * (parameters + 1) / 2];

    /// <summary>tr(R^-1 d2R/d theta[i] d theta[j]) by pair.</summary>
    public double[] TraceSecond { get; } = new double[parameters * (parameters + 1) / 2];

    /// <summary>The position of the pair (i, j) of parameters.</summary>
    public static int Pair(int i, int j) => i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;

    public Span<double> FirstOf(int i) => First.AsSpan(i * Classes, Classes);

    public Span<double> SecondOf(int i, int j) => Second.AsSpan(Pair(i, j) * Classes, Classes);

    public void Clear(int order)
    {
        Array.Clear(Alpha);
        LogDet = 0;
        if (order == 0) return;
        Array.Clear(First);
        Array.Clear(Second);
        Array.Clear(LogDetFirst);
        Array.Clear(LogDetSecond);
        Array.Clear(TraceSecond);
    }
}
