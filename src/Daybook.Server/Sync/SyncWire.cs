namespace Daybook.Server;

/// <summary>What a phone sends: its entries, oldest first, and what it remembers of the record. The TypeScript of these records is generated.</summary>
/// <param name="Sent">What its clock reads now, ISO 8601 with offset; null in a request that was signed to be sent at another time.</param>
/// <param name="Head">The size of the record when it last saw it; null before the first time.</param>
/// <param name="Lost">A head that the record no longer contains, until the server has been told.</param>
/// <param name="Entries">What the phone does not yet count as sent.</param>
public sealed record SyncRequest(string? Sent, long? Head, LostHead? Lost, IReadOnlyList<SyncEntry> Entries);

/// <summary>A head that a phone kept and the record no longer contains.</summary>
public sealed record LostHead(long Size, string Root);

/// <summary>One entry as it lies on the phone. Its payload is an items-recorded/1 document, verbatim.</summary>
public sealed record SyncEntry(string Id, long Number, string Payload, string LocalClock, string Zone, string Seen, string Signature);

/// <summary>The answer: one result for each entry, and the head that covers them.</summary>
/// <param name="Time">The server's clock, UTC.</param>
/// <param name="Results">What became of each entry, in the order in which they came.</param>
/// <param name="Checkpoint">The signed head of the record.</param>
/// <param name="Consistency">The proof that it extends the head which the phone remembers.</param>
/// <param name="LostTaken">Whether the lost head of the request is in the record now; until then the phone tells it again.</param>
public sealed record SyncReply(string Time, IReadOnlyList<SyncResult> Results, string Checkpoint, IReadOnlyList<string> Consistency, bool LostTaken);

/// <summary>What became of one entry: a receipt, or the code of the reason why it was not taken.</summary>
public sealed record SyncResult(string Id, SyncReceipt? Receipt, string? Refused);

/// <summary>Where the entry stands in the record, with the path that proves the leaf under the head of the reply.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="Leaf">The leaf hash.</param>
/// <param name="Path">The audit path.</param>
/// <param name="Redacted">Whether its payload has been deleted since: then the signature says so in place of the payload's hash.</param>
/// <param name="Signature">The study's signature over what the record holds there: device, number, payload, place, leaf.</param>
public sealed record SyncReceipt(long Seq, string Leaf, IReadOnlyList<string> Path, bool Redacted, string Signature);

/// <summary>What a phone asks with the code from the coordinator's screen.</summary>
/// <param name="Code">The code; it works once and for a quarter of an hour.</param>
/// <param name="Key">The public key that the phone made, a SubjectPublicKeyInfo of P-256 in base64.</param>
public sealed record JoinRequest(string Code, string Key);

/// <summary>Who the phone is from now on.</summary>
/// <param name="Study">The study's key.</param>
/// <param name="Title">The study's title.</param>
/// <param name="Stamp">What every screen of a study that is not real must say; empty for a real one.</param>
/// <param name="Device">The name of the phone's key.</param>
/// <param name="Participant">The participant's key.</param>
/// <param name="LogKey">The key with which the study signs its heads and receipts: a verifier key of ECDSA P-256 (spec/ledger.md).</param>
public sealed record JoinReply(string Study, string Title, string Stamp, string Device, string Participant, string LogKey);
