using CsCheck;
using Daybook.Statistics.Blinding;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Random;
using Xunit;

namespace Daybook.Statistics.Tests.Blinding;

public class BlindingIndexTests
{
    private static readonly Gen<ArmGuesses> Arm = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[0, 40], (r, w, d) => new ArmGuesses(r, w, d));

    [Fact]
    public void the_documented_example_of_the_r_package_bi_is_repeated()
    {
        // BI 1.2.0 and BlindingIndex.jl, x = [48 22; 4 30; 330 319]: James 0.896 (0.011), 0.875 to 0.918; Bang 0.115 (0.018), 0.080 to 0.150; 0.022 (0.019), -0.016 to 0.060.
        ArmGuesses drug = new(48, 4, 330), placebo = new(30, 22, 319);
        JamesIndex james = JamesIndex.Of(drug, placebo);
        Assert.Equal((0.896, 0.011, 0.875, 0.918), (R(james.Estimate), R(james.StandardError), R(james.Interval.Lower), R(james.Interval.Upper)));
        BangIndex one = BangIndex.Of(drug), two = BangIndex.Of(placebo);
        Assert.Equal((0.115, 0.018, 0.080, 0.150), (R(one.Estimate), R(one.StandardError), R(one.Interval.Lower), R(one.Interval.Upper)));
        Assert.Equal((0.022, 0.019, -0.016, 0.060), (R(two.Estimate), R(two.StandardError), R(two.Interval.Lower), R(two.Interval.Upper)));

        static double R(double v) => Math.Round(v, 3);
    }

    [Fact]
    public void the_extremes_are_what_the_papers_call_them()
    {
        Assert.Equal(1, JamesIndex.Of(new(0, 0, 10), new(0, 0, 12)).Estimate);
        Assert.Equal(0, JamesIndex.Of(new(10, 0, 0), new(12, 0, 0)).Estimate);
        Assert.Equal(1, JamesIndex.Of(new(0, 10, 0), new(0, 10, 0)).Estimate, 1e-12);
        Assert.Equal(0.5, JamesIndex.Of(new(10, 10, 0), new(6, 6, 0)).Estimate, 1e-12);
        Assert.Equal((1, -1, 0), (BangIndex.Of(new(9, 0, 0)).Estimate, BangIndex.Of(new(0, 9, 0)).Estimate, BangIndex.Of(new(0, 0, 9)).Estimate));
        Assert.True(double.IsNaN(JamesIndex.Of(new(5, 0, 3), new(0, 0, 3)).Estimate));
        Assert.Throws<ArgumentException>(() => BangIndex.Of(new(0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BangIndex.Of(new(-1, 2, 0)));
    }

    [Fact]
    public void swapping_the_arms_changes_no_james_index_and_swapping_right_and_wrong_turns_bangs_over() => Gen.Select(Arm, Arm).Sample((a, b) =>
    {
        JamesIndex forth = JamesIndex.Of(a, b), back = JamesIndex.Of(b, a);
        Assert.Equal(forth.Estimate, back.Estimate, 1e-12);
        Assert.Equal(forth.StandardError, back.StandardError, 1e-12);
        BangIndex one = BangIndex.Of(a), turned = BangIndex.Of(new ArmGuesses(a.Wrong, a.Right, a.DoNotKnow));
        Assert.Equal(one.Estimate, -turned.Estimate, 1e-12);
        Assert.Equal(one.ScoreInterval.Lower, -turned.ScoreInterval.Upper, 1e-8);
        Assert.True(one.ScoreInterval.Lower >= -1 && one.ScoreInterval.Upper <= 1 && one.ScoreInterval.Contains(one.Estimate));
    });

    [Fact]
    public void james_standard_error_is_the_slope_of_the_index_in_every_cell() => Gen.Select(Arm, Arm).Sample((a, b) =>
    {
        // The delta method again, with slopes by differences: an index of counts that are scaled up by 10^6.
        const int scale = 1_000_000;
        int[] cells = [a.Right, a.Wrong, a.DoNotKnow, b.Right, b.Wrong, b.DoNotKnow];
        double n = cells.Sum();
        double Index(int moved, int by)
        {
            int[] c = [.. cells.Select((v, i) => v * scale + (i == moved ? by : 0))];
            return JamesIndex.Of(new(c[0], c[1], c[2]), new(c[3], c[4], c[5])).Estimate;
        }
        // d index / d count is the slope less its mean, over n: their weighted squares are the variance.
        double variance = 0;
        for (int i = 0; i < 6; i++)
        {
            double slope = (Index(i, 500) - Index(i, cells[i] == 0 ? 0 : -500)) / (cells[i] == 0 ? 500.0 : 1000.0) * scale;
            variance += cells[i] * slope * slope;
        }
        Assert.Equal(Math.Sqrt(variance), JamesIndex.Of(a, b).StandardError, 1e-5);
    }, iter: 50);

    [Fact]
    public void intervals_cover_the_truth_at_about_their_level()
    {
        var random = CounterRandom.For(11, "blinding");
        int james = 0, score = 0, runs = 2000;
        double truth = 0.3 + 0.7 * 0.7 * 0.28 / (2 * 2 * (0.35 * 0.35));
        for (int run = 0; run < runs; run++)
        {
            ArmGuesses a = Draw(random), b = Draw(random);
            james += JamesIndex.Of(a, b).Interval.Contains(truth) ? 1 : 0;
            score += BangIndex.Of(a).ScoreInterval.Contains(0.14) ? 1 : 0;
        }
        Assert.InRange(james / (double)runs, 0.93, 0.97);
        Assert.InRange(score / (double)runs, 0.93, 0.97);

        static ArmGuesses Draw(CounterRandom random)
        {
            int[] counts = new int[3];
            for (int i = 0; i < 60; i++)
            {
                double u = random.NextDouble();
                counts[u < 0.42 ? 0 : u < 0.7 ? 1 : 2]++;
            }
            return new ArmGuesses(counts[0], counts[1], counts[2]);
        }
    }

    [Fact]
    public void the_exact_p_of_an_arm_is_a_sign_test_of_those_who_guessed()
    {
        Assert.Equal(2 * Binomial.Cdf(2, 10, 0.5), BangIndex.Of(new(8, 2, 5)).PExact, 1e-12);
        Assert.Equal(1, BangIndex.Of(new(0, 0, 5)).PExact);
    }
}
