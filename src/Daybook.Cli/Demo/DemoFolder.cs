using Daybook.Study;

namespace Daybook.Cli.Demo;

/// <summary>The demo's own studies in a folder. Nothing else is ever deleted.</summary>
internal static class DemoFolder
{
    public static void Clear(DataFolder data)
    {
        foreach (var folder in DemoStudy.All.Select(demo => data.Study(demo.Slug)).Where(folder => folder.HoldsStudy))
        {
            if (!IsSynthetic(folder)) throw new Complaint(ExitCode.Refused, $"{folder.Root} is not a synthetic study; nothing was deleted.", "choose another folder with --data.");
            Directory.Delete(folder.Root, recursive: true);
            if (Directory.Exists(ReportFolder.Of(folder))) Directory.Delete(ReportFolder.Of(folder), recursive: true);
        }
    }

    private static bool IsSynthetic(StudyFolder folder)
    {
        // A demo's ledger always stands in a file.
        if (!File.Exists(folder.Ledger)) return false;
        using var ledger = Ledger.SqliteLedgerStore.Open(folder.Ledger);
        var first = ledger.Read(new Ledger.EntryQuery { Limit = 1 }).SingleOrDefault();
        // Killed before its first entry: only a demo folder's name stands there yet.
        return first is null || Trial.TrialJson.Read(first.Type, first.Payload!) is Trial.StudyOpened { Purpose: Trial.Purpose.Synthetic };
    }
}
