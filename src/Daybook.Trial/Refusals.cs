namespace Daybook.Trial;

/// <summary>Why a command was refused: a stable code, what happened, what it means for the data, and what to do.</summary>
/// <param name="Code">noun.reason, stable for ever, for example <c>kit.not-for-participant</c>.</param>
/// <param name="What">What happened, in the words of the study.</param>
/// <param name="Meaning">What it means for the data.</param>
/// <param name="Remedy">What to do now.</param>
public sealed record Refusal(string Code, string What, string Meaning, string Remedy);
