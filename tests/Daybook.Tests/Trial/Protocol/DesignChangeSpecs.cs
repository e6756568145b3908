using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>How much a change of the design weighs.</summary>
public class DesignChangeSpecs
{
    [Theory]
    [InlineData("strata", "when: \"< 70\" }, { id: severe, when: \">= 70\"", "when: \"< 60\" }, { id: severe, when: \">= 60\"", ChangeClass.BreaksRunning, "level moderate of factor severity of the allocation: when is now \"< 60\", was \"< 70\"")]
    [InlineData("strata", "id: severity,", "id: pain-before,", ChangeClass.BreaksRunning, "factor severity of the allocation: is now called pain-before, was severity")]
    [InlineData("estimands", "strategy: hypothetical", "strategy: while-on-treatment", ChangeClass.Substantial, "intercurrent event tablets of estimand without: strategy is now while-on-treatment, was hypothetical")]
    [InlineData("estimands", "diary: 0.8, taken", "diary: 0.7, taken", ChangeClass.Substantial, "analysis set per-protocol: diary is now 0.7, was 0.8")]
    [InlineData("estimands", "What does prescribing it do?", "What does it do?", ChangeClass.Wording, "estimand whatever: question is now \"What does it do?\", was \"What does prescribing it do?\"")]
    [InlineData("languages", "كيف ألمك الآن؟", "كيف ألمك؟", ChangeClass.Substantial, "item words now of translation ar: ask is now \"كيف ألمك؟\", was \"كيف ألمك الآن؟\"")]
    [InlineData("titration", "{ day: 1, per-day: 1 }", "{ day: 1, per-day: 0 }", ChangeClass.BreaksRunning, "dose step 1 of the supply: per day is now 0, was 1")]
    [InlineData("prompts", "apart: 60", "apart: 90", ChangeClass.Operational, "prompt moment: apart is now 90, was 60")]
    [InlineData("prompts", "random: 4", "random: 5", ChangeClass.Substantial, "prompt moment: random is now 5, was 4")]
    [InlineData("factorial", "given: [both, trained]", "given: [trained, both]", ChangeClass.Substantial, "factor of the design training: given is now [trained, both], was [both, trained]")]
    [InlineData("factorial", "title: Training,", "title: Exercise,", ChangeClass.Wording, "factor of the design training: title is now Exercise, was Training")]
    public void a_change_of_the_design_is_a_sentence_with_its_weight(string fixture, string from, string to, ChangeClass weight, string sentence)
    {
        var yaml = File.ReadAllText(Repository.At("tests", "Daybook.Tests", "Trial", "Protocol", "fixtures", fixture + ".yaml")).ReplaceLineEndings("\n");
        var changes = ProtocolComparison.Of(Read(yaml), Read(yaml.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal((weight, sentence), (changes[0].Class, changes[0].Sentence));
        Assert.All(changes, change => Assert.Equal(fixture is "prompts" or "languages" or "titration", change.ForParticipants));
    }

    private static Protocol Read(string yaml) => ProtocolReader.Read(yaml, "design.yaml").Protocol!;
}
