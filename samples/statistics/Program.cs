using Daybook.Statistics;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Design;
using Daybook.Statistics.Exact;
using Daybook.Statistics.Means;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Multiplicity;
using Daybook.Statistics.Random;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Resampling;

// Made-up symptom scores; lower is better. Ten people, five in each sequence, drawn from named streams.
double[] moderator = [4, 9, 12, 18, 22, 25, 31, 36, 41, 48];
var list = new PermutedBlocks([new("drug first"), new("placebo first")], [2, 4]).Generate(["all"], 10, CounterRandom.For(1, "list")).Take(10).ToList();
var drugFirst = new List<PeriodPair>();
var placeboFirst = new List<PeriodPair>();
var benefits = new List<double>();
for (int person = 0; person < 10; person++)
{
    CounterRandom random = CounterRandom.For(1, "person", person);
    double usual = random.NextNormal(55, 12), placebo = usual + random.NextNormal(0, 5);
    double drug = usual - 4 - 0.4 * moderator[person] + random.NextNormal(0, 5);
    bool first = list[person].Arm == "drug first";
    (first ? drugFirst : placeboFirst).Add(first ? new PeriodPair(drug, placebo) : new PeriodPair(placebo, drug));
    benefits.Add(placebo - drug);
}
double[] benefit = [.. benefits];

TwoPeriodCrossoverResult crossover = TwoPeriodCrossover.Analyse(drugFirst, placeboFirst);
TTestResult effect = crossover.Treatment;
Console.WriteLine($"Drug minus placebo {effect.Estimate:F1} (95% {effect.Interval.Lower:F1} to {effect.Interval.Upper:F1}), p = {effect.P:F5}");
Console.WriteLine($"Carry-over p = {crossover.CarryOver.P:F2}. {TwoPeriodCrossover.CarryOverWarning}");
double exact = PermutationTest.SignFlip(benefit).PTwoSided;
Console.WriteLine($"Exact sign-flip test p = {exact:F5}");

Interval responders = Proportion.ClopperPearson(benefit.Count(b => b >= 15), benefit.Length);
Console.WriteLine($"Improved by 15 points or more: {benefit.Count(b => b >= 15)} of 10 (95% {responders.Lower:P0} to {responders.Upper:P0})");

LinearRegression line = SimpleRegression.Fit(moderator, benefit);
Console.WriteLine($"Moderator: R2 {line.R2:F2} in sample, {line.PredictedR2:F2} predicted, p = {line.Coefficient(1).P:F4}");
double[] adjusted = AdjustedP.Holm([effect.P, exact, line.Coefficient(1).P]);
Console.WriteLine($"Holm: {string.Join(", ", adjusted.Select(p => p.ToString("F5")))}");

// Six of them day by day, three weeks on each: random intercept and drug effect, AR(1) over days, Kenward-Roger.
var days = Enumerable.Range(0, 6 * 42).Select(k => (Person: k / 42, Day: k % 42 + 1, Drug: k % 42 >= 21 ? 1.0 : 0.0)).ToArray();
double before = 0;
double[] severity = [.. days.Select(d =>
{
    CounterRandom random = CounterRandom.For(1, "diary", d.Person, d.Day);
    before = (d.Day == 1 ? 0 : 0.5 * before) + random.NextNormal(0, 4);
    return 50 + moderator[d.Person] - 8 * d.Drug + d.Drug * CounterRandom.For(1, "response", d.Person).NextNormal(0, 5) + before;
})];
var table = new DataTable(
    FactorColumn.Of("id", [.. days.Select(d => $"P{d.Person}")]), new NumberColumn("day", [.. days.Select(d => (double)d.Day)]),
    new NumberColumn("drug", [.. days.Select(d => d.Drug)]), new NumberColumn("severity", severity));
MixedModelFit fit = LinearMixedModel.Fit(ModelSpecification.Parse("severity ~ drug + (1 + drug | id)", new AutoregressiveResidual("day", "id")), table);
ContrastEstimate change = fit.Coefficient("drug", DegreesOfFreedom.KenwardRogerExpected);
Console.WriteLine($"Diary: drug {change.Estimate:F1} (95% {change.Lower:F1} to {change.Upper:F1}), {change.Df:F1} df, {(fit.IsSingular ? "at a boundary" : "regular")}");
