using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>
/// A stretch of covariance parameters and the free coordinates by which the optimiser moves them: theta = theta(psi), with
/// first derivatives and the contraction of second derivatives with a gradient.
/// </summary>
internal abstract class ParameterMap
{
    public abstract int Count { get; }

    public abstract void ToNatural(ReadOnlySpan<double> psi, Span<double> theta);

    public abstract void ToFree(ReadOnlySpan<double> theta, Span<double> psi);

    /// <summary>d theta[k] / d psi[l] into a Count by Count row-major matrix.</summary>
    public abstract void Jacobian(ReadOnlySpan<double> psi, Span<double> jacobian);

    /// <summary>Adds sum over k of gradient[k] * d2 theta[k] / d psi d psi'.</summary>
    public abstract void AddCurvature(ReadOnlySpan<double> psi, ReadOnlySpan<double> gradient, Span<double> curvature);

    /// <summary>The largest absolute value of a free coordinate: a correlation stays a millionth away from the end of its range.</summary>
    public virtual double Limit => double.PositiveInfinity;

    /// <summary>Maps that act on one number.</summary>
    public static ParameterMap Log { get; } = new LogMap();

    public static ParameterMap Atanh { get; } = new AtanhMap();

    public static ParameterMap Logit { get; } = new LogitMap();

    public static ParameterMap Square { get; } = new SquareMap();

    /// <summary>The number itself; its bounds are kept by refusing steps at which the covariance matrix is not positive definite.</summary>
    public static ParameterMap Natural { get; } = new NaturalMap();

    private abstract class Scalar : ParameterMap
    {
        public override int Count => 1;

        public override void ToNatural(ReadOnlySpan<double> psi, Span<double> theta) => theta[0] = Forward(psi[0]);

        public override void ToFree(ReadOnlySpan<double> theta, Span<double> psi) => psi[0] = Backward(theta[0]);

        public override void Jacobian(ReadOnlySpan<double> psi, Span<double> jacobian) => jacobian[0] = First(psi[0]);

        public override void AddCurvature(ReadOnlySpan<double> psi, ReadOnlySpan<double> gradient, Span<double> curvature) =>
            curvature[0] += gradient[0] * Second(psi[0]);

        protected abstract double Forward(double psi);

        protected abstract double Backward(double theta);

        protected abstract double First(double psi);

        protected abstract double Second(double psi);
    }

    private sealed class LogMap : Scalar
    {
        protected override double Forward(double psi) => Math.Exp(psi);

        protected override double Backward(double theta) => Math.Log(theta);

        protected override double First(double psi) => Math.Exp(psi);

        protected override double Second(double psi) => Math.Exp(psi);
    }

    private sealed class AtanhMap : Scalar
    {
        public override double Limit { get; } = Math.Atanh(1 - 1e-6);

        protected override double Forward(double psi) => Math.Tanh(psi);

        protected override double Backward(double theta) => Math.Atanh(theta);

        protected override double First(double psi) => 1 - Math.Pow(Math.Tanh(psi), 2);

        protected override double Second(double psi) => -2 * Math.Tanh(psi) * First(psi);
    }

    private sealed class LogitMap : Scalar
    {
        public override double Limit { get; } = Math.Log(1e6);

        protected override double Forward(double psi) => 1 / (1 + Math.Exp(-psi));

        protected override double Backward(double theta) => Math.Log(theta / (1 - theta));

        protected override double First(double psi) => Forward(psi) * (1 - Forward(psi));

        protected override double Second(double psi) => First(psi) * (1 - 2 * Forward(psi));
    }

    private sealed class SquareMap : Scalar
    {
        protected override double Forward(double psi) => psi * psi;

        protected override double Backward(double theta) => Math.Sqrt(theta);

        protected override double First(double psi) => 2 * psi;

        protected override double Second(double psi) => 2;
    }

    private sealed class NaturalMap : Scalar
    {
        protected override double Forward(double psi) => psi;

        protected override double Backward(double theta) => theta;

        protected override double First(double psi) => 1;

        protected override double Second(double psi) => 0;
    }
}

/// <summary>
/// A covariance matrix through a triangular factor whose diagonal may have any sign: M = L L'. The matrix is non-negative
/// definite everywhere and a zero on the diagonal is its boundary, which Newton steps reach without a barrier.
/// Both vectors hold the lower triangle in column-major order.
/// </summary>
internal sealed class CholeskyMap(int dimension) : ParameterMap
{
    public override int Count => dimension * (dimension + 1) / 2;

    /// <summary>The position of element (row, column), row at least column.</summary>
    public int Index(int row, int column) => column * dimension - column * (column - 1) / 2 + row - column;

    public override void ToNatural(ReadOnlySpan<double> psi, Span<double> theta)
    {
        for (var b = 0; b < dimension; b++)
        {
            for (var a = b; a < dimension; a++)
            {
                var sum = 0.0;
                for (var c = 0; c <= b; c++) sum += psi[Index(a, c)] * psi[Index(b, c)];
                theta[Index(a, b)] = sum;
            }
        }
    }

