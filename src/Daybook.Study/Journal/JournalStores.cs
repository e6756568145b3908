using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What the writer works with.</summary>
/// <param name="StudyKey">The study's opaque key, for every envelope.</param>
/// <param name="Ledger">The log.</param>
/// <param name="Signer">Signs its heads.</param>
/// <param name="Vault">Answers whether a kit fits.</param>
/// <param name="Blobs">Keeps documents before the events that name them.</param>
/// <param name="Versions">The protocols by hash.</param>
/// <param name="Ids">Makes entry ids.</param>
/// <param name="Options">Clock and chance.</param>
internal sealed record JournalStores(
    string StudyKey,
    ILedgerStore Ledger,
    ICheckpointSigner Signer,
    IVault Vault,
    BlobStore Blobs,
    ProtocolShelf Versions,
    EntryIds Ids,
    StudyOptions Options);
