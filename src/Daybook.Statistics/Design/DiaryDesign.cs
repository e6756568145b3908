using System.Globalization;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Random;

namespace Daybook.Statistics.Design;

/// <summary>
/// A trial with daily outcomes in periods on and off treatment, to be analysed by the mixed model: crossovers of any
/// sequences, one fixed sequence, or parallel arms after a run-in ([off, on] and [off, off]).
/// </summary>
/// <param name="Sequences">The sequences, each saying of every period whether it is on treatment; participants take turns.</param>
/// <param name="DaysPerPeriod">Days of each period, at least 1; 1 stands for an endpoint a period.</param>
/// <param name="Effect">Mean change under treatment.</param>
/// <param name="ParticipantSd">Standard deviation of levels between participants.</param>
/// <param name="EffectSd">Standard deviation of treatment effects between participants.</param>
/// <param name="ResidualSd">Standard deviation of days within a participant, above 0.</param>
/// <param name="Autocorrelation">Correlation of neighbouring days, above -1 and below 1; 0 for none.</param>
/// <param name="Missing">Share of days that are missing at random.</param>
public sealed record DiaryDesign(
    IReadOnlyList<IReadOnlyList<bool>> Sequences, int DaysPerPeriod, double Effect, double ParticipantSd,
    double EffectSd, double ResidualSd, double Autocorrelation = 0, double Missing = 0)
{
    /// <summary>
    /// One trial's data: columns <c>id</c>, <c>day</c>, <c>period</c>, <c>treated</c> (0 or 1) and <c>y</c>.
    /// </summary>
    /// <param name="participants">How many participants, at least 1.</param>
    /// <param name="random">The trial's stream.</param>
    public DataTable Simulate(int participants, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Check();
        var days = new List<(int Person, int Period, int Day, bool Treated, double Y)>();
        double innovation = Math.Sqrt(1 - Autocorrelation * Autocorrelation);
        for (int person = 0; person < participants; person++)
        {
            IReadOnlyList<bool> sequence = Sequences[person % Sequences.Count];
            double level = ParticipantSd * random.NextNormal(), effect = Effect + EffectSd * random.NextNormal(), error = random.NextNormal();
            for (int day = 0; day < sequence.Count * DaysPerPeriod; day++)
            {
                error = day == 0 ? error : Autocorrelation * error + innovation * random.NextNormal();
                int period = day / DaysPerPeriod;
                if (!random.NextBernoulli(Missing))
                {
                    days.Add((person, period, day + 1, sequence[period], level + (sequence[period] ? effect : 0) + ResidualSd * error));
                }
            }
        }
        return new DataTable(
            Factor("id", participants, [.. days.Select(d => d.Person)]), Factor("period", Sequences[0].Count, [.. days.Select(d => d.Period)]),
            new NumberColumn("day", [.. days.Select(d => (double)d.Day)]), new NumberColumn("treated", [.. days.Select(d => d.Treated ? 1.0 : 0)]),
            new NumberColumn("y", [.. days.Select(d => d.Y)]));
    }

    /// <summary>
    /// The model that fits the design: treatment, period when there is more than one sequence, a random level and, where a
    /// period has several days and participants differ in their effects, a random effect; AR(1) days when the
    /// autocorrelation is not 0.
    /// </summary>
    public ModelSpecification Model()
    {
        Check();
        bool changes = Sequences.Any(s => s.Distinct().Count() > 1), randomEffect = changes && DaysPerPeriod > 1 && EffectSd > 0;
        string periods = Sequences.Count > 1 && Sequences[0].Count > 1 ? "period + " : "";
        string formula = $"y ~ {periods}treated + (1{(randomEffect ? " + treated" : "")} | id)";
        return ModelSpecification.Parse(formula, Autocorrelation == 0 ? null : new AutoregressiveResidual("day", "id"));
    }

    /// <summary>Power of the treatment's Kenward-Roger test by simulated trials; those that cannot be fitted count as failed.</summary>
    /// <param name="participants">How many participants.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="random">The stream that the trials' streams are derived from.</param>
    /// <param name="alpha">The level.</param>
    public SimulatedPower Power(int participants, int trials, CounterRandom random, double alpha = 0.05)
    {
        ModelSpecification model = Model();
        return SimulatedPower.Estimate(trials, random, fresh =>
        {
            try
            {
                return LinearMixedModel.Fit(model, Simulate(participants, fresh)).Coefficient("treated", DegreesOfFreedom.KenwardRogerExpected).P;
            }
            catch (ModelException)
            {
                return double.NaN;
            }
        }, alpha);
    }

    private void Check()
    {
        if (Sequences.Count == 0 || Sequences.Any(s => s.Count == 0 || s.Count != Sequences[0].Count) || !Sequences.Any(s => s.Contains(true)))
        {
            throw new ArgumentException("Sequences have the same number of periods, and at least one is on treatment.", nameof(Sequences));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(DaysPerPeriod, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ResidualSd);
        if (!(Math.Abs(Autocorrelation) < 1 && Missing is >= 0 and < 1 && ParticipantSd >= 0 && EffectSd >= 0))
        {
            throw new ArgumentException("The autocorrelation lies within -1 and 1, the share of missing days from 0 to below 1, standard deviations not below 0.", nameof(Autocorrelation));
        }
    }

    private static FactorColumn Factor(string name, int levels, int[] codes) =>
        new(name, [.. Enumerable.Range(1, levels).Select(l => l.ToString("000", CultureInfo.InvariantCulture))], codes);
}