    public override void ToFree(ReadOnlySpan<double> theta, Span<double> psi)
    {
        // A zero pivot leaves a zero column: the factor of a singular matrix.
        for (var c = 0; c < dimension; c++)
        {
            for (var a = c; a < dimension; a++)
            {
                var sum = theta[Index(a, c)];
                for (var k = 0; k < c; k++) sum -= psi[Index(a, k)] * psi[Index(c, k)];
                if (a == c) psi[Index(a, c)] = Math.Sqrt(Math.Max(sum, 0));
                else psi[Index(a, c)] = psi[Index(c, c)] > 0 ? sum / psi[Index(c, c)] : 0;
            }
        }
    }

    public override void Jacobian(ReadOnlySpan<double> psi, Span<double> jacobian)
    {
        jacobian.Clear();
        for (var b = 0; b < dimension; b++)
        {
            for (var a = b; a < dimension; a++)
            {
                for (var c = 0; c <= b; c++)
                {
                    jacobian[Index(a, b) * Count + Index(a, c)] += psi[Index(b, c)];
                    jacobian[Index(a, b) * Count + Index(b, c)] += psi[Index(a, c)];
                }
            }
        }
    }

    public override void AddCurvature(ReadOnlySpan<double> psi, ReadOnlySpan<double> gradient, Span<double> curvature)
    {
        for (var b = 0; b < dimension; b++)
        {
            for (var a = b; a < dimension; a++)
            {
                for (var c = 0; c <= b; c++)
                {
                    curvature[Index(a, c) * Count + Index(b, c)] += gradient[Index(a, b)];
                    curvature[Index(b, c) * Count + Index(a, c)] += gradient[Index(a, b)];
                }
            }
        }
    }
}

/// <summary>Several maps one after another.</summary>
internal sealed class JointMap(IReadOnlyList<ParameterMap> parts)
{
    public int Count { get; } = parts.Sum(p => p.Count);

    public IReadOnlyList<ParameterMap> Parts => parts;

    /// <summary>
    /// The range of each free coordinate. A variance stays between 1e-8 and 1e8 times <paramref name="variance"/>: below that the
    /// covariance matrix is singular to working precision.
    /// </summary>
    public (double[] Lower, double[] Upper) Range(double variance)
    {
        var centre = parts.SelectMany(p => Enumerable.Repeat(p == ParameterMap.Log ? Math.Log(variance) : 0, p.Count)).ToArray();
        var reach = parts.SelectMany(p => Enumerable.Repeat(p == ParameterMap.Log ? Math.Log(1e8) : p.Limit, p.Count)).ToArray();
        return ([.. centre.Zip(reach, (c, r) => c - r)], [.. centre.Zip(reach, (c, r) => c + r)]);
    }

    public double[] ToNatural(double[] psi)
    {
        var theta = new double[Count];
        Each((part, at) => part.ToNatural(psi.AsSpan(at, part.Count), theta.AsSpan(at, part.Count)));
        return theta;
    }

    public double[] ToFree(double[] theta)
    {
        var psi = new double[Count];
        Each((part, at) => part.ToFree(theta.AsSpan(at, part.Count), psi.AsSpan(at, part.Count)));
        return psi;
    }

    /// <summary>The whole Jacobian, Count by Count.</summary>
    public double[] Jacobian(double[] psi)
    {
        var whole = new double[Count * Count];
        Each((part, at) =>
        {
            var own = new double[part.Count * part.Count];
            part.Jacobian(psi.AsSpan(at, part.Count), own);
            Place(own, part.Count, at, whole);
        });
        return whole;
    }

    /// <summary>Gradient and Hessian of a function of theta, carried over to psi.</summary>
    public (double[] Gradient, double[] Hessian) ChainRule(double[] psi, double[] gradient, double[] hessian)
    {
        var jacobian = Jacobian(psi);
        var free = new double[Count];
        Dense.MultiplyTransposed(jacobian, Count, Count, gradient, 1, free);
        var half = Dense.Product(hessian, Count, Count, jacobian, Count);
        var full = new double[Count * Count];
        Dense.MultiplyTransposed(jacobian, Count, Count, half, Count, full);
        Each((part, at) =>
        {
            var own = new double[part.Count * part.Count];
            part.AddCurvature(psi.AsSpan(at, part.Count), gradient.AsSpan(at, part.Count), own);
            Place(own, part.Count, at, full);
        });
        return (free, full);
    }

    private void Place(double[] own, int n, int at, double[] whole)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) whole[(at + i) * Count + at + j] += own[i * n + j];
        }
    }

    private void Each(Action<ParameterMap, int> action)
    {
        var at = 0;
        foreach (var part in parts)
        {
            action(part, at);
            at += part.Count;
        }
    }
}
