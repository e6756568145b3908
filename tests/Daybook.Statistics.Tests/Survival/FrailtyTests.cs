using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Survival;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Survival;

public class FrailtyTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/families/frailty.json"), Data = Oracle.GetProperty("data");

    private static double[][] Columns => [Data.Numbers("arm"), Data.Numbers("x")];

    private static bool[] Events => [.. Data.Numbers("event").Select(v => v == 1)];

    private static int[] Ids => [.. Data.Numbers("id").Select(v => (int)v - 1)];

    [Fact]
    public void a_gamma_frailty_is_where_r_s_search_ends_when_it_is_driven_on()
    {
        JsonElement r = Oracle.GetProperty("gamma");
        SharedFrailty fit = SharedFrailty.Gamma(Columns, Data.Numbers("time"), Events, Ids);
        Close(r.Numbers("coefficients"), [.. fit.Coefficients], 1e-4);
        Assert.Equal(r.Number("variance"), fit.Variance, 1e-3);
        Assert.Equal(r.Number("integrated"), fit.IntegratedLogLikelihood, 1e-6);
        Assert.True(fit.IntegratedLogLikelihood >= r.Number("integrated") - 1e-9);
    }

    [Fact]
    public void a_normal_log_frailty_solves_the_same_equation()
    {
        JsonElement r = Oracle.GetProperty("lognormal");
        SharedFrailty fit = SharedFrailty.LogNormal(Columns, Data.Numbers("time"), Events, Ids);
        Close(r.Numbers("coefficients"), [.. fit.Coefficients], 1e-4);
        Assert.Equal(r.Number("variance"), fit.Variance, 1e-3);
    }

    [Fact]
    public void the_order_of_rows_and_the_names_of_clusters_do_not_matter() => Gen.Shuffle(Enumerable.Range(0, 120).ToArray()).Sample(order =>
    {
        SharedFrailty one = SharedFrailty.Gamma(Columns, Data.Numbers("time"), Events, Ids);
        SharedFrailty other = SharedFrailty.Gamma([.. Columns.Select(c => order.Select(i => c[i]).ToArray())], order.Select(i => Data.Numbers("time")[i]).ToArray(),
            [.. order.Select(i => Events[i])], [.. order.Select(i => 29 - Ids[i])]);
        Close([.. one.Coefficients, one.Variance], [.. other.Coefficients, other.Variance], 1e-6);
    }, iter: 5);

    [Fact]
    public void clusters_that_do_not_differ_have_next_to_no_variance_and_cox_s_coefficients()
    {
        // Clusters dealt out in turn along the times: more alike than chance would have them.
        double[] times = [.. Enumerable.Range(1, 60).Select(i => (double)i)], x = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 11))];
        bool[] events = [.. times.Select(_ => true)];
        SharedFrailty fit = SharedFrailty.Gamma([x], times, events, [.. Enumerable.Range(0, 60).Select(i => i % 6)]);
        Assert.InRange(fit.Variance, 0, 0.001);
        Assert.Equal(CoxRegression.Fit([x], times, events).Coefficients[0], fit.Coefficients[0], 1e-3);
    }
}
