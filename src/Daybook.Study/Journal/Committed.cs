using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What readers see: one committed state and the head it stands on. It never changes; the next one replaces it.</summary>
internal sealed record Committed(LedgerHead Head, Checkpoint Checkpoint, byte[] Frontier, StudyState State);
