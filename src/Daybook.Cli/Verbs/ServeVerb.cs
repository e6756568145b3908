using System.CommandLine;

namespace Daybook.Cli.Verbs;

/// <summary>Serves the studies of a folder.</summary>
internal static class ServeVerb
{
    public static readonly Option<Uri> Address = Url("Where to listen. A synthetic study is served on this machine only. Port 0 takes a free one.");

    /// <summary>An option <c>--address</c> that takes an absolute http or https address.</summary>
    public static Option<Uri> Url(string what) => new("--address")
    {
        Description = what,
        HelpName = "url",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = given =>
        {
            if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
            given.AddError($"'{given.Tokens[0].Value}' is not an address such as http://127.0.0.1:5080.");
            return null;
        },
    };

    public static Command Build() => Verb.Of(
        "serve",
        "Serves the console, the diary and the command door for every study in the folder.",
        ["daybook serve --data demo", "daybook serve --data trial --address http://127.0.0.1:8080"],
        [StudyChoice.Data, Address],
        (parsed, terminal, cancellation) =>
            Serving.Run(new DataFolder(parsed.GetRequiredValue(StudyChoice.Data)), parsed.GetRequiredValue(Address), StudyChoice.RealOptions(), terminal, cancellation));
}
