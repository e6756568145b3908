namespace Daybook.Statistics.Design;

/// <summary>Strata made by crossing factors: the names under which an allocation list keeps its parts.</summary>
public static class Strata
{
    private const string Joint = ", ";

    /// <summary>Every combination of the factors' levels, the last factor varying fastest.</summary>
    /// <param name="factors">Factors with distinct names, each with distinct levels; none gives the one stratum "all".</param>
    /// <exception cref="ArgumentException">A factor has no level, a name occurs twice, or a level contains a comma and a space.</exception>
    public static IReadOnlyList<string> Cross(IReadOnlyList<AllocationFactor> factors)
    {
        Check(factors);
        IEnumerable<string> crossed = factors.Count == 0 ? ["all"] : factors[0].Levels;
        foreach (AllocationFactor factor in factors.Skip(1))
        {
            crossed = [.. crossed.SelectMany(_ => factor.Levels, (before, level) => before + Joint + level)];
        }
        return [.. crossed];
    }

    /// <summary>The stratum of one participant.</summary>
    /// <param name="levels">A level of each factor, in the factors' order; none gives "all".</param>
    public static string Name(IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels.Count == 0 ? "all" : string.Join(Joint, levels);
    }

    internal static void Check(IReadOnlyList<AllocationFactor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.DistinctBy(factor => factor.Name, StringComparer.Ordinal).Count() < factors.Count)
        {
            throw new ArgumentException("Factors have names of their own.", nameof(factors));
        }
        foreach (AllocationFactor factor in factors)
        {
            bool repeated = factor.Levels.Distinct(StringComparer.Ordinal).Count() < factor.Levels.Count;
            if (factor.Levels.Count == 0 || repeated || factor.Levels.Any(level => level.Contains(Joint, StringComparison.Ordinal)))
            {
                throw new ArgumentException(
                    $"Factor '{factor.Name}' needs at least one level, each named once and without a comma and a space.", nameof(factors));
            }
        }
    }
}
