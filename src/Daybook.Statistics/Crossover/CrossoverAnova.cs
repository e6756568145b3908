using Daybook.Statistics.Descriptive;

namespace Daybook.Statistics.Crossover;

/// <summary>The analysis of variance of an AB/BA crossover.</summary>
/// <param name="Sequence">Sum of squares between sequences, 1 df.</param>
/// <param name="ParticipantWithinSequence">Sum of squares between participants of a sequence.</param>
/// <param name="Residual">Residual sum of squares, after participant, period and treatment.</param>
/// <param name="ResidualDf">Its degrees of freedom, n - 2.</param>
public sealed record CrossoverAnova(double Sequence, double ParticipantWithinSequence, double Residual, int ResidualDf)
{
    /// <summary>Residual mean square.</summary>
    public double ResidualMeanSquare => Residual / ResidualDf;

    /// <summary>Standard deviation within participants.</summary>
    public double WithinParticipantSd => Math.Sqrt(ResidualMeanSquare);

    internal static CrossoverAnova Of(double[] half1, double[] half2, double[] sums1, double[] sums2)
    {
        // A participant's two values are (sum +- difference)/2: squares split into sums and half-differences exactly.
        double mean1 = Moments.Mean(sums1) / 2, mean2 = Moments.Mean(sums2) / 2;
        double sequence = 2 * (mean1 - mean2) * (mean1 - mean2) * sums1.Length * sums2.Length / (sums1.Length + sums2.Length);
        double participants = (Moments.SumOfSquares(sums1) + Moments.SumOfSquares(sums2)) / 2;
        double residual = 2 * (Moments.SumOfSquares(half1) + Moments.SumOfSquares(half2));
        return new CrossoverAnova(sequence, participants, residual, sums1.Length + sums2.Length - 2);
    }
}
