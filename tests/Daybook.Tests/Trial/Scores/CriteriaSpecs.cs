using Daybook.Trial;
using static Daybook.Trial.PainRegion;

namespace Daybook.Tests.Trial.Scores;

public sealed class CriteriaSpecs
{
    private static readonly WidespreadPain BackOnly = WidespreadPain.Only(Neck, UpperBack, LowerBack);
    private static readonly WidespreadPain FourParts = WidespreadPain.Only(LeftShoulderGirdle, RightShoulderGirdle, LeftHip, RightHip);
    private static readonly SymptomsCounted Nine = new(3, 3, 3, false, false, false);
    private static readonly PainLocations Everywhere = new(true, true, true, true, true);

    [Fact]
    public void pain_in_three_regions_with_nine_points_is_enough_in_2010_and_not_in_2016()
    {
        Assert.Equal(CriteriaOutcome.Met, Acr2010.Judge(BackOnly, Nine, true, false).Outcome);
        Assert.Equal(
            new CriteriaVerdict(CriteriaOutcome.NotMet, "not met: WPI 3 with SSS 9 (asked for: at least 7 with at least 5, or 4-6 with at least 9); "
                + "pain in 1 of five parts of the body (asked for: four; jaw, chest and abdomen do not count)"),
            Acr2016.Judge(BackOnly, Nine, true));
    }

    [Fact]
    public void another_disorder_excludes_in_2010_and_is_not_even_asked_for_in_2016()
    {
        Assert.Equal("not met: another disorder explains the pain", Acr2010.Judge(FourParts, Nine, true, true).Reason);
        Assert.Equal(CriteriaOutcome.Met, Acr2016.Judge(FourParts, Nine, true).Outcome);
    }

    [Fact]
    public void a_verdict_that_is_met_says_all_its_grounds() =>
        Assert.Equal(
            "met: WPI 4 with SSS 9 (asked for: at least 7 with at least 5, or 3-6 with at least 9); present at a similar level for three months; no other disorder explains the pain",
            Acr2010.Judge(FourParts, new SymptomsGraded(3, 3, 3, 0), true, false).Reason);

    [Fact]
    public void what_is_missing_and_could_decide_leaves_it_open_and_says_what_it_is()
    {
        var verdict = Acr2016.Judge(FourParts, Nine with { Cognitive = null }, null);

        Assert.Equal(CriteriaOutcome.CannotBeTold, verdict.Outcome);
        Assert.Equal("cannot be told, answers are missing: WPI 4 with SSS 6 to 9 (asked for: at least 7 with at least 5, or 4-6 with at least 9); how long it has been present", verdict.Reason);
    }

    [Fact]
    public void one_part_that_fails_decides_whatever_is_missing() =>
        Assert.Equal("not met: not present at a similar level for three months", Acr2016.Judge(FourParts, Nine with { Fatigue = null }, false).Reason);

    [Fact]
    public void a_region_that_nobody_asked_about_is_not_a_region_without_pain() =>
        Assert.Equal(CriteriaOutcome.CannotBeTold, Acr2010.Judge(new WidespreadPain(new Dictionary<PainRegion, bool?> { [Neck] = true }), Nine, true, false).Outcome);

    [Fact]
    public void a_grade_beyond_three_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Acr2010.Judge(FourParts, Nine with { Fatigue = 4 }, true, false));

    [Fact]
    public void there_are_eighteen_tender_points_nine_on_each_side()
    {
        Assert.Equal(18, TenderPoint.All.Distinct().Count());
        Assert.Equal(9, TenderPoint.All.Count(point => point.Side == BodySide.Left));
        Assert.Equal(["left-occiput", "right-occiput", "left-low-cervical"], TenderPoint.All.Take(3).Select(point => point.ToString()));
    }

    [Fact]
    public void tender_is_not_painful()
    {
        var verdict = Acr1990.Judge(Everywhere, true, Points(10, Palpation.Tender));

        Assert.Equal(new CriteriaVerdict(CriteriaOutcome.NotMet, "not met: 10 of 18 points painful (asked for: 11; tender is not painful)"), verdict);
    }

    [Fact]
    public void widespread_is_left_and_right_and_above_and_below_and_axial() =>
        Assert.Equal("not met: no pain on the right and in the axial skeleton", Acr1990.Judge(Everywhere with { Right = false, Axial = false }, true, Points(18, null)).Reason);

    [Fact]
    public void points_that_were_not_pressed_matter_only_when_they_could_decide()
    {
        Assert.Equal(CriteriaOutcome.Met, Acr1990.Judge(Everywhere, true, Points(11, null)).Outcome);
        Assert.Equal("cannot be told, answers are missing: 10 to 18 of 18 points painful (asked for: 11; tender is not painful)", Acr1990.Judge(Everywhere, true, Points(10, null)).Reason);
    }

    private static Dictionary<TenderPoint, Palpation?> Points(int painful, Palpation? others) =>
        TenderPoint.All.Select((point, i) => (point, i)).ToDictionary(pair => pair.point, pair => pair.i < painful ? Palpation.Painful : others);
}
