namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>Independent residuals with a variance for each stratum: R^-1 has 1/variance on its diagonal.</summary>
internal sealed class IndependentKernel : ResidualKernel
{
    private readonly int[] stratum;
    private readonly int[] counts;

    private IndependentKernel(int[] stratum, string[] names)
    {
        this.stratum = stratum;
        Names = names;
        counts = new int[names.Length];
        foreach (var s in stratum) counts[s]++;
        Maps = [.. names.Select(_ => ParameterMap.Log)];
    }

    public override string[] Names { get; }

    public override IReadOnlyList<ParameterMap> Maps { get; }

    public override int Classes => Names.Length;

    public static IndependentKernel Of(ModelFrame frame, IndependentResidual residual, int[] by, string[] byLevels)
    {
        if (residual.Stratum is null) return new IndependentKernel(by, [.. byLevels.Select(b => "resid|var" + Suffix(b))]);
        var (stratum, levels) = GroupLevels.Of(frame.Table, [residual.Stratum]);
        if (byLevels.Length == 1) return new IndependentKernel(stratum, [.. levels.Select(l => $"resid|var[{l}]")]);
        var cells = stratum.Zip(by, (s, b) => b * levels.Length + s).ToArray();
        var used = cells.Distinct().Order().ToArray();
        return new IndependentKernel(
            Array.ConvertAll(cells, c => Array.BinarySearch(used, c)),
            Array.ConvertAll(used, c => $"resid|var[{levels[c % levels.Length]}]{Suffix(byLevels[c / levels.Length])}"));
    }

    public override bool IsVariance(int parameter) => true;

    public override void Products(ReadOnlySpan<int> rows, IProductSink sink)
    {
        foreach (var row in rows) sink.Add(stratum[row], row, row);
    }

    public override bool Evaluate(ReadOnlySpan<double> theta, int order, ResidualTerms into)
    {
        into.Clear(order);
        for (var k = 0; k < theta.Length; k++)
        {
            var variance = theta[k];
            if (!(variance > 0)) return false;
            into.Alpha[k] = 1 / variance;
            into.LogDet += counts[k] * Math.Log(variance);
            if (order == 0) continue;
            into.FirstOf(k)[k] = -1 / (variance * variance);
            into.SecondOf(k, k)[k] = 2 / (variance * variance * variance);
            into.LogDetFirst[k] = counts[k] / variance;
            into.LogDetSecond[ResidualTerms.Pair(k, k)] = -counts[k] / (variance * variance);
        }

        return true;
    }

    public override double[] Start(double variance) => [.. Names.Select(_ => variance)];

    public override double[] Covariance(ReadOnlySpan<double> theta, ReadOnlySpan<int> rows)
    {
        var r = new double[rows.Length * rows.Length];
        for (var i = 0; i < rows.Length; i++) r[i * rows.Length + i] = theta[stratum[rows[i]]];
        return r;
    }
}
