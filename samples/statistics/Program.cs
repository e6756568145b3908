using Daybook.Statistics;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Design;
using Daybook.Statistics.Exact;
using Daybook.Statistics.Means;
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
