using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Scores that are sums of a form's items.</summary>
public sealed class FormScoreSpecs
{
    private static readonly CalculatedScore Sum = new() { Id = "s", Title = "S", Form = "f" };

    [Fact]
    public void a_sum_adds_every_answer() => Assert.Equal(6, FormScore.Total(Sum, [1, 2, 3]));

    [Fact]
    public void what_is_added_stands_on_top() => Assert.Equal(0.6m, FormScore.Total(Sum with { Plus = 1 }, [-0.1m, 0, -0.3m]));

    [Fact]
    public void without_a_rule_a_missing_answer_leaves_no_sum() => Assert.Null(FormScore.Total(Sum, [1, null, 3]));

    [Fact]
    public void with_enough_answers_the_missing_ones_count_as_their_mean() => Assert.Equal(6, FormScore.Total(Sum with { Answered = 2 }, [1, null, 3]));

    [Fact]
    public void with_too_few_there_is_no_sum() => Assert.Null(FormScore.Total(Sum with { Answered = 2 }, [1, null, null]));

    [Fact]
    public void a_choice_counts_what_it_says()
    {
        var form = ProtocolReader.Read(Bundled.Innova, "innova").Protocol!.Forms.Single(known => known.Id == "eq5d");

        Assert.Equal(new Bounds(-0.75m, 1), FormScore.Range(form, Sum with { Plus = 1 }));
    }
}
