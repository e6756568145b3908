using System.CommandLine;

namespace Daybook.Cli.Verbs;

/// <summary>Serves the studies of a folder.</summary>
internal static class ServeVerb
{
    public static readonly Option<Uri> Address = new("--address")
    {
        Description = "Where to listen. A synthetic study is served on this machine only. Port 0 takes a free one.",
        HelpName = "url",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
    };

    public static Command Build() => Verb.Of(
        "serve",
        "Serves the console, the diary and the command door for every study in the folder.",
        ["daybook serve --data demo", "daybook serve --data trial --address http://127.0.0.1:8080"],
        [StudyChoice.Data, Address],
        (parsed, terminal, cancellation) =>
            Serving.Run(new DataFolder(parsed.GetRequiredValue(StudyChoice.Data)), parsed.GetRequiredValue(Address), StudyChoice.RealOptions(), terminal, cancellation));
}
