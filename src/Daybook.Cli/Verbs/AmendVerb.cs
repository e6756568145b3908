using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Amends a running study: shows what the new version changes, publishes it, and moves participants to it.</summary>
internal static class AmendVerb
{
    private static readonly Argument<string> Source = new("file") { Description = "The new version of the protocol." };
    private static readonly Option<string[]> As = new("--as") { Description = "Who acts, as account:role; given twice where one publishes and another moves participants.", HelpName = "account:role", Required = true };
    private static readonly Option<string?> Adopt = new("--adopt") { Description = "Who moves to the version: labels with commas between, site/label where two sites have the same, or all. Without it nobody does.", HelpName = "P-001,..." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why they move to it; needed when the change breaks running participants.", HelpName = "words" };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do it without asking." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "amend",
        "Shows what a new version of the protocol changes in a running study, publishes it, and moves participants to it. A version that is published already only moves them.",
        ["daybook amend trial-1.1.yaml --data trial --as adam:administrator", "daybook amend trial-1.1.yaml --data trial --as ines:investigator --adopt P-001,P-004 --reason \"agreed at visit two\"", "daybook amend trial-1.1.yaml --data trial --as adam:administrator --as ines:investigator --adopt all --yes"],
        [Source, StudyChoice.Data, StudyChoice.Slug, As, Adopt, Reason, Yes],
        async (parsed, terminal, cancellation) =>
        {
            var file = parsed.GetRequiredValue(Source);
            var (yaml, after) = (Input.Text(file), ProtocolFile.Read(file, terminal));
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var amendment = Amendment.Of(study.State, yaml, after, parsed.GetValue(Adopt), parsed.GetValue(Reason));
            if (!terminal.Json)
                foreach (var line in amendment.Words()) terminal.Results.WriteLine(line);
            if (!parsed.GetValue(Yes) && terminal.Ask("Do it? (yes or no)", "no") != "yes")
                throw new Complaint(ExitCode.Refused, "nothing was changed.", "look at what changes, and say --yes.");
            var actors = parsed.GetRequiredValue(As).Select(Acting.Person).ToList();
            foreach (var command in amendment.Commands())
                if (await study.Journal.Do(new Request(command, By(actors, command), Guid.CreateVersion7().ToString()), cancellation) is Reply.Refused refused)
                    return Acting.Refused(terminal, refused.Refusal);
            terminal.Answer(amendment.Json(), amendment.Done());
            return ExitCode.Ok;
        });

    /// <summary>The first who may; where nobody may, the journal says so.</summary>
    private static Trial.Actor By(List<Trial.Actor> actors, Trial.Command command) => actors.FirstOrDefault(actor => actor.Role is { } role && Permissions.May(role, command.GetType())) ?? actors[0];
}
