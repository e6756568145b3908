using CsCheck;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>No file, however made, takes the reader down or keeps it busy: it answers with problems.</summary>
public class HostileYamlTests(ITestOutputHelper output)
{
    /// <summary>All that is ever allocated while a file is read, garbage included, whatever the file.</summary>
    private const long MostBytesTaken = 150_000_000;

    private const int Size = 300_000;

    public static TheoryData<string> Shapes => [.. Hostile.Keys];

    private static readonly Dictionary<string, Func<string>> Hostile = new(StringComparer.Ordinal)
    {
        ["open lists"] = () => new string('[', Size),
        ["open mappings"] = () => new string('{', Size),
        ["nested lists"] = () => Repeat("- ", Size / 2),
        ["nested keys"] = () => string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', i) + "a:\n")),
        ["keys of keys"] = () => Repeat("? ", Size / 2),
        ["quotes"] = () => new string('"', Size),
        ["an open quote"] = () => "title: \"" + new string('x', Size),
        ["many values"] = () => "masked: [" + Repeat("a,", Size / 2) + "]",
        ["many keys"] = () => string.Concat(Enumerable.Range(0, 30_000).Select(i => $"k{i}: v\n")),
        ["many records"] = () => "visits:\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"  - {{ id: v{i}, dya: 1 }}\n")),
        ["many aliases"] = () => "a: &a [x]\nb: [" + Repeat("*a,", 30_000) + "]",
        ["laughing aliases"] = () => "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n")),
        ["merged aliases"] = () => "base: &b { id: x }\nvisits:\n" + Repeat("  - { <<: *b, day: 1 }\n", 10_000),
        ["many anchors"] = () => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: &a{i} v\n")),
        ["tabs"] = () => Repeat("\tdesign: crossover\n", Size / 20),
        ["the same key again and again"] = () => Repeat("design: crossover\n", Size / 20),
        ["numbers that are none"] = () => "periods: [" + Repeat("{ id: a, days: .nan }, { id: b, days: .inf }, { id: c, days: 1e999 }, ", 400) + "]\n",
        ["dates that are none"] = () => "title: 2026-02-30\nversion: 2026-13-01\nprotocol: 0000-00-00\n",
        ["treatments with long names"] = () => "masked: [participant]\ntreatments:\n" + Repeat("  - { id: a, name: " + Repeat("word ", 100) + " }\n", 490),
        ["names that nothing bears"] = () => "visits:\n" + string.Concat(Enumerable.Range(0, 490).Select(i => $"  - {{ id: visit-{i}, day: 1, forms: [{Repeat("form-x, ", 100)}] }}\n")) + "forms:\n" + string.Concat(Enumerable.Range(0, 490).Select(i => $"  - {{ id: form-{i}, title: x, items: [] }}\n")),
        ["a slip in a file of many visits"] = () => Bundled.Crossover.Replace("visits:\n", "visits:\n  - { id: undated }\n" + string.Concat(Enumerable.Range(0, 480).Select(i => $"  - {{ id: visit-{i}, day: {i + 1} }}\n")), StringComparison.Ordinal),
        ["tags"] = () => Repeat("- !!python/object/apply:os.system [x]\n", 5_000),
        ["a file beyond the limit"] = () => new string('\n', 40_000_000),
        ["long words"] = () => new string('w', Size) + ": 1\ndesign: " + new string('w', Size),
        ["escapes"] = () => "title: \"" + Repeat("\\u0000", Size / 6) + "\"",
        ["blank lines"] = () => new string('\n', Size),
        ["a folded text"] = () => "title: >\n" + Repeat("  x\n\n", Size / 5),
        ["half a character"] = () => "title: \ud800 x\n",
        ["a null character"] = () => "title: \0\n",
        ["long numbers"] = () => "periods: [{ days: " + new string('9', Size) + " }]",
        ["a list of nothing"] = () => "- \n- \n",
        ["an escape of no character"] = () => "title: \"\\UFFFFFFFF\"\n",
        ["a tag line without an end"] = () => "%TAG ! \n---\na: b\n",
        ["a version beyond numbers"] = () => "%YAML 1.99999999999\n---\na: b\n",
        ["a single text"] = () => "hello",
        ["a merge key"] = () => "<<: { design: crossover }\n",
    };

    [Theory, MemberData(nameof(Shapes))]
    public void a_hostile_file_is_answered_with_problems(string shape)
    {
        var hostile = Hostile[shape]();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = ProtocolReader.Read(hostile, "hostile.yaml");
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{hostile.Length} characters, {taken} bytes");

        Assert.True(taken < MostBytesTaken, $"reading took {taken} bytes of memory");
        Assert.Null(reading.Protocol);
        // One more than are kept: the last says how many are not.
        Assert.InRange(reading.Problems.Count, 1, ProblemList.Most + 1);
        Assert.True(ProblemText.Render(reading.Problems).Length < 1_000 * ProblemList.Most, "the rendering is not bounded");
        Assert.NotEmpty(ProblemJson.Write(reading.Problems));
    }

    [Fact]
    public void a_text_that_other_readers_take_for_a_date_or_a_time_stands_in_quotes()
    {
        foreach (var written in new[] { "2026-02-30", "2026-03-01 12:00", "2026-03-01T12:00:00Z", "18:00", "1:30:00" })
        {
            var problems = ProtocolReader.Read(Bundled.Crossover.Replace("name: North clinic", $"name: {written}", StringComparison.Ordinal), "dated.yaml").Problems;
            Assert.Equal(("DB0108", $"write \"{written}\""), (Assert.Single(problems).Code, problems[0].Suggestion));
        }
    }

    /// <summary>Names like those that are guessed where one is missing, a name given twice, and a name that stands there in another form, too.</summary>
    [Theory]
    [InlineData("languages.yaml", "id: pain,", "id: ?0.1,")]
    [InlineData("languages.yaml", "id: pain, ", "")]
    [InlineData("minimal-crossover.yaml", "id: v1,", "id: v1, id=v1,")]
    [InlineData("minimal-crossover.yaml", "id: v2,", "id: v1,")]
    [InlineData("ldn-fibromyalgia-2013.yaml", "turns: [first, second]", "turns: [first, first, {}]")]
    public void a_name_that_nobody_can_know_is_answered(string file, string right, string wrong)
    {
        var yaml = Bundled.ReadAt(Bundled.AllFiles.First(path => path.EndsWith("/" + file, StringComparison.Ordinal)));
        Assert.Contains(right, yaml, StringComparison.Ordinal);

        var reading = ProtocolReader.Read(yaml.Replace(right, wrong, StringComparison.Ordinal), file);

        Assert.Null(reading.Protocol);
        Assert.NotEmpty(reading.Problems);
    }

    public static TheoryData<string> Protocols => [.. Bundled.AllFiles];

    /// <summary>A rule that reads a part which could not be read, and does not say so, throws here.</summary>
    [Theory, MemberData(nameof(Protocols))]
    public void a_file_that_lacks_any_one_key_or_holds_nonsense_there_is_answered(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var sites = FaultSite.In<Protocol>(yaml).DistinctBy(site => (site.Owner.Type, site.Key)).ToList();
        Assert.True(sites.Count > 40, path);
        foreach (var site in sites)
        {
            var (from, to) = site.NextKey is { } next ? (site.KeyStart, next) : (site.PreviousEnd, site.ValueEnd);
            var broken = new List<string> { string.Concat(yaml.AsSpan(0, from), yaml.AsSpan(to)) };
            broken.AddRange(new[] { "[]", "{ wrong: kind }", "\"?\"" }.Select(nonsense => string.Concat(yaml.AsSpan(0, site.ValueStart), nonsense, yaml.AsSpan(site.ValueEnd))));
            foreach (var reading in broken.Select(text => ProtocolReader.Read(text, path)))
                Assert.Equal(reading.Protocol is null, reading.Problems.Count > 0);
        }
    }

    [Fact]
    public void any_change_of_any_stretch_of_a_file_is_answered()
    {
        var text = Bundled.Crossover;
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 40], Gen.OneOf(Gen.String[0, 12], Gen.Char["[]{}:,-#&*!|>'\"%@`\n \t?~0123456789"].Array[0, 6].Select(chars => new string(chars))))
            .Sample((at, length, put) =>
            {
                var changed = string.Concat(text.AsSpan(0, at), put, text.AsSpan(Math.Min(text.Length, at + length)));
                var reading = ProtocolReader.Read(changed, "changed.yaml");
                return (reading.Protocol is null) == (reading.Problems.Count > 0)
                    && reading.Problems.All(problem => problem.Line >= 1 && problem.Column >= 1 && ProblemText.Render(problem).Length > 0);
            }, iter: 2_000);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
