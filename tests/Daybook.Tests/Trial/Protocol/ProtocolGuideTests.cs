using System.Text.RegularExpressions;

namespace Daybook.Tests.Trial;

/// <summary>What the guide shows stands in files that other tests read.</summary>
public partial class ProtocolGuideTests
{
    [Fact]
    public void every_example_of_the_guide_stands_in_a_tested_file()
    {
        var files = Repository.Files("protocols", ".yaml").Concat(Repository.Files("oracles/xover", ".map.yaml"))
            .Concat(Repository.Files("tests/Daybook.Tests/Trial/Protocol/golden", ".txt")).Concat(Repository.Files("tests/Daybook.Tests/Trial/Protocol/fixtures", ".yaml")).Select(Read).ToList();
        var examples = Example().Matches(Read("docs/guide/protocol.md")).Select(match => match.Groups["text"].Value).ToList();

        Assert.True(examples.Count >= 6, $"only {examples.Count} examples were found");
        Assert.All(examples, example => Assert.Contains(files, file => file.Contains(example, StringComparison.Ordinal)));
    }

    private static string Read(string path) => File.ReadAllText(Repository.At(path.Split('/'))).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```(yaml|text)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
