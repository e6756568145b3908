using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daybook.Tests.Exchange;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The example of every kind of problem is a file that has it: made from the faults with the checker. <c>ACCEPT=1</c> writes the examples and their page anew.</summary>
public class ProblemExampleTests
{
    private const int MostLines = 6;
    private const int Longest = 160;

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void the_examples_in_the_product_are_those_that_the_checker_makes() =>
        Committed("src/Daybook.Trial/Protocol/Reading/problem-examples.json", JsonSerializer.Serialize(Made(), Form) + "\n");

    [Fact]
    public void every_kind_of_problem_has_an_example_that_says_its_code()
    {
        var made = Made();

        Assert.Equal(ProblemCatalogue.All.Select(entry => entry.Code), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(made, example => Assert.StartsWith($"error[{example.Key}]: ", example.Value.Shown, StringComparison.Ordinal));
        Assert.All(made, example => Assert.True(example.Value.Right.Count + example.Value.Wrong.Count > 0, $"{example.Key} changes nothing"));
    }

    [Fact]
    public void the_page_of_problems_shows_every_one()
    {
        var page = new StringBuilder("""
            # Problems of a protocol file

            What `daybook check` can say, and `daybook explain CODE` with it. Codes never change their meaning. This page is written by a test
            from the catalogue and from a file for each code that has the problem.

            """);
        var made = Made();
        foreach (var entry in ProblemCatalogue.All)
            page.Append($"\n## {entry.Code}: {entry.Title}\n\n{entry.Explanation}\n\n```text\n{made[entry.Code].Shown}```\n");
        Committed("docs/guide/problems.md", page.ToString());
    }

    private static SortedDictionary<string, ProblemExample> Made()
    {
        var examples = new SortedDictionary<string, ProblemExample>(StringComparer.Ordinal);
        foreach (var (code, fault) in Faults.All)
            examples[code] = OfProtocol(code, fault());
        foreach (var (code, from, to) in TabularImportTests.FaultsOfMaps)
        {
            var map = TabularImportTests.Map.Replace(from, to, StringComparison.Ordinal);
            examples.TryAdd(code, Of(code, "map.yaml", TabularImportTests.Map, map, TabularImportTests.Read(map, TabularImportTests.Table).Problems));
        }
        return examples;
    }

    private static ProblemExample OfProtocol(string code, string faulty)
    {
        var good = Bundled.Files.Select(file => (File: file, Yaml: Bundled.Read(file))).MinBy(file => Edits(file.Yaml, faulty));
        return Of(code, good.File, good.Yaml, faulty, ProtocolReader.Read(faulty, good.File).Problems);
    }

    private static ProblemExample Of(string code, string file, string good, string faulty, IReadOnlyList<Problem> problems)
    {
        var (right, wrong) = (good.Split('\n'), faulty.Split('\n'));
        var kept = Kept(right, wrong);
        return new ProblemExample(file, Shown(right, kept.Right), Shown(wrong, kept.Wrong), ProblemText.Render(problems.First(problem => problem.Code == code)));
    }

    private static List<string> Shown(string[] lines, HashSet<int> kept)
    {
        var changed = lines.Where((_, i) => !kept.Contains(i)).Select(line => line.Length <= Longest ? line : line[..Longest] + "...").ToList();
        return changed.Count <= MostLines ? changed : [.. changed.Take(MostLines), "..."];
    }

    private static int Edits(string good, string faulty)
    {
        var (right, wrong) = (good.Split('\n'), faulty.Split('\n'));
        return right.Length + wrong.Length - (2 * Kept(right, wrong).Right.Count);
    }

    /// <summary>The lines that both have, in order (longest common subsequence).</summary>
    private static (HashSet<int> Right, HashSet<int> Wrong) Kept(string[] right, string[] wrong)
    {
        var longest = new int[right.Length + 1, wrong.Length + 1];
        for (var i = right.Length - 1; i >= 0; i--)
            for (var j = wrong.Length - 1; j >= 0; j--)
                longest[i, j] = right[i] == wrong[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var (keptRight, keptWrong) = (new HashSet<int>(), new HashSet<int>());
        for (var (i, j) = (0, 0); i < right.Length && j < wrong.Length;)
        {
            if (right[i] == wrong[j])
                (_, _) = (keptRight.Add(i++), keptWrong.Add(j++));
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }
        return (keptRight, keptWrong);
    }

    private static void Committed(string path, string made)
    {
        var file = Repository.At(path.Split('/'));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
