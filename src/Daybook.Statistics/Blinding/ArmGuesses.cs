namespace Daybook.Statistics.Blinding;

/// <summary>What the participants, or the staff, of one arm guessed about the treatment given.</summary>
/// <param name="Right">Guessed the arm they are in.</param>
/// <param name="Wrong">Guessed another arm.</param>
/// <param name="DoNotKnow">Said that they do not know.</param>
public sealed record ArmGuesses(int Right, int Wrong, int DoNotKnow)
{
    /// <summary>How many answered.</summary>
    public int N => Right + Wrong + DoNotKnow;

    internal ArmGuesses Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Right);
        ArgumentOutOfRangeException.ThrowIfNegative(Wrong);
        ArgumentOutOfRangeException.ThrowIfNegative(DoNotKnow);
        return N > 0 ? this : throw new ArgumentException("Nobody of the arm answered.");
    }
}
