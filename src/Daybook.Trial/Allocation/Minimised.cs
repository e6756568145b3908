namespace Daybook.Trial;

/// <summary>What is sealed in place of a list when participants are allocated by minimisation: the rule, and one number of chance for each place.</summary>
/// <param name="Rule">The rule as it stood when the numbers were sealed.</param>
/// <param name="Draws">Per place, a whole number of 53 bits: divided by two to the 53rd it is the chance that decides there.</param>
/// <remarks>Sealed beforehand, chance can be steered by nobody; with the levels in the ledger every allocation can be repeated once the code is open.</remarks>
public sealed record MinimisedPlaces(MinimisationRule Rule, IReadOnlyList<long> Draws);

/// <summary>Who was allocated by minimisation so far: her levels, and what she got.</summary>
public sealed record Minimised(IReadOnlyList<string> Levels, string Arm);

/// <summary>The arm of the next participant.</summary>
/// <param name="rule">The sealed rule.</param>
/// <param name="before">Everybody before her.</param>
/// <param name="levels">Her levels, in the order of the rule's factors.</param>
/// <param name="draw">The sealed number of her place.</param>
public delegate string Minimise(MinimisationRule rule, IReadOnlyList<Minimised> before, IReadOnlyList<string> levels, long draw);
