using CsCheck;
using Daybook.Statistics.Means;
using Xunit;

namespace Daybook.Statistics.Tests.Means;

public class TTestProperties
{
    private static readonly Gen<double[]> Sample = Gens.Number(-10, 10).Array[3, 12];

    [Fact]
    public void an_interval_leaves_out_zero_exactly_when_the_test_rejects() => Gen.Select(Sample, Sample).Sample((a, b) =>
    {
        foreach (TTestResult t in new[] { TTest.Welch(a, b), TTest.Pooled(a, b), TTest.OneSample(a) })
        {
            Assert.Equal(t.P > 0.05, t.Interval.Contains(0));
            Assert.Equal(1, t.PLess + t.PGreater, 1e-12);
            Assert.Equal(t.P, 2 * Math.Min(t.PLess, t.PGreater), 1e-12);
        }
    });

    [Fact]
    public void swapping_the_samples_changes_only_the_sign() => Gen.Select(Sample, Sample).Sample((a, b) =>
    {
        TTestResult forth = TTest.Welch(a, b), back = TTest.Welch(b, a);
        Assert.Equal(forth.T, -back.T, 1e-12);
        Assert.Equal(forth.P, back.P, 1e-14);
        Assert.Equal(forth.Interval.Lower, -back.Interval.Upper, 1e-12);
    });

    [Fact]
    public void equal_sizes_and_variances_make_welch_and_student_agree()
    {
        TTestResult welch = TTest.Welch([1, 2, 3, 4], [5, 6, 7, 8]), student = TTest.Pooled([1, 2, 3, 4], [5, 6, 7, 8]);
        Assert.Equal(student.T, welch.T, 1e-14);
        Assert.Equal(6, welch.Df, 1e-12);
    }

    [Fact]
    public void values_that_cannot_be_tested_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TTest.OneSample([1]));
        Assert.Throws<ArgumentException>(() => TTest.OneSample([2, 2, 2]));
        Assert.Throws<ArgumentException>(() => TTest.OneSample([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => TTest.Paired([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => TTest.Paired([1, 2, 3], [0, 1, 2]));
    }

    [Fact]
    public void equivalence_needs_both_sides() => Sample.Sample(a =>
    {
        TTestResult t = TTest.OneSample(a);
        Equivalence tost = Equivalence.Of(t, 3);
        Interval ci90 = t.IntervalAt(0.9);
        Assert.Equal(ci90.Lower > -3 && ci90.Upper < 3, tost.P < 0.05);
    });
}
