namespace Daybook.Study;

/// <summary>What a backup holds, in its own first file.</summary>
/// <param name="Format">1.</param>
/// <param name="Size">How many entries the ledger had.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Checkpoint">The head as it was signed.</param>
/// <param name="Book">The signed head of the book of accounts and roles, when the backup holds one.</param>
internal sealed record BackupManifest(int Format, long Size, string Root, string Checkpoint, string? Book = null);
