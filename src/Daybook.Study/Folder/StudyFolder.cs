namespace Daybook.Study;

/// <summary>Where a study lives: one folder, three databases, documents and keys. The ledger may stand in PostgreSQL instead; the folder then says where.</summary>
public sealed class StudyFolder
{
    public StudyFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Root = Path.GetFullPath(path);
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>What happened, and the observations that follow from it.</summary>
    public string Ledger => Path.Combine(Root, "ledger.db");

    /// <summary>Says where in PostgreSQL the ledger stands, when it does not stand in a file.</summary>
    public string Postgres => Path.Combine(Root, "ledger.postgres");

    /// <summary>Who is to take what, encrypted and written once.</summary>
    public string Sealed => Path.Combine(Root, "sealed.db");

    /// <summary>Who the participants are, encrypted for each.</summary>
    public string Identity => Path.Combine(Root, "identity.db");

    /// <summary>Documents, each named by its hash.</summary>
    public string Blobs => Path.Combine(Root, "blobs");

    /// <summary>Key files, readable by their owner only.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Names the process that writes here. The lock itself is on <c>writer.lock</c> beside it.</summary>
    public string PidFile => Path.Combine(Root, "writer.pid");

    /// <summary>Whether a study was made here.</summary>
    public bool HoldsStudy => File.Exists(Ledger) || File.Exists(Postgres);

    internal string WhatIsMissing => $"neither {Path.GetFileName(Ledger)} nor {Path.GetFileName(Postgres)} is there.";

    /// <summary>Makes the folder. Refuses one that holds anything: nothing is ever overwritten.</summary>
    public void Make()
    {
        if (Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any())
            throw new StudyException("folder.not-empty", $"The folder {Root} is not empty. A study starts in a folder of its own.");
        MakeFolders();
    }

    /// <summary>Removes a study that did not come to stand, with what it has outside its folder.</summary>
    public void Remove()
    {
        try
        {
            LedgerPlace.Of(this).Discard();
        }
        finally
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    /// <summary>Makes the folder, or accepts one in which a study was begun. Anything else in it is refused.</summary>
    public void MakeOrResume()
    {
        string[] ours = [Ledger, Postgres, Sealed, Identity, Blobs, Keys, PidFile, Path.ChangeExtension(PidFile, "lock"), Path.Combine(Root, "backup-copies-")];
        if (Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).FirstOrDefault(p => !ours.Any(o => p.StartsWith(o, StringComparison.Ordinal))) is { } stranger)
            throw new StudyException("folder.not-empty", $"The folder {Root} holds {Path.GetFileName(stranger)}, which is no part of a study. A study lives in a folder of its own.");
        MakeFolders();
    }

    private void MakeFolders()
    {
        Durable.MakePrivateFolder(Root);
        Durable.MakePrivateFolder(Blobs);
        Durable.MakePrivateFolder(Keys);
    }
}
