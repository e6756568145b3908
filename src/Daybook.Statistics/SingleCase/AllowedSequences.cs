namespace Daybook.Statistics.SingleCase;

/// <summary>
/// Every sequence of conditions, 0 and 1, that a single-case design could have drawn: what a randomisation test compares
/// the observed one with (<see cref="Resampling.RandomisationTest.Listed"/>).
/// </summary>
public static class AllowedSequences
{
    /// <summary>
    /// Phases in a fixed order, 0 1 0 1 ..., whose changes were drawn at random with a least length of each (Edgington;
    /// Onghena 1992): C(n - k m + k - 1, k - 1) sequences of n observations, k phases of at least m.
    /// </summary>
    /// <param name="observations">How many observations.</param>
    /// <param name="phases">How many phases, at least 2: 2 for AB, 3 for ABA, 4 for ABAB.</param>
    /// <param name="shortestPhase">The fewest observations of a phase, at least 1.</param>
    /// <exception cref="ArgumentException">The phases do not fit.</exception>
    public static IEnumerable<int[]> PhaseChanges(int observations, int phases, int shortestPhase)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(phases, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(shortestPhase, 1);
        return (long)phases * shortestPhase > observations
            ? throw new ArgumentException($"{phases} phases of at least {shortestPhase} do not fit into {observations} observations.", nameof(phases))
            : Phases(observations, phases, shortestPhase, 0);
    }

    /// <summary>
    /// Alternation drawn at random with at most so many of a condition in a row (Onghena and Edgington 1994).
    /// </summary>
    /// <param name="zeros">Observations under condition 0.</param>
    /// <param name="ones">Observations under condition 1.</param>
    /// <param name="longestRun">The longest run of one condition, at least 1.</param>
    public static IEnumerable<int[]> Alternations(int zeros, int ones, int longestRun)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zeros, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ones, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestRun, 1);
        return Runs(new int[zeros + ones], 0, [zeros, ones], longestRun);
    }

    private static IEnumerable<int[]> Phases(int left, int phases, int shortest, int condition)
    {
        if (phases == 1)
        {
            yield return [.. Enumerable.Repeat(condition, left)];
            yield break;
        }
        for (int length = shortest; length <= left - (phases - 1) * shortest; length++)
        {
            foreach (int[] rest in Phases(left - length, phases - 1, shortest, 1 - condition))
            {
                yield return [.. Enumerable.Repeat(condition, length), .. rest];
            }
        }
    }

    private static IEnumerable<int[]> Runs(int[] sequence, int place, int[] left, int longestRun)
    {
        if (place == sequence.Length)
        {
            yield return [.. sequence];
            yield break;
        }
        for (int condition = 0; condition <= 1; condition++)
        {
            bool tooLong = place >= longestRun && Enumerable.Range(place - longestRun, longestRun).All(i => sequence[i] == condition);
            if (left[condition] > 0 && !tooLong)
            {
                sequence[place] = condition;
                left[condition]--;
                foreach (int[] rest in Runs(sequence, place + 1, left, longestRun))
                {
                    yield return rest;
                }
                left[condition]++;
            }
        }
    }
}
