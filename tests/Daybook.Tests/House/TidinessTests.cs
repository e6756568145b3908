using System.Text.RegularExpressions;

namespace Daybook.Tests.House;

/// <summary>Nothing unfinished, swallowed, or tied to one machine stands in the repository.</summary>
public sealed partial class TidinessTests
{
    private static readonly string[] Code = [".cs", ".razor", ".ts", ".tsx"];
    private static readonly string[] Text = [".cs", ".razor", ".ts", ".tsx", ".css", ".md", ".yaml", ".json", ".props", ".targets", ".csproj", ".slnx", ".R"];

    [Fact]
    public void nothing_is_left_unfinished() => Assert.Empty(Lines("src", Code, Unfinished()).Concat(Lines("web", Code, Unfinished())));

    [Fact]
    public void no_error_is_swallowed() => Assert.Empty(Lines("src", Code, Swallowed()).Concat(Lines("tests", Code, Swallowed())).Concat(Lines("web", Code, Swallowed())));

    /// <summary>In TypeScript the compiler is strict; what it would still let through is said here.</summary>
    [Fact]
    public void no_type_is_left_open() => Assert.Empty(Lines("web", Code, LeftOpen()));

    [Fact]
    public void no_path_of_one_machine_is_written_down() =>
        Assert.Empty(new[] { "src", "web", "tests", "docs", "protocols", "oracles", "bench", "spec", "samples" }.SelectMany(folder => Lines(folder, Text, OneMachine())));

    [Fact]
    public void a_decision_record_has_at_most_40_lines_and_its_three_parts()
    {
        foreach (var path in Repository.Files("docs/adr", ".md"))
        {
            var text = File.ReadAllText(Repository.At(path));
            Assert.True(text.TrimEnd().Split('\n').Length <= 40, $"{path} is longer than 40 lines.");
            foreach (var part in new[] { "## Context", "## Decision", "## Consequences" }) Assert.True(text.Contains(part, StringComparison.Ordinal), $"{path} has no {part}.");
        }
    }

    [Fact]
    public void the_glossary_has_an_entry_for_every_folder_of_the_trial()
    {
        var glossary = File.ReadAllText(Repository.At("docs", "glossary.md"));
        var folders = Directory.GetDirectories(Repository.At("src", "Daybook.Trial")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        Assert.All(folders, folder => Assert.Contains($"**{folder}**:", glossary, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(string folder, string[] endings, Regex pattern)
    {
        if (!Directory.Exists(Repository.At(folder))) return [];
        return from path in Repository.Files(folder, endings)
               where !path.StartsWith("tests/Daybook.Tests/House/", StringComparison.Ordinal)
               from line in File.ReadLines(Repository.At(path)).Select((text, index) => (text, number: index + 1))
               where pattern.IsMatch(line.text)
               select $"{path}:{line.number}: {line.text.Trim()}";
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(:|\bas|<|\|)\s*any\b|@ts-(ignore|nocheck|expect-error)|eslint-disable")]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"catch *(\([^)]*\))? *\{ *\}")]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.])/(work|root|home/[a-z]+)/")]
    private static partial Regex OneMachine();
}
