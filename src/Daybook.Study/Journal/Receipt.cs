namespace Daybook.Study;

/// <summary>Proof that an entry is on disk: its place, its leaf, and a head that covers it.</summary>
/// <param name="Seq">The place in the ledger.</param>
/// <param name="EntryId">The entry's id.</param>
/// <param name="Leaf">The leaf hash, lower-case hexadecimal.</param>
/// <param name="HeadSize">How many entries the head covers.</param>
/// <param name="HeadRoot">The root over them, lower-case hexadecimal.</param>
public sealed record Receipt(long Seq, string EntryId, string Leaf, long HeadSize, string HeadRoot);
