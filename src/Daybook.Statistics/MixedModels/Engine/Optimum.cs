namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>Where the optimiser ended.</summary>
internal sealed record Optimum(double[] Psi, double[] Theta, int Iterations, double Decrement, bool Converged)
{
    /// <summary>The gradient and Hessian of minus the log-likelihood in the free coordinates.</summary>
    public required double[] FreeInformation { get; init; }
}
