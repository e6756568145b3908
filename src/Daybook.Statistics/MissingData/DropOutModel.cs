using System.Globalization;
using Daybook.Statistics.MixedModels;

namespace Daybook.Statistics.MissingData;

/// <summary>
/// The MMRM behind reference-based imputation: at each visit a mean of the reference arm, the active arm's difference and
/// a slope of baseline; one unstructured covariance matrix of the visits.
/// </summary>
internal sealed class DropOutModel
{
    private readonly double[] levels, slopes, effects;

    public DropOutModel(IReadOnlyList<DropOutParticipant> people)
    {
        int visits = people[0].Outcomes.Count;
        string[] names = [.. Enumerable.Range(0, visits).Select(k => (k + 1).ToString("000", CultureInfo.InvariantCulture))];
        (int Person, int Visit)[] rows = [.. from person in Enumerable.Range(0, people.Count)
                                             from visit in Enumerable.Range(0, visits)
                                             where !double.IsNaN(people[person].Outcomes[visit])
                                             select (person, visit)];
        NumberColumn At(string name, int visit, Func<DropOutParticipant, double> value) =>
            new(name, [.. rows.Select(r => r.Visit == visit ? value(people[r.Person]) : 0)]);
        Column[] columns =
        [
            new NumberColumn("y", [.. rows.Select(r => people[r.Person].Outcomes[r.Visit])]),
            new FactorColumn("visit", names, [.. rows.Select(r => r.Visit)]),
            new FactorColumn("person", [.. people.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))], [.. rows.Select(r => r.Person)]),
            .. Enumerable.Range(0, visits).SelectMany(k => new[]
            {
                At("level" + names[k], k, _ => 1), At("slope" + names[k], k, p => p.Baseline), At("effect" + names[k], k, p => p.Active ? 1 : 0),
            }),
        ];
        string terms = string.Join(" + ", names.Select(k => $"level{k} + slope{k} + effect{k}"));
        MixedModelFit fit = LinearMixedModel.Fit(
            new ModelSpecification("y ~ 0 + " + terms, [], new VisitResidual(VisitCovariance.Unstructured, "visit", "person")), new DataTable(columns));
        var coefficients = fit.CoefficientNames.Zip(fit.Coefficients).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        double[] Of(string name) => [.. names.Select(k => coefficients.GetValueOrDefault(name + k))];
        (levels, slopes, effects) = (Of("level"), Of("slope"), Of("effect"));
        var parameters = fit.CovarianceParameters.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        Covariance = [.. names.Select(a => names.Select(b =>
            parameters.TryGetValue($"resid|cov|{a},{b}", out double value) ? value : parameters[$"resid|cov|{b},{a}"]).ToArray())];
    }

    /// <summary>Covariance matrix of the visits.</summary>
    public double[][] Covariance { get; }

    /// <summary>The visits' means in an arm at a baseline.</summary>
    public double[] Means(bool active, double baseline) =>
        [.. levels.Select((level, k) => level + slopes[k] * baseline + (active ? effects[k] : 0))];
}
