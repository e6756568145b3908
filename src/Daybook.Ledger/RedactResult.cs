namespace Daybook.Ledger;

/// <summary>What a committed redaction became.</summary>
/// <param name="Appended">The <c>payload-redacted/1</c> entry and the new head.</param>
/// <param name="Scrubbed">False when a reader kept old pages alive: the payloads are gone from the tables but their bytes may
/// still stand in a log file. Call <see cref="ILedgerStore.Scrub"/> again until it says true.</param>
public sealed record RedactResult(AppendResult Appended, bool Scrubbed);
