namespace Daybook.Ledger;

/// <summary>A submission that used an entry id already taken, with other bytes. It is kept, never dropped, and is not in the log.</summary>
/// <param name="EntryId">The id both used.</param>
/// <param name="ReceivedUtc">When this one arrived; UTC in whole microseconds.</param>
/// <param name="Bytes">Its bytes, verbatim.</param>
public sealed record Conflict(string EntryId, DateTimeOffset ReceivedUtc, byte[] Bytes);
