using Daybook.Tests.Trial;
using Daybook.Trial;

namespace Daybook.Tests.Editor;

/// <summary>What an author's editor makes of the schema: the language server of the YAML extensions, asked as an editor asks it.</summary>
public sealed class EditorTests
{
    [Fact]
    public async Task a_sound_protocol_has_no_diagnostics_and_every_key_of_it_is_explained()
    {
        await using var server = await LanguageServer.Start();
        var explained = 0;
        foreach (var file in Bundled.AllFiles)
        {
            // A fixture is read as if it stood among the protocols, where the schema is.
            var (path, yaml) = ($"protocols/{Path.GetFileName(file)}", Headed(Bundled.ReadAt(file)));
            Assert.Empty((await server.Open(path, yaml)).Select(found => $"{file}: {found.ToJsonString()}"));
            foreach (var site in FaultSite.In<Protocol>(yaml).DistinctBy(site => (site.Owner.Type, site.Key)))
            {
                var (line, column) = Place(yaml, site.KeyStart);
                var words = await server.Hover(path, line, column + 1);
                Assert.True(Plain(words).Contains(Plain(site.Shape.Key.Hover), StringComparison.Ordinal), $"{file}:{line + 1}: {site.Key} is explained as: {words}");
                explained++;
            }
        }
        Assert.True(explained > 100, $"only {explained} keys were pointed at");
    }

    [Fact]
    public async Task a_slip_is_marked_on_its_line()
    {
        await using var server = await LanguageServer.Start();
        var found = await server.Open("protocols/slip.yaml", Bundled.Crossover.Replace("estimator: mean", "estimater: mean", StringComparison.Ordinal).Replace("kind: yes-no", "kind: yesno", StringComparison.Ordinal));

        foreach (var slip in new[] { "estimater", "yesno" })
        {
            var line = Bundled.Crossover.Replace("estimator: mean", "estimater: mean", StringComparison.Ordinal).Replace("kind: yes-no", "kind: yesno", StringComparison.Ordinal).Split('\n').ToList().FindIndex(text => text.Contains(slip, StringComparison.Ordinal));
            Assert.Contains(found, one => one["range"]!["start"]!["line"]!.GetValue<int>() == line);
        }
    }

    [Fact]
    public async Task keys_and_words_are_offered_where_they_may_stand()
    {
        const string Begun = "# yaml-language-server: $schema=../spec/protocol.schema.json\nprotocol: begun\nversion: \"1.0\"\n\ndesign: \ndiary:\n  opens: \"18:00\"\n  \n";
        await using var server = await LanguageServer.Start();
        await server.Open("protocols/begun.yaml", Begun);

        var top = await server.Complete("protocols/begun.yaml", 3, 0);
        Assert.Empty(RecordShape.Of(typeof(Protocol)).Keys.Select(key => key.Name).Except(["protocol", "version", "design", "diary"]).Except(top));
        Assert.Equal(Kebab.WordsOf(typeof(Design)), await server.Complete("protocols/begun.yaml", 4, 8));
        Assert.Empty(RecordShape.Of(typeof(Diary)).Keys.Select(key => key.Name).Except(["opens"]).Except(await server.Complete("protocols/begun.yaml", 7, 2)));
    }

    private static string Headed(string yaml) => yaml.StartsWith("# yaml-language-server", StringComparison.Ordinal) ? yaml : "# yaml-language-server: $schema=../spec/protocol.schema.json\n" + yaml;

    private static (int Line, int Column) Place(string text, int index)
    {
        var start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        return (text.AsSpan(0, index).Count('\n'), index - start);
    }

    // The server writes Markdown: marks are escaped and spaces may be hard ones.
    private static string Plain(string words) => string.Concat(words.Replace("&nbsp;", "", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Where(char.IsLetterOrDigit));
}
