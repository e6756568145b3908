namespace Daybook.Analysis;

/// <summary>A simulated trial in which somebody waits for something that never happens.</summary>
public sealed class UnendedTrialException() : InvalidOperationException("The virtual trial did not come to its end: somebody waits for something that never happens.");
