namespace Daybook.Statistics.MissingData;

/// <summary>A participant of a two-arm trial with planned visits.</summary>
/// <param name="Active">Whether she is in the active arm.</param>
/// <param name="Baseline">The outcome before treatment.</param>
/// <param name="Outcomes">The outcome at each planned visit, NaN where missing.</param>
public sealed record DropOutParticipant(bool Active, double Baseline, IReadOnlyList<double> Outcomes);
