using System.CommandLine;
using Daybook.Study;

namespace Daybook.Cli.Verbs;

/// <summary>How every verb that works on a study is told which one.</summary>
internal static class StudyChoice
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that holds the studies.",
        HelpName = "folder",
        DefaultValueFactory = _ => "daybook-data",
    };

    public static readonly Option<string?> Slug = new("--study") { Description = "The study's slug, when the folder holds several.", HelpName = "slug" };

    /// <summary>The clock and the chance of a real study.</summary>
    public static StudyOptions RealOptions() => StudyOptions.Real;

    public static StudyFolder Folder(ParseResult parsed) => new DataFolder(parsed.GetRequiredValue(Data)).Pick(parsed.GetValue(Slug));

    /// <summary>Opens the study that the call names, for writing.</summary>
    public static Task<RunningStudy> Open(ParseResult parsed, CancellationToken cancellation) => RunningStudy.Open(Folder(parsed), RealOptions(), cancellation);
}
