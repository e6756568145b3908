using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Beside a value that nobody can read or guess: what is wrong whatever was meant is reported in the same pass, and nothing else is.</summary>
public class SlipWorldTests(ITestOutputHelper output)
{
    private const int Meanings = 7, Slips = 78, Couples = 8;

    private static readonly string[] Twice = ["dropped key", "dangling name", "repeated name"];

    private static readonly string[] Unreadable = ["dropped key", "repeated name", "wrong kind", "wrong form", "dangling name"];

    public static TheoryData<string> Files => [.. Bundled.AllFiles];

    [Theory, MemberData(nameof(Files))]
    public void a_slip_alone_is_no_problem_of_meaning(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var slips = Enumerable.Range(0, Slips).Select(seed => SeededFault.Plant(yaml, seed)).Where(slip => Unreadable.Contains(slip.Kind)).ToList();
        Assert.NotEmpty(slips);
        Nothing(path, slips.Select(slip => (slip.Yaml, (IReadOnlyList<int>)[slip.Line])));
    }

    [Theory, MemberData(nameof(Files))]
    public void no_key_that_is_missing_is_a_problem_of_meaning(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var required = FaultSite.In<Protocol>(yaml).Where(site => site.Shape.Required && site.IsSimple && site.Siblings > 1).DistinctBy(site => (site.Owner.Type, site.Key)).ToList();
        Assert.NotEmpty(required);
        Nothing(path, required.Select(site =>
        {
            var (from, to) = site.NextKey is { } next ? (site.KeyStart, next) : (site.PreviousEnd, site.ValueEnd);
            return (string.Concat(yaml.AsSpan(0, from), yaml.AsSpan(to)), (IReadOnlyList<int>)[yaml.AsSpan(0, site.OwnerStart).Count('\n') + 1]);
        }));
    }

    [Theory, MemberData(nameof(Files))]
    public void two_slips_are_no_problem_of_meaning(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var pairs = new List<(string Yaml, IReadOnlyList<int> Lines)>();
        for (var seed = 0; pairs.Count < Couples && seed < 60 * Couples; seed++)
        {
            var first = SeededFault.Plant(yaml, seed);
            if (!Twice.Contains(first.Kind) || !ProtocolReader.Read(first.Yaml, path, everyWorld: false).Problems.Any(problem => problem.Line == first.Line)) continue;
            var second = Enumerable.Range(seed + 1, SeededFault.KindCount).Select(other => SeededFault.Plant(first.Yaml, other)).First(fault => Twice.Contains(fault.Kind));
            var moved = second.Line <= first.Line ? second.Yaml.Count(letter => letter == '\n') - first.Yaml.Count(letter => letter == '\n') : 0;
            pairs.Add((second.Yaml, [first.Line + moved, second.Line]));
        }
        Assert.NotEmpty(pairs);
        Nothing(path, pairs);
    }

    [Theory]
    [InlineData("minimal-crossover.yaml", "treated: true", "treated: active", "treated: true", "treated: control")]
    [InlineData("skip-logic.yaml", "id: tablet, ", "", "", "")]
    [InlineData("choice-factor.yaml", "id: full-time, ", "", "", "")]
    public void what_may_have_been_meant_is_no_problem(string file, string right, string wrong, string secondRight, string secondWrong)
    {
        var yaml = Once(Bundled.ReadAt(Bundled.AllFiles.First(path => path.EndsWith("/" + file, StringComparison.Ordinal))), right, wrong);
        if (secondRight.Length > 0) yaml = Once(yaml, secondRight, secondWrong);

        var problems = ProtocolReader.Read(yaml, file).Problems;

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, OfMeaning);
    }

    [Fact]
    public void beside_a_visit_without_its_day_a_window_that_is_too_long_is_found()
    {
        var yaml = Once(Once(Bundled.Crossover, "window: last-", "window: last-9"), "{ id: v2, day: 22, ", "{ id: v2, ");

        var reading = ProtocolReader.Read(yaml, "worlds.yaml");

        Assert.DoesNotContain(ProtocolReader.Read(yaml, "worlds.yaml", everyWorld: false).Problems, problem => problem.Code == "DB0171");
        Assert.Contains(reading.Problems, problem => problem.Code == "DB0171");
    }

    [Theory, MemberData(nameof(Files))]
    public void a_slip_does_not_hide_a_fault_of_meaning(string path)
    {
        var (tried, found, missed) = (0, 0, new List<string>());
        foreach (var (meaning, slip) in MeaningFault.Beside(Bundled.ReadAt(path), Meanings, Unreadable))
        {
            var problems = ProtocolReader.Read(slip.Yaml, path).Problems;
            tried++;
            // A slip may bring a line or take one away.
            var moved = slip.Line <= meaning.Line ? slip.Yaml.Count(letter => letter == '\n') - meaning.Yaml.Count(letter => letter == '\n') : 0;
            if ((meaning with { Line = meaning.Line + moved }).IsFoundBy(problems))
                found++;
            else
                missed.Add($"{meaning.Code} on line {meaning.Line} beside the {slip.Kind} on line {slip.Line}: {slip.Yaml.Split('\n')[slip.Line - 1].Trim()}");
        }

        output.WriteLine($"{path}: {found} of {tried} found\n{string.Join('\n', missed)}");
        Assert.True(tried > 0, "no pair was tried");
        Assert.True(found >= 0.75 * tried, $"only {found} of {tried} were found");
    }

    /// <summary>Nothing is said that is not said of the lines of the slips.</summary>
    private void Nothing(string path, IEnumerable<(string Yaml, IReadOnlyList<int> Lines)> files)
    {
        var (count, many) = (0, new List<string>());
        foreach (var (yaml, lines) in files)
        {
            count++;
            var problems = ProtocolReader.Read(yaml, path).Problems;
            // Names that go with a part given twice are given twice as well; beyond that the first reading says nothing, and the worlds nothing at all.
            if (problems.Any(problem => OfMeaning(problem) && !lines.Contains(problem.Line)) || problems.Except(ProtocolReader.Read(yaml, path, everyWorld: false).Problems).Any())
                many.Add($"{string.Join(" and ", lines.Select(line => $"line {line}, {yaml.Split('\n')[line - 1].Trim()}"))}:\n    {string.Join("\n    ", problems.Select(problem => $"{problem.Code} on line {problem.Line}: {problem.What}"))}");
        }
        output.WriteLine($"{path}: {count} files");
        Assert.True(many.Count == 0, string.Join('\n', many));
    }

    private static string Once(string yaml, string right, string wrong)
    {
        var at = yaml.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, right);
        return string.Concat(yaml.AsSpan(0, at), wrong, yaml.AsSpan(at + right.Length));
    }

    private static bool OfMeaning(Problem problem) => string.CompareOrdinal(problem.Code, "DB0132") >= 0;
}
