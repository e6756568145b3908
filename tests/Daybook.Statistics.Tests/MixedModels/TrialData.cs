using Daybook.Statistics.MixedModels;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>Small made-up trials for mixed-model tests, from a fixed linear congruential sequence.</summary>
internal sealed class TrialData(ulong seed)
{
    private ulong state = unchecked((seed * 2862933555777941757UL) + 3037000493UL);

    /// <summary>A number in (0, 1).</summary>
    public double Uniform()
    {
        unchecked
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            return ((state >> 11) + 0.5) / 9007199254740992.0;
        }
    }

    /// <summary>A standard normal number.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Participants with visits, two arms, missing visits, a covariate, a weight, correlated outcomes.</summary>
    public DataTable Visits(int participants, int visits, double missing = 0.15)
    {
        List<string> id = [], arm = [], visit = [], sex = [];
        List<double> y = [], time = [], x = [], weight = [], real = [];
        for (var i = 0; i < participants; i++)
        {
            var (intercept, slope, serial) = (3 * Normal(), 0.7 * Normal(), Normal());
            var age = Normal();
            var clock = 0.0;
            for (var v = 0; v < visits; v++)
            {
                serial = (0.5 * serial) + (Math.Sqrt(0.75) * Normal());
                clock += 0.2 + Uniform();
                if (v > 0 && Uniform() < missing) continue;
                id.Add($"P{i:00}");
                arm.Add(i % 2 == 0 ? "placebo" : "drug");
                sex.Add(i % 3 == 0 ? "m" : "f");
                visit.Add($"v{v + 1}");
                time.Add(v + 1);
                real.Add(clock);
                x.Add(age + (0.3 * Normal()));
                weight.Add(0.5 + Uniform());
                y.Add(20 + intercept + ((slope - (i % 2)) * v) + age + (2 * serial * (1 + (0.2 * v))));
            }
        }

        return new DataTable(
            FactorColumn.Of("id", id), FactorColumn.Of("arm", arm, ["placebo", "drug"]), FactorColumn.Of("sex", sex), FactorColumn.Of("visit", visit),
            new NumberColumn("time", [.. time]), new NumberColumn("clock", [.. real]), new NumberColumn("x", [.. x]),
            new NumberColumn("w", [.. weight]), new NumberColumn("y", [.. y]));
    }

    /// <summary>The table with its rows in another order.</summary>
    public DataTable Shuffled(DataTable table)
    {
        var rows = Enumerable.Range(0, table.RowCount).Select(r => (r, Key: Uniform())).OrderBy(r => r.Key).Select(r => r.r).ToArray();
        return new DataTable([.. table.Columns.Select(c => c.Take(rows))]);
    }
}
