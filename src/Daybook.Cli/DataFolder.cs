using Daybook.Study;

namespace Daybook.Cli;

/// <summary>The folder that an organisation's studies live in: <c>studies/SLUG/</c> each, and the server's own book.</summary>
internal sealed class DataFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What stands beside the studies.</summary>
    public ServerFolder Server => new(Path);

    /// <summary>The folder of a study by its slug, whether or not it is there yet.</summary>
    public StudyFolder Study(string slug) => new(System.IO.Path.Combine(Path, "studies", slug));

    /// <summary>The slugs of the studies that stand here, in order.</summary>
    public IReadOnlyList<string> Slugs()
    {
        var studies = System.IO.Path.Combine(Path, "studies");
        if (!Directory.Exists(studies)) return [];
        return [.. Directory.GetDirectories(studies).Where(folder => new StudyFolder(folder).HoldsStudy).Select(folder => System.IO.Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
    }

    /// <summary>The one study meant: the one named, or the only one.</summary>
    public StudyFolder Pick(string? slug)
    {
        var slugs = Slugs();
        if (slug is not null && slugs.Contains(slug)) return Study(slug);
        if (slug is not null) throw new Complaint(ExitCode.NotFound, $"there is no study '{slug}' in {Path}.", slugs.Count == 0 ? null : $"studies here: {string.Join(", ", slugs)}.");
        return slugs switch
        {
            [var only] => Study(only),
            [] => throw new Complaint(ExitCode.NotFound, $"there is no study in {Path}.", "make one with daybook demo, daybook open or daybook import, or name another folder with --data."),
            _ => throw new Complaint(ExitCode.Usage, $"{Path} holds {slugs.Count} studies.", $"name one with --study: {string.Join(", ", slugs)}."),
        };
    }
}
