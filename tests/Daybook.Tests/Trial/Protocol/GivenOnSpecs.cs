using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>A scale may be turned round in one language only. Which language an answer was given in stands nowhere, so no answer of that version is pooled.</summary>
public sealed class GivenOnSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("languages");

    [Theory]
    [InlineData("ends: [\"لا ألم\", \"أسوأ ألم يمكن تخيله\"]", "ends: [\"أسوأ ألم يمكن تخيله\", \"لا ألم\"]", "pain", true)]
    [InlineData("ends: [\"لا ألم\", \"أسوأ ألم يمكن تخيله\"]", "ends: [\"لا ألم\", \"ألم شديد\"]", "pain", false)]
    [InlineData("{ of: rest, label: الراحة }, { of: none, label: لا شيء }", "{ of: rest, label: لا شيء }, { of: none, label: الراحة }", "helped", true)]
    [InlineData("{ of: rest, label: الراحة }, { of: none, label: لا شيء }", "{ of: none, label: لا شيء }, { of: rest, label: الراحة }", "helped", false)]
    public void a_scale_turned_in_one_translation_is_another_measurement(string from, string to, string item, bool other)
    {
        Assert.Contains(from, Yaml, StringComparison.Ordinal);
        var (before, now) = (Read(Yaml), Read(Yaml.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(other ? "given when the same answer meant another thing than in the analysed version" : null, before[item].OtherThan(now[item]));
        Assert.All(before.Keys.Where(known => known != item), known => Assert.Null(before[known].OtherThan(now[known])));
    }

    [Fact]
    public void a_language_that_comes_later_turns_nothing()
    {
        var start = Yaml.IndexOf("languages:\n", StringComparison.Ordinal);
        var without = Yaml[..start] + Yaml[Yaml.IndexOf("design:", StringComparison.Ordinal)..];
        Assert.All(Read(without), given => Assert.Null(given.Value.OtherThan(Read(Yaml)[given.Key])));
    }

    private static IReadOnlyDictionary<string, GivenOn> Read(string yaml) => GivenOn.In(ProtocolReader.Read(yaml, "languages.yaml").Protocol!);
}
