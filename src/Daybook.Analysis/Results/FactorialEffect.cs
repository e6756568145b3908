using Daybook.Statistics.Means;
using Daybook.Statistics.Regression;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The main effect of a factor, averaged over the levels of the others with equal weight, or the interaction of two: a contrast of the cells' means with one variance for all.</summary>
/// <remarks>The cells weigh alike however many are in each, so that the main effect is the same question whether or not the factors interact.</remarks>
internal static class FactorialEffect
{
    public static Finding Of(Dataset dataset, PlannedAnalysis plan, Endpoint endpoint)
    {
        var protocol = dataset.Protocol;
        var rows = dataset.Rows.Where(row => row.Endpoint == endpoint.Id && row.Value is not null).ToList();
        double[][] cells = [.. protocol.Treatments.Select(treatment => rows.Where(row => row.Treatment == treatment.Id).Select(row => row.Value!.Value).ToArray())];
        if (Array.FindIndex(cells, cell => cell.Length == 0) is var hole and >= 0)
        {
            return Finding.None(rows.Count, $"Nobody has a value under {protocol.Treatments[hole].Name}, and every combination of the factors is needed.");
        }
        var fit = LinearRegression.Fit([.. protocol.Treatments.Select(treatment => rows.Select(row => row.Treatment == treatment.Id ? 1.0 : 0).ToArray())], [.. rows.Select(row => row.Value!.Value)]);
        if (!(fit.Sigma > 0))
        {
            return Finding.None(rows.Count, "The values do not vary within the cells, so no standard error can be computed.");
        }
        var test = fit.Combination([.. protocol.Treatments.Select(treatment => Weight(protocol, plan, treatment.Id))], null, (double)plan.Confidence);
        var found = TTestNumbers.Of(rows.Count, test, [.. Means(protocol, cells), .. Simple(protocol, plan, cells)], []);
        return found with { Numbers = [found.Numbers[0] with { Words = Say(protocol, plan) }, .. found.Numbers.Skip(1)] };
    }

    /// <summary>What the mean of a cell weighs in the effect.</summary>
    public static double Weight(Protocol protocol, PlannedAnalysis plan, string treatment) =>
        plan.Factors.Select(id => Factor(protocol, id)).Aggregate(1.0, (sign, factor) => factor.In(treatment) ? sign : -sign) / (1 << (protocol.Factors.Count - plan.Factors.Count));

    /// <summary>The two sides in words, the first minus the second.</summary>
    public static (string First, string Second) Sides(Protocol protocol, PlannedAnalysis plan)
    {
        string[] titles = [.. plan.Factors.Select(id => Factor(protocol, id).Title)];
        return titles.Length == 1 ? (titles[0], $"without {titles[0]}") : ($"effect of {titles[0]} with {titles[1]}", $"without {titles[1]}");
    }

    private static string Say(Protocol protocol, PlannedAnalysis plan)
    {
        var (first, second) = Sides(protocol, plan);
        return plan.Factors.Count == 1 ? $"Main effect, {first} minus {second}" : $"Interaction, {first} minus {second}";
    }

    private static IEnumerable<ResultNumber> Means(Protocol protocol, double[][] cells) => protocol.Treatments.Zip(cells).SelectMany(of => (ResultNumber[])
    [
        new("mean-" + of.First.Id, $"Mean, {of.First.Name}", of.Second.Average()),
        new("n-" + of.First.Id, $"Participants, {of.First.Name}", of.Second.Length),
    ]);

    /// <summary>The effect of the first factor in every combination of the others.</summary>
    private static IEnumerable<ResultNumber> Simple(Protocol protocol, PlannedAnalysis plan, double[][] cells)
    {
        var means = protocol.Treatments.Zip(cells).ToDictionary(of => of.First.Id, of => of.Second.Average(), StringComparer.Ordinal);
        var factor = Factor(protocol, plan.Factors[0]);
        var others = protocol.Factors.Where(other => other != factor).ToList();
        return
            from with in protocol.Treatments
            where factor.In(with.Id)
            let without = protocol.Treatments.First(other => !factor.In(other.Id) && others.TrueForAll(of => of.In(other.Id) == of.In(with.Id)))
            select new ResultNumber($"{with.Id}-{without.Id}", $"{with.Name} minus {without.Name}", means[with.Id] - means[without.Id]);
    }

    private static TreatmentFactor Factor(Protocol protocol, string id) => protocol.Factors.First(factor => factor.Id == id);
}
