namespace Daybook.Ledger;

/// <summary>An entry's rows as they stand in the database, with the one column the entry itself does not carry.</summary>
internal sealed record StoredEntry(Entry Entry, Hash? AttestationDigest);
