using System.Text;
using System.Text.RegularExpressions;
using Daybook.Tests.Trial.Json;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The pages about events and commands are written from the code; the glossary has an entry for every folder of it. <c>ACCEPT=1</c> writes the pages anew.</summary>
public sealed class TrialPagesTests
{
    [Fact]
    public void the_page_of_events_shows_every_one()
    {
        var page = new StringBuilder("""
            # Events

            Everything that can have happened in a study, with an example of what the ledger keeps. Old events never change: fields are added,
            then a second version comes. This page is written from `Events.cs` by a test.

            """);
        foreach (var happened in Specimens.Events)
            page.Append($"\n## {TrialJson.TypeOf(happened)}\n\n{Shown(happened)}\n");
        Page("events.md", page);
    }

    [Fact]
    public void the_page_of_commands_shows_every_one_with_the_roles_that_may_ask_for_it()
    {
        var page = new StringBuilder("""
            # Commands

            Everything that can be asked of a study, who may ask for it, and an example as `daybook do` reads it. This page is written from
            `Commands.cs` and `Permissions.cs` by a test.

            """);
        foreach (var command in Specimens.Commands)
        {
            var roles = string.Join(", ", Permissions.All[command.GetType()].Order().Select(role => Kebab.Of(role.ToString())));
            page.Append($"\n## {Kebab.Of(command.GetType().Name)}\n\nMay ask: {roles}\n\n```json\n{Encoding.UTF8.GetString(TrialJson.WriteCommand(command))}\n```\n");
        }
        Page("commands.md", page);
    }

    [Fact]
    public void the_glossary_has_an_entry_for_every_folder_of_the_trial()
    {
        var glossary = File.ReadAllText(Repository.At("docs", "glossary.md"));
        var folders = Directory.GetDirectories(Repository.At("src", "Daybook.Trial")).Select(path => Path.GetFileName(path)!).Where(name => name is not ("bin" or "obj"));
        Assert.All(folders, folder => Assert.Matches(new Regex($@"^\*\*{folder}\*\*", RegexOptions.Multiline), glossary));
    }

    private static string Shown(TrialEvent happened) => happened is UnreadableEntryKept or ConflictingEntryKept
        ? "The payload is the bytes that arrived, verbatim."
        : $"```json\n{Encoding.UTF8.GetString(TrialJson.Write(happened))}\n```";

    private static void Page(string name, StringBuilder page)
    {
        var file = Repository.At("docs", "guide", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, page.ToString());
        Assert.Equal(File.ReadAllText(file), page.ToString());
    }
}
