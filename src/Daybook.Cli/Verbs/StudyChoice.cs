using System.CommandLine;
using Daybook.Analysis;
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

    /// <summary>The variable, not the connection: what stands on a command line, everybody on the machine can read.</summary>
    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "The environment variable that holds the connection string of a PostgreSQL database; the ledger then stands there.",
        HelpName = "variable",
        CustomParser = given =>
        {
            var name = given.Tokens[0].Value;
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) return name;
            given.AddError("--postgres takes the name of an environment variable; put the connection string into the variable.");
            return null;
        },
    };

    /// <summary>The clock, the chance and the minimisation of a real study.</summary>
    public static StudyOptions RealOptions() => StudyOptions.Real with { Minimise = MinimisedAllocation.Choose };

    public static StudyFolder Folder(ParseResult parsed) => new DataFolder(parsed.GetRequiredValue(Data)).Pick(parsed.GetValue(Slug));

    /// <summary>Opens the study that the call names, for writing.</summary>
    public static Task<RunningStudy> Open(ParseResult parsed, CancellationToken cancellation) => RunningStudy.Open(Folder(parsed), RealOptions(), cancellation);
}
