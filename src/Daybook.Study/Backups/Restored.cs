namespace Daybook.Study;

/// <summary>What a restore brought back, all of it verified.</summary>
/// <param name="Study">The verification of the study.</param>
/// <param name="Book">The verification of the book of accounts and roles; null when the backup holds none.</param>
/// <param name="BookKept">Whether a book stood here already: then it was left as it is, and the one of the backup was only verified.</param>
public sealed record Restored(Verification Study, Verification? Book, bool BookKept);
