using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Where a person stands in her course of treatment on one day.</summary>
/// <param name="Day">The study day.</param>
/// <param name="Treatment">What she takes; null when nothing.</param>
/// <param name="DaysOn">How many days she has taken it, today included; after the end, how many days it lasted.</param>
/// <param name="DaysOff">How many days ago it ended; 0 while she takes it.</param>
/// <param name="TreatedPeriod">The number of the treated period, 0-based; of the last one when nothing is taken.</param>
internal readonly record struct Course(int Day, string? Treatment, int DaysOn, int DaysOff, int TreatedPeriod)
{
    public static Course BeforeTreatment(int day) => new(day, null, 0, 0, 0);
}

/// <summary>What one virtual person would answer. Every draw is keyed by (seed, person, purpose, day): answers do not depend on what was asked before.</summary>
internal sealed class VirtualPerson(ulong seed, ParticipantKey key, Truth truth)
{
    private readonly Dictionary<(string Item, int Day), double> residuals = [];
    private readonly Dictionary<string, MeasureTruth> measures = truth.Measures.ToDictionary(measure => measure.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, double> levels = [];
    private readonly Dictionary<(string Item, string Treatment), double> changes = [];
    private readonly LevelCorrelations? together = truth.Together is { } of ? new LevelCorrelations(of) : null;

    /// <summary>The answer to an item; null when the simulator has nothing to say to this kind.</summary>
    public Answer? Says(Item item, Course course, string occasion)
    {
        if (!measures.TryGetValue(item.Id, out var measure))
        {
            return item.Kind == ItemKind.Choice ? new Answer.Code(item.Choices[Draw("choice", item.Id, occasion).NextInt(item.Choices.Count)].Id)
                : item.Optional ? new Answer.Skipped() : null;
        }
        var random = Draw("answer", item.Id, occasion);
        if (item.Optional && random.NextBernoulli((double)measure.Skip))
        {
            return new Answer.Skipped();
        }
        double value = Level(measure, course) + Residual(measure, course.Day, occasion);
        return item.Kind switch
        {
            ItemKind.YesNo => new Answer.Boolean(random.NextBernoulli(Math.Clamp(value, 0, 1))),
            ItemKind.Count => new Answer.Number(Within(item, random.NextPoisson(Math.Clamp(value, 0, 1000))), item.Unit),
            ItemKind.Line or ItemKind.Scale => new Answer.Number(Within(item, Rounded(value, 0)), item.Unit),
            _ => new Answer.Number(Within(item, Rounded(value, 1)), item.Unit),
        };
    }

    /// <summary>The value of a laboratory test, inside the plausible range; a titre is the nearest dilution of the series 1:10, 1:20, 1:40 ...</summary>
    public decimal Lab(LabTest test, Course course, string occasion)
    {
        double value = Value(test.Id, course, occasion);
        if (test.Kind == LabKind.Titre)
        {
            return 10 * (decimal)Math.Pow(2, Math.Clamp(Math.Round(Math.Log2(Math.Max(value, 10) / 10)), 0, 10));
        }
        return Math.Clamp(Rounded(value, 0), test.Plausible.Low, test.Plausible.High);
    }

    /// <summary>Her own value of a measure on one occasion, before it is rounded to what an instrument shows.</summary>
    public double Value(string measure, Course course, string occasion) =>
        Level(measures[measure], course) + Residual(measures[measure], course.Day, occasion);

    /// <summary>One trial of a sensory test, as the device shows it: null when the ramp met its cut-off.</summary>
    public decimal? Threshold(SensoryTest test, Course course, string visit, string place, int trial)
    {
        double value = Unstopped(test, course, visit, place, trial);
        decimal read = Read(test, value);
        bool met = test.Rises ? read >= test.CutOff : read <= test.CutOff;
        return met ? null : Math.Clamp(read, test.Reach.Low, test.Reach.High);
    }

    /// <summary>The same if nothing stopped the ramp.</summary>
    public decimal Uncapped(SensoryTest test, Course course, string visit, string place, int trial) => Read(test, Unstopped(test, course, visit, place, trial));

    private double Unstopped(SensoryTest test, Course course, string visit, string place, int trial) =>
        Value(test.Id, course, visit) + (double)measures[test.Id].Trial * Draw("trial", $"{test.Id}/{place}/{Print.Number(trial)}", visit).NextNormal();

    private static decimal Read(SensoryTest test, double value) => Math.Round(Rounded(value, 6) / test.Resolution, MidpointRounding.AwayFromZero) * test.Resolution;

    /// <summary>Whether something with that probability happens to her on that day.</summary>
    public bool Happens(string what, int day, double probability) => Draw("happens", what, Print.Number(day)).NextBernoulli(Math.Clamp(probability, 0, 1));

    public CounterRandom Draw(string purpose, string what, string when) => CounterRandom.For(seed, purpose, key.Value, what, when);

    /// <summary>The person's own mean on that day: her level, and what treatment has done by now.</summary>
    private double Level(MeasureTruth measure, Course course)
    {
        double level = Level(measure.Like is { } like ? measures[like] : measure);
        return level + Change(measure, course) + (course.TreatedPeriod > 0 ? (double)measure.PeriodChange * course.TreatedPeriod : 0);
    }

    /// <summary>Her level before treatment.</summary>
    private double Level(MeasureTruth source)
    {
        if (!levels.TryGetValue(source.Id, out double level))
        {
            double z = together?.Level(source.Id, Standard) ?? Standard(source.Id), mean = (double)(source.Mean ?? 0m);
            level = source.LogSd > 0 ? mean * Math.Exp((double)source.LogSd * z) : mean + (double)source.Between * z;
            levels[source.Id] = level = Math.Clamp(level, (double)(source.Lowest ?? decimal.MinValue), (double)(source.Highest ?? decimal.MaxValue));
        }
        return level;
    }

    private double Standard(string measure) => Draw("level", measure, "").NextNormal();

    private double Change(MeasureTruth measure, Course course)
    {
        if (course.Treatment is null || measure.Effects.FirstOrDefault(e => e.Treatment == course.Treatment) is not { } effect)
        {
            return 0;
        }
        return OwnChange(measure, effect) * Share(course.DaysOn, measure) * (course.DaysOff == 0 ? 1 : 1 - Share(course.DaysOff, measure));
    }

    /// <summary>What the treatment does to her in the end.</summary>
    private double OwnChange(MeasureTruth measure, EffectTruth effect)
    {
        if (!changes.TryGetValue((measure.Id, effect.Treatment), out double change))
        {
            double depends = effect.DependsOn is { } other ? (double)effect.Slope * (Level(measures[other]) - (double)measures[other].Mean!.Value) : 0;
            changes[(measure.Id, effect.Treatment)] = change = (double)effect.Change + depends + (double)measure.Spread * Draw("response", measure.Id, effect.Treatment).NextNormal();
        }
        return change;
    }

    /// <summary>How much of a change has come after so many days.</summary>
    private static double Share(int days, MeasureTruth measure) =>
        measure.HalfLife == 0 ? 1 : 1 - Math.Exp(-Math.Log(2) * days / (double)measure.HalfLife);

    /// <summary>The day's departure from her own mean; days follow an AR(1) that is stationary from the first day on.</summary>
    private double Residual(MeasureTruth measure, int day, string occasion)
    {
        double sd = (double)measure.Within, correlation = (double)measure.Ar1;
        if (sd == 0)
        {
            return 0;
        }
        return correlation == 0 ? sd * Draw("residual", measure.Id, occasion).NextNormal() : sd * Correlated(measure, correlation, Math.Max(1, day));
    }

    private double Correlated(MeasureTruth measure, double correlation, int day)
    {
        double value = 0;
        int from = day;
        while (from > 1 && !residuals.TryGetValue((measure.Id, from), out value))
        {
            from--;
        }
        if (from == 1 && !residuals.TryGetValue((measure.Id, 1), out value))
        {
            residuals[(measure.Id, 1)] = value = Draw("residual", measure.Id, "1").NextNormal();
        }
        for (int next = from + 1; next <= day; next++)
        {
            value = correlation * value + Math.Sqrt(1 - correlation * correlation) * Draw("residual", measure.Id, Print.Number(next)).NextNormal();
            residuals[(measure.Id, next)] = value;
        }
        return value;
    }

    private static decimal Rounded(double value, int decimals) => Math.Round((decimal)Math.Clamp(value, -1e9, 1e9), decimals, MidpointRounding.AwayFromZero);

    private static decimal Within(Item item, decimal value) => item.Range is { } range ? Math.Clamp(value, range.Low, range.High) : value;
}
