namespace Daybook.Trial;

/// <summary>A count that is known as far as the answers go: what is missing could be nothing or everything.</summary>
/// <param name="Least">When whatever is missing were zero.</param>
/// <param name="Most">When whatever is missing were at its highest.</param>
internal readonly record struct PossibleCount(int Least, int Most)
{
    /// <summary>The count of the yeses.</summary>
    public static PossibleCount Of(IEnumerable<bool?> answers)
    {
        var all = answers.ToList();
        var yes = all.Count(answer => answer == true);
        return new PossibleCount(yes, yes + all.Count(answer => answer is null));
    }

    /// <summary>A grade from 0 to <paramref name="highest"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grade is outside that.</exception>
    public static PossibleCount Of(int? grade, int highest)
    {
        if (grade < 0 || grade > highest)
            throw new ArgumentOutOfRangeException(nameof(grade), grade, $"A grade lies between 0 and {highest}.");
        return new(grade ?? 0, grade ?? highest);
    }

    public static PossibleCount operator +(PossibleCount left, PossibleCount right) => new(left.Least + right.Least, left.Most + right.Most);

    /// <summary>True or false when every way to fill what is missing says so; else null.</summary>
    public bool? AtLeast(int threshold) => Least >= threshold ? true : Most < threshold ? false : null;

    public IEnumerable<int> Every => Enumerable.Range(Least, Most - Least + 1);

    public override string ToString() => Least == Most ? FormattableString.Invariant($"{Least}") : FormattableString.Invariant($"{Least} to {Most}");
}
