using System.Text.RegularExpressions;
using Daybook.Trial;

namespace Daybook.Tests.Docs;

/// <summary>The tutorial grows the trial of 2013 in ten steps: each is a sound file, each goes on from the one before, and the last is the bundled study.</summary>
public sealed partial class TutorialTests
{
    private static readonly string[] Steps = [.. Enumerable.Range(1, 10).Select(step => $"docs/guide/tutorial/step-{step:00}.yaml")];

    [Fact]
    public void there_are_ten_steps_and_each_is_sound()
    {
        Assert.Equal(Steps, Repository.Files("docs/guide/tutorial", ".yaml"));
        Assert.All(Steps, step => Assert.Equal("", ProblemText.Render(ProtocolReader.Read(Text(step), step).Problems)));
    }

    [Fact]
    public void each_step_changes_something_and_the_last_is_the_bundled_study()
    {
        var versions = Steps.Select(Read).ToList();

        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.NotEmpty(ProtocolComparison.Of(pair.First, pair.Second)));
        Assert.Empty(ProtocolComparison.Of(versions[^1], Read("protocols/ldn-fibromyalgia-2013.yaml")));
        Assert.InRange(Text(Steps[0]).TrimEnd().Split('\n').Length, 1, 30);
    }

    [Fact]
    public void what_the_tutorial_shows_of_a_step_stands_in_its_file()
    {
        var chapters = Text("docs/guide/tutorial.md").Split("\n## ").Skip(1).ToList();

        Assert.Equal(Steps.Length, chapters.Count);
        foreach (var (chapter, step) in chapters.Zip(Steps))
            foreach (Match shown in Yaml().Matches(chapter))
                Assert.Contains(shown.Groups["text"].Value, Text(step), StringComparison.Ordinal);
    }

    private static Protocol Read(string path) => ProtocolReader.Read(Text(path), path).Protocol!;

    private static string Text(string path) => File.ReadAllText(Repository.At(path.Split('/'))).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
