using CsCheck;
using Daybook.Statistics.Resampling;
using Daybook.Statistics.SingleCase;
using Xunit;

namespace Daybook.Statistics.Tests.SingleCase;

public class AllowedSequencesTests
{
    [Fact]
    public void phase_changes_are_as_many_as_their_formula_says_and_keep_the_least_length() => Gen.Select(Gen.Int[2, 4], Gen.Int[1, 3], Gen.Int[0, 8]).Sample((phases, shortest, spare) =>
    {
        int n = phases * shortest + spare;
        int[][] all = [.. AllowedSequences.PhaseChanges(n, phases, shortest)];
        double ways = 1;
        for (int i = 1; i < phases; i++)
        {
            ways = ways * (spare + i) / i;
        }
        Assert.Equal(ways, all.Length);
        Assert.Equal(all.Length, all.Select(s => string.Concat(s)).Distinct().Count());
        Assert.All(all, s => Assert.Equal((n, phases, true), (s.Length, Lengths(s).Count, Lengths(s).TrueForAll(l => l >= shortest))));
    });

    [Fact]
    public void alternations_are_all_sequences_whose_runs_are_short_enough() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 4]).Sample((zeros, ones, longest) =>
    {
        string[] all = [.. AllowedSequences.Alternations(zeros, ones, longest).Select(s => string.Concat(s))];
        string[] expected = [.. Enumerable.Range(0, 1 << (zeros + ones)).Where(bits => int.PopCount(bits) == ones)
            .Select(bits => Enumerable.Range(0, zeros + ones).Select(i => bits >> i & 1).ToArray()).Where(s => Lengths(s).TrueForAll(l => l <= longest)).Select(s => string.Concat(s))];
        Assert.Equal(expected.Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void two_phases_are_the_random_start_test() => Gen.Select(Gen.Int[0, 30].Array[14], Gen.Int[3, 11]).Sample((v, start) =>
    {
        double[] y = [.. v.Select(x => x / 2.0)];
        RandomStartTest known = RandomStartTest.Of(y.AsSpan(0, start), y.AsSpan(start), 3, lowerIsBetter: false);
        int[] observed = [.. y.Select((_, i) => i < start ? 0 : 1)];
        PermutationResult listed = RandomisationTest.Listed(AllowedSequences.PhaseChanges(14, 2, 3), observed, s =>
            y.Where((_, i) => s[i] == 1).Average() - y.Where((_, i) => s[i] == 0).Average());
        Assert.Equal(known.POneSided, listed.PGreater, 1e-12);
        Assert.Equal(known.LastAllowed - known.FirstAllowed + 1, listed.Arrangements);
    });

    [Fact]
    public void p_is_at_most_alpha_as_often_as_it_says_over_every_abab() => Gens.Number(0, 10).Array[12].Sample(y =>
    {
        int[][] all = [.. AllowedSequences.PhaseChanges(12, 4, 2)];
        double Gain(IReadOnlyList<int> s) => y.Where((_, i) => s[i] == 1).Average() - y.Where((_, i) => s[i] == 0).Average();
        double[] p = [.. all.Select(s => RandomisationTest.Listed(all, s, Gain).PGreater)];
        Assert.All(p, v => Assert.Equal(v, p.Count(w => w <= v + 1e-12) / (double)p.Length, 1e-9));
    }, iter: 30);

    [Fact]
    public void what_the_design_could_not_have_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RandomisationTest.Listed(AllowedSequences.PhaseChanges(6, 2, 2), [0, 1, 1, 1, 1, 1], _ => 0));
        Assert.Throws<ArgumentException>(() => AllowedSequences.PhaseChanges(5, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AllowedSequences.Alternations(3, 3, 0));
        Assert.Empty(AllowedSequences.Alternations(5, 1, 2));
    }

    private static List<int> Lengths(int[] sequence)
    {
        var lengths = new List<int>();
        for (int i = 0; i < sequence.Length; i++)
        {
            if (i == 0 || sequence[i] != sequence[i - 1])
            {
                lengths.Add(0);
            }
            lengths[^1]++;
        }
        return lengths;
    }
}
