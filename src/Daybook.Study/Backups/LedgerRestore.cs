using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Makes what a backup left out of the ledger's copy, and moves the ledger into a PostgreSQL database where that was asked.</summary>
internal static class LedgerRestore
{
    public static void Run(StudyFolder folder, string? postgres, CancellationToken cancellation)
    {
        var versions = new ProtocolShelf(new BlobStore(folder.Blobs));
        using (var ledger = SqliteLedgerStore.Open(folder.Ledger))
        {
            if (postgres is null)
            {
                LedgerOpening.Derive(ledger, versions, always: false, null, cancellation);
                return;
            }
            var study = StudyKeys.ReadPublic(folder.Keys, "ledger")[0].Name["daybook/".Length..];
            LedgerInPostgres.Begin(folder, postgres, study).Take(ledger, versions, cancellation);
        }
        foreach (var file in Directory.GetFiles(folder.Root, Path.GetFileName(folder.Ledger) + "*"))
            File.Delete(file);
    }
}
