using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Exact;
using Xunit;

namespace Daybook.Statistics.Tests.Exact;

public class CochranQTests
{
    [Fact]
    public void r_has_the_same_statistics_and_enumeration_the_same_exact_p()
    {
        foreach (JsonElement one in RepositoryFiles.Json("oracles/families/cochran.json").EnumerateArray())
        {
            bool[][] rows = [.. one.GetProperty("x").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetInt32() == 1).ToArray())];
            CochranQ test = CochranQ.Of(rows);
            Assert.Equal(one.GetProperty("coin").GetDouble(), test.Q, 1e-10);
            Assert.Equal(one.GetProperty("p").GetDouble(), test.P, 1e-10);
            Assert.Equal(one.GetProperty("exact").GetDouble(), test.PExact, 1e-12);
        }
    }

    [Fact]
    public void the_drug_response_table_of_the_sas_manual_gives_8_4706()
    {
        // PROC FREQ's example of 46 people and three drugs, F favourable: FFF 6, FFU 16, FUF 2, FUU 4, UFF 2, UFU 4, UUF 6, UUU 6.
        (string Answers, int People)[] table = [("FFF", 6), ("FFU", 16), ("FUF", 2), ("FUU", 4), ("UFF", 2), ("UFU", 4), ("UUF", 6), ("UUU", 6)];
        CochranQ test = CochranQ.Of([.. table.SelectMany(t => Enumerable.Repeat(t.Answers.Select(c => c == 'F').ToArray(), t.People))]);
        Assert.Equal((8.4706, 2, 0.0145), (Math.Round(test.Q, 4), test.Df, Math.Round(test.P, 4)));
    }

    [Fact]
    public void two_conditions_are_mcnemars_test() => Gen.Int[0, 9].Array[4].Where(c => c[1] + c[2] > 0).Sample(c =>
    {
        bool[][] rows = [.. new bool[][] { [true, true], [true, false], [false, true], [false, false] }.SelectMany((row, i) => Enumerable.Repeat(row, c[i]))];
        var pairs = new PairedBinary(c[0], c[1], c[2], c[3]);
        CochranQ test = CochranQ.Of(rows);
        Assert.Equal(pairs.McNemarChiSquare, test.Q, 1e-9);
        Assert.Equal(pairs.McNemarExactP, test.PExact, 1e-9);
    });

    [Fact]
    public void conditions_may_be_renamed_and_those_who_always_answer_alike_added() => Gen.Bool.Array[4].Array[5].Sample(rows =>
    {
        CochranQ forth = CochranQ.Of(rows), turned = CochranQ.Of([.. rows.Select(r => new[] { r[2], r[0], r[3], r[1] })]);
        CochranQ more = CochranQ.Of([.. rows, [true, true, true, true], [false, false, false, false]]);
        foreach (CochranQ other in new[] { turned, more })
        {
            Assert.Equal(forth.PExact, other.PExact, 1e-9);
            Assert.True(double.IsNaN(forth.Q) ? double.IsNaN(other.Q) : Math.Abs(forth.Q - other.Q) < 1e-9);
        }
    }, iter: 60);

    [Fact]
    public void too_many_conditions_are_tested_by_chi_square_alone()
    {
        bool[][] rows = [.. Enumerable.Range(0, 20).Select(i => Enumerable.Range(0, 13).Select(j => (i * j + j) % 3 == 0).ToArray())];
        Assert.True(double.IsNaN(CochranQ.Of(rows).PExact) && CochranQ.Of(rows).P is > 0 and < 1);
    }

    [Fact]
    public void a_table_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CochranQ.Of([]));
        Assert.Throws<ArgumentException>(() => CochranQ.Of([[true, false], [true]]));
        Assert.Throws<ArgumentException>(() => CochranQ.Of([[true]]));
    }
}
