namespace Daybook.Study;

/// <summary>What a backup holds, in its own first file.</summary>
/// <param name="Format">1.</param>
/// <param name="Size">How many entries the ledger had.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Checkpoint">The head as it was signed.</param>
internal sealed record BackupManifest(int Format, long Size, string Root, string Checkpoint);
