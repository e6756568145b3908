namespace Daybook.Statistics.Regression;

/// <summary>A log-likelihood at a point with its score and observed information (minus the second derivatives).</summary>
internal readonly record struct LikelihoodPoint(double Value, double[] Score, double[][] Information);

/// <summary>Newton's method for a smooth log-likelihood, steps halved until it rises.</summary>
internal static class NewtonMaximum
{
    private const int MostSteps = 100;

    /// <summary>The maximum.</summary>
    /// <exception cref="InvalidOperationException">No maximum is reached: an estimate runs off to infinity.</exception>
    public static (double[] Point, LikelihoodPoint At) Find(double[] start, Func<double[], LikelihoodPoint> likelihood)
    {
        double[] point = start;
        LikelihoodPoint at = likelihood(point);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] move = Direction(at);
            double decrement = LeastSquares.Dot(move, at.Score);
            if (decrement <= 1e-20 * Math.Max(1, Math.Abs(at.Value)))
            {
                return (point, at);
            }
            (double[] next, LikelihoodPoint there) = Step(point, at, move, likelihood);
            bool stalled = there.Value <= at.Value && decrement < 1e-9;
            (point, at) = (next, there);
            if (stalled)
            {
                return (point, at);
            }
        }
        throw new InvalidOperationException(
            "The likelihood has no finite maximum here: a group may have no events, or a predictor separates the outcome.");
    }

    private static (double[] Point, LikelihoodPoint At) Step(
        double[] point, LikelihoodPoint at, double[] move, Func<double[], LikelihoodPoint> likelihood)
    {
        double[] next = point;
        LikelihoodPoint there = at;
        for (double scale = 1; scale > 1e-6; scale /= 2)
        {
            next = [.. point.Zip(move, (p, m) => p + scale * m)];
            there = likelihood(next);
            if (there.Value >= at.Value - 1e-13 * Math.Abs(at.Value))
            {
                break;
            }
        }
        return (next, there);
    }

    /// <summary>The Newton step; where the information is not positive definite its diagonal is raised.</summary>
    private static double[] Direction(LikelihoodPoint at)
    {
        double ridge = 0, scale = Enumerable.Range(0, at.Score.Length).Max(i => Math.Abs(at.Information[i][i]));
        for (int tries = 0; tries < 30; tries++)
        {
            double[][] raised = [.. at.Information.Select((row, i) => row.Select((v, j) => i == j ? v + ridge : v).ToArray())];
            if (SmallMatrix.Solve(raised, at.Score) is { } move && move.All(double.IsFinite))
            {
                return move;
            }
            ridge = ridge == 0 ? 1e-8 * Math.Max(scale, 1e-300) : ridge * 10;
        }
        throw new InvalidOperationException("The information is not positive definite: a predictor repeats others.");
    }
}
