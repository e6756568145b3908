using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Simulated trials without their paperwork: what the diaries of virtual participants would hold if every visit were on its day. Arms are taken in turn.</summary>
/// <param name="protocol">The protocol that is lived.</param>
/// <param name="truth">What its people are like.</param>
/// <param name="participants">How many finish.</param>
public sealed class Replicates(Protocol protocol, Truth truth, int participants)
{
    private readonly IReadOnlyList<PeriodPlan>[] plansOfArms = [.. protocol.Arms.Select(arm => PeriodPlan.Of(Turns.Lived(protocol, arm.Id)))];

    /// <summary>One item of every diary day in the window that was written.</summary>
    /// <param name="seed">Same seed, same values.</param>
    /// <param name="item">An item of the diary with a number.</param>
    /// <param name="window">The days of each period that count.</param>
    public IReadOnlyList<PeriodValue> Diary(ulong seed, Item item, EndpointWindow window)
    {
        ArgumentNullException.ThrowIfNull(item);
        var values = new List<PeriodValue>();
        var asked = Asked(item);
        for (int number = 0; number < participants; number++)
        {
            var (key, person) = Person(seed, number);
            foreach (var (plan, day) in PlansOf(number).SelectMany(plan => Days(plan, window).Select(day => (plan, day))))
            {
                if (Written(seed, key, day) && Counted(person, asked, day, number) is { } said)
                {
                    values.Add(new PeriodValue(key, key.Value, plan.Period.Id, day, (double)said));
                }
            }
        }
        return values;
    }

    /// <summary>The mean difference between two periods over all days of the window and the same people, every diary written: what a study of them could have found.</summary>
    public double PotentialDifference(ulong seed, Item item, EndpointWindow window, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(item);
        var asked = Asked(item);
        var differences = Enumerable.Range(0, participants).Select(number =>
        {
            var (_, person) = Person(seed, number);
            return Mean(person, asked, window, first, number) - Mean(person, asked, window, second, number);
        });
        return differences.OfType<double>().Average();
    }

    /// <summary>Null where she is not asked on any day and nothing counts instead.</summary>
    private double? Mean(VirtualPerson person, IReadOnlyList<Item> asked, EndpointWindow window, string period, int number) =>
        Days(PlansOf(number).First(plan => plan.Period.Id == period), window).Average(day => (double?)Counted(person, asked, day, number));

    private IReadOnlyList<Item> Asked(Item item) => SimulatedAnswers.Needed(protocol.Diary?.Items ?? [], id => id == item.Id);

    private decimal? Counted(VirtualPerson person, IReadOnlyList<Item> asked, int day, int number)
    {
        var course = CourseOn(day, number);
        return SimulatedAnswers.Counted(asked, item => person.Says(item, course, Name(day)));
    }

    private (ParticipantKey Key, VirtualPerson Person) Person(ulong seed, int number)
    {
        var key = new ParticipantKey(string.Create(CultureInfo.InvariantCulture, $"r{number + 1:000}"));
        return (key, new VirtualPerson(seed, key, truth));
    }

    private static IEnumerable<int> Days(PeriodPlan plan, EndpointWindow window) => Enumerable.Range(plan.FirstDay, plan.Period.Days).Where(day => window.Kind switch
    {
        WindowKind.Whole => true,
        WindowKind.First => day < plan.FirstDay + window.Days,
        WindowKind.Last => day > plan.LastDay - window.Days,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private bool Written(ulong seed, ParticipantKey key, int day)
    {
        if (truth.Diary is not { } kept)
        {
            return true;
        }
        double missed = VirtualDiary.Missed(kept, (day - 1) / (double)Math.Max(1, plansOfArms[0][^1].LastDay - 1)) + (double)kept.Outside;
        return !CounterRandom.For(seed, "diary", key.Value, Name(day)).NextBernoulli(missed);
    }

    private IReadOnlyList<PeriodPlan> PlansOf(int number) => plansOfArms[number % plansOfArms.Length];

    private Course CourseOn(int day, int number)
    {
        if (PlansOf(number).LastOrDefault(plan => plan.Treated is not null && plan.FirstDay <= day) is not { } last)
        {
            return Course.BeforeTreatment(day);
        }
        string treatment = protocol.Arms[number % protocol.Arms.Count].Treatments[last.Treated!.Value];
        return new Course(day, treatment, Math.Min(day - last.FirstDay + 1, last.Period.Days), Math.Max(0, day - last.LastDay), last.Treated.Value);
    }

    private static string Name(int day) => day.ToString(CultureInfo.InvariantCulture);
}
