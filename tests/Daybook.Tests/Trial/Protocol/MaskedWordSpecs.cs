using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>A word that tells what is taken is found in another language, inside a longer word, as a dose and as a letter; ordinary words are let pass.</summary>
public class MaskedWordSpecs
{
    [Theory]
    [InlineData("¿Tomó usted la naltrexona?")]
    [InlineData("Haben Sie das Naltrexon genommen?")]
    [InlineData("Haben Sie die Placebokapsel genommen?")]
    [InlineData("Haben Sie das Plazebo genommen?")]
    [InlineData("Avez-vous pris le placébo ?")]
    [InlineData("プラセボのカプセルを飲みましたか？")]
    [InlineData("今日はPlaceboを飲みましたか？")]
    [InlineData("Did you take the 4.5 mg?")]
    [InlineData("Did you take the 4,5mg capsule?")]
    public void a_question_that_tells_the_treatment_is_refused(string ask) => Assert.Equal(["DB0180"], Asked(ask));

    [Theory]
    [InlineData("Did you take your capsule?")]
    [InlineData("Where is the place of your pain?")]
    [InlineData("Did you take 500 mg of something else?")]
    [InlineData("¿Tomó usted la cápsula?")]
    [InlineData("Haben Sie die Studienkapsel genommen?")]
    [InlineData("今日のカプセルを飲みましたか？")]
    [InlineData("Have you taken 4.5 walks?")]
    public void a_question_that_tells_nothing_is_let_pass(string ask) => Assert.Empty(Asked(ask));

    [Theory]
    [InlineData("{ id: low, name: Low dose }", "{ id: high, name: High dose }", "How rested do you feel on the high dose?", true)]
    [InlineData("{ id: low, name: Low dose }", "{ id: high, name: High dose }", "How high is the house in which you live?", false)]
    [InlineData("{ id: m3, name: Melatonin 3 mg }", "{ id: m30, name: Melatonin 30 mg }", "How rested do you feel since you took 30 mg?", true)]
    [InlineData("{ id: m3, name: Melatonin 3 mg }", "{ id: m30, name: Melatonin 30 mg }", "How rested do you feel since you took melatonin?", false)]
    [InlineData("{ id: m3, name: Melatonin 3 mg }", "{ id: m30, name: Melatonin 30 mg }", "How rested do you feel since you took 300 mg?", false)]
    [InlineData("{ id: X, name: X }", "{ id: Y, name: Y }", "How rested do you feel after tablet X?", true)]
    [InlineData("{ id: X, name: X }", "{ id: Y, name: Y }", "Has an X-ray been taken?", false)]
    [InlineData("{ id: A, name: A }", "{ id: B, name: B }", "A tablet helps some people. And you?", false)]
    [InlineData("{ id: A, name: A }", "{ id: B, name: B }", "How well does tablet A help?", true)]
    [InlineData("{ id: drug, name: Melatonin 3 mg }", "{ id: dummy, name: プラセボ }", "Did the placebo help?", true)]
    [InlineData("{ id: drug, name: Melatonin 3 mg }", "{ id: dummy, name: Placebo }", "How rested are you in arm D?", true)]
    [InlineData("{ id: drug, name: Melatonin 3 mg }", "{ id: dummy, name: Placebo }", "Do you take vitamin D?", false)]
    public void what_tells_depends_on_the_names(string first, string second, string ask, bool refused)
    {
        var (one, other) = (Id(first), Id(second));
        var yaml = Bundled.Parallel.Replace("{ id: drug, name: Melatonin 3 mg }, { id: dummy, name: Placebo }", $"{first}, {second}", StringComparison.Ordinal).Replace("treatments: [drug]", $"treatments: [{one}]", StringComparison.Ordinal)
            .Replace("treatments: [dummy]", $"treatments: [{other}]", StringComparison.Ordinal).Replace("compare: [drug, dummy]", $"compare: [{one}, {other}]", StringComparison.Ordinal).Replace("How rested do you feel?", ask, StringComparison.Ordinal);

        Assert.Equal(refused ? ["DB0180"] : [], ProtocolReader.Read(yaml, "words.yaml").Problems.Select(problem => problem.Code));
    }

    private static string Id(string treatment) => treatment.Split("id: ")[1].Split(',')[0];

    private static IEnumerable<string> Asked(string ask) =>
        ProtocolReader.Read(Bundled.Crossover.Replace("Did you take your capsule?", ask, StringComparison.Ordinal), "words.yaml").Problems.Select(problem => problem.Code);
}
