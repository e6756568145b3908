using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>An entry of a virtual phone before it is numbered.</summary>
internal sealed record Written(string Form, OccasionKind Kind, string Key, IReadOnlyList<Item> Items, LocalDate Day, Instant Made);

/// <summary>What happens to virtual participants between one diary and the next: each event on its share of days, at some time of the day, and at once on the phone.</summary>
internal sealed class VirtualEvents(Protocol protocol, Truth truth, ulong seed)
{
    private const int From = 7, Hours = 15;

    public IEnumerable<Written> On(LocalDate day, VirtualDays days, ParticipantKey key)
    {
        foreach (var (happens, often) in protocol.Events.Join(truth.Events, happens => happens.Id, often => often.Id, (happens, often) => (happens, often)))
        {
            var random = CounterRandom.For(seed, "event/" + happens.Id, key.Value, LocalDatePattern.Iso.Format(day));
            double whether = random.NextDouble(), when = random.NextDouble();
            if (whether < often.On(days.On(day) is { DaysOff: 0 } course ? course.Treatment : null))
            {
                var made = days.Schedule.Zone.AtLeniently(day + new LocalTime(From, 0)).ToInstant() + Duration.FromSeconds(Math.Floor(when * Hours * 3600));
                yield return new Written(happens.Id, OccasionKind.Event, InstantPattern.General.Format(made), happens.Items, day, made);
            }
        }
    }
}
