namespace Daybook.Statistics.Distributions;

/// <summary>Gauss-Legendre quadrature: exact for polynomials of degree below twice the number of nodes.</summary>
internal sealed class GaussLegendre
{
    private readonly double[] nodes;
    private readonly double[] weights;

    /// <summary>Finds the nodes by Newton's method on the Legendre polynomial.</summary>
    /// <param name="count">How many nodes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one node.</exception>
    public GaussLegendre(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        nodes = new double[count];
        weights = new double[count];
        for (int i = 0; i < (count + 1) / 2; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++)
            {
                (double value, slope) = Legendre(count, x);
                double move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-16)
                {
                    break;
                }
            }
            nodes[i] = -x;
            nodes[count - 1 - i] = x;
            weights[i] = weights[count - 1 - i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    /// <summary>The nodes in (-1, 1), ascending.</summary>
    public IReadOnlyList<double> Nodes => nodes;

    /// <summary>The weights of the nodes; they sum to 2.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The integral of a function over an interval cut into equal panels.</summary>
    /// <param name="function">The integrand.</param>
    /// <param name="from">Lower limit.</param>
    /// <param name="to">Upper limit.</param>
    /// <param name="panels">How many panels, at least 1.</param>
    public double Integrate(Func<double, double> function, double from, double to, int panels = 1)
    {
        ArgumentNullException.ThrowIfNull(function);
        double half = (to - from) / panels / 2;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double middle = from + half * (2 * panel + 1);
            for (int i = 0; i < nodes.Length; i++)
            {
                sum += weights[i] * function(middle + half * nodes[i]);
            }
        }
        return sum * half;
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double previous = 1, current = x;
        for (int k = 2; k <= degree; k++)
        {
            (previous, current) = (current, ((2 * k - 1) * x * current - (k - 1) * previous) / k);
        }
        return (current, degree * (x * current - previous) / (x * x - 1));
    }
}
