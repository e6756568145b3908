namespace Daybook.Study;

/// <summary>What stands beside the studies of a data folder: the organisation's own book, and what its server keeps for the people in it.</summary>
public sealed class ServerFolder
{
    public ServerFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Root = Path.GetFullPath(path);
    }

    /// <summary>The data folder.</summary>
    public string Root { get; }

    /// <summary>Accounts and roles: a ledger.</summary>
    public string Ledger => Path.Combine(Root, "server.db");

    /// <summary>Passwords, hashed.</summary>
    public string Passwords => Path.Combine(Root, "passwords.json");

    /// <summary>Who signed in when.</summary>
    public string SignIns => Path.Combine(Root, "sign-ins.jsonl");

    public string Blobs => Path.Combine(Root, "server-blobs");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Names the process that writes the book.</summary>
    public string PidFile => Path.Combine(Root, "server.pid");

    /// <summary>Whether there is a book. A folder of synthetic studies has none.</summary>
    public bool HoldsBook => File.Exists(Ledger);

    /// <summary>Everything but the ledger itself, as far as it is there.</summary>
    public IEnumerable<string> Files =>
    [
        .. new[] { Passwords, SignIns }.Where(File.Exists),
        .. In(Keys).Where(file => Path.GetFileName(file).StartsWith("server-", StringComparison.Ordinal)),
        .. In(Blobs),
    ];

    internal void Make()
    {
        Durable.MakePrivateFolder(Root);
        Durable.MakePrivateFolder(Keys);
        Durable.MakePrivateFolder(Blobs);
    }

    private static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}
