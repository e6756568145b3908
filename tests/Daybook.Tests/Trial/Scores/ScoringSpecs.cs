using Daybook.Trial;

namespace Daybook.Tests.Trial.Scores;

public sealed class ScoringSpecs
{
    private static readonly Instrument[] All = Enum.GetValues<Instrument>();

    public static TheoryData<string, string> Cases => [.. ScoreCase.All.Select(known => (known.Instrument.ToString(), known.Name))];

    [Theory, MemberData(nameof(Cases))]
    public void an_instrument_gives_what_was_worked_out_by_hand(string instrument, string name)
    {
        var known = ScoreCase.All.Single(one => one.Instrument.ToString() == instrument && one.Name == name);

        var score = Scoring.Total(known.Instrument, known.Answers);

        Assert.Equal(known.Value, score.Value is { } value ? decimal.Round(value, 4) : null);
        Assert.NotEqual(score.Value is null, score.WhyMissing is null);
    }

    [Fact]
    public void every_instrument_has_a_case_with_a_value_and_one_without() =>
        Assert.All(All.Where(one => one is not (Instrument.Fiq1991 or Instrument.Acr2011 or Instrument.Sss2010)), instrument =>
        {
            var cases = ScoreCase.All.Where(known => known.Instrument == instrument).ToList();
            Assert.Contains(cases, known => known.Value is not null);
            Assert.Contains(cases, known => known.Value is null);
        });

    [Fact]
    public void a_score_stays_in_its_range_for_the_lowest_and_the_highest_answers() => Assert.All(All, instrument =>
    {
        var range = Scoring.RangeOf(instrument);
        var items = Scoring.ItemsOf(instrument);
        foreach (var answers in new[] { items.Select(item => (decimal?)item.Low), items.Select(item => (decimal?)item.High) })
            Assert.InRange(Scoring.Total(instrument, [.. answers]).Value!.Value, range.Low, range.High);
    });

    [Fact]
    public void without_any_answer_there_is_no_score_and_a_reason() => Assert.All(All, instrument =>
    {
        var score = Scoring.Total(instrument, [.. Scoring.ItemsOf(instrument).Select(_ => (decimal?)null)]);
        Assert.Null(score.Value);
        Assert.NotEmpty(score.WhyMissing!);
    });

    [Fact]
    public void items_are_numbered_from_one() =>
        Assert.All(All, instrument => Assert.Equal(Enumerable.Range(1, Scoring.ItemsOf(instrument).Count), Scoring.ItemsOf(instrument).Select(item => item.Number)));

    [Fact]
    public void an_answer_outside_its_item_gives_no_score_and_names_the_item()
    {
        var score = Scoring.Total(Instrument.Fiq1997, ScoreCase.AnswersOf("1x11 8 2 5x7"));

        Assert.Equal(new ScoreValue(null, "item 12 is 8; it takes whole numbers from 0 to 7"), score);
    }

    [Fact]
    public void too_few_answers_say_how_many_there_are() =>
        Assert.Equal("4 of 9 items of function are answered; Daybook's default asks for half", Scoring.Total(Instrument.Fiqr, ScoreCase.AnswersOf("-x5 3x4 0x12")).WhyMissing);

    [Fact]
    public void more_or_fewer_answers_than_items_are_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Scoring.Total(Instrument.Fiqr, ScoreCase.AnswersOf("5x20")));

    [Theory]
    [InlineData(1, true), InlineData(2, true), InlineData(3, false), InlineData(7, false), InlineData(0, null), InlineData(null, null)]
    public void a_responder_of_the_global_impression_is_much_or_very_much_improved(int? answer, bool? responder) => Assert.Equal(responder, Pgic.IsResponder(answer));

    [Fact]
    public void who_cannot_do_an_activity_has_the_highest_answer() => Assert.Equal(Fiqr.CannotDo, Scoring.ItemsOf(Instrument.Fiqr)[0].High);
}
