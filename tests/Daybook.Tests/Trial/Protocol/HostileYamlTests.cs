using CsCheck;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>No file, however made, takes the reader down or keeps it busy: it answers with problems.</summary>
public class HostileYamlTests
{
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
        var reading = ProtocolReader.Read(Hostile[shape](), "hostile.yaml");

        Assert.Null(reading.Protocol);
        // One more than are kept: the last says how many are not.
        Assert.InRange(reading.Problems.Count, 1, ProblemList.Most + 1);
        Assert.True(ProblemText.Render(reading.Problems).Length < 1_000 * ProblemList.Most, "the rendering is not bounded");
        Assert.NotEmpty(ProblemJson.Write(reading.Problems));
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
