namespace Daybook.Statistics.Design;

/// <summary>An allocation by minimisation with what an auditor needs to repeat it.</summary>
/// <param name="Arm">The arm drawn.</param>
/// <param name="Imbalances">The weighted imbalance that would follow, one an arm, in the arms' order.</param>
/// <param name="Probabilities">The probability with which each arm was drawn, in the arms' order.</param>
public sealed record MinimisationChoice(string Arm, IReadOnlyList<double> Imbalances, IReadOnlyList<double> Probabilities);
