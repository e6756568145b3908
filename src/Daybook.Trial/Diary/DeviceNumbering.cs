using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>The numbers that a device has given its entries. They run from 1 without holes; a hole is an entry that may be lost.</summary>
/// <param name="Last">The highest number that arrived; 0 before the first.</param>
/// <param name="Holes">The stretches of numbers below it that did not arrive, in order.</param>
public sealed record DeviceNumbering(long Last, ImmutableList<NumberRange> Holes)
{
    public static DeviceNumbering None { get; } = new(0, []);

    /// <summary>Whether <paramref name="number"/> is one that is still to come.</summary>
    public bool Awaits(long number) => number > Last || Holes.Exists(hole => hole.Contains(number));

    /// <summary>The hole that an entry of that number leaves behind itself; null when it leaves none.</summary>
    public NumberRange? HoleBefore(long number) => number > Last && number - 1 > Last ? new NumberRange(Last + 1, number - 1) : null;

    /// <summary>The numbering after an entry of that number. One that is not awaited changes nothing.</summary>
    public DeviceNumbering With(long number)
    {
        if (number > Last)
            return new DeviceNumbering(number, HoleBefore(number) is { } left ? Holes.Add(left) : Holes);
        var at = Holes.FindIndex(hole => hole.Contains(number));
        return at < 0 ? this : this with { Holes = Holes.RemoveAt(at).InsertRange(at, Holes[at].Without(number)) };
    }

    internal static StudyState Evolve(StudyState study, DeviceEnrolled enrolled) =>
        study.Change(enrolled.Participant, her => her with { Devices = her.Devices.Add(enrolled.Device, None) }) with
        {
            Devices = study.Devices.Add(enrolled.Device, enrolled.Participant),
            DeviceKeys = enrolled.Key is { } key ? study.DeviceKeys.Add(enrolled.Device, key) : study.DeviceKeys,
        };

    internal static StudyState Evolve(StudyState study, Recorded recorded, Origin origin) =>
        study.Change(study.Devices[origin.Device], her => her with { Devices = her.Devices.SetItem(origin.Device, her.Devices[origin.Device].With(origin.Number)) });
}

/// <summary>Numbers from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct NumberRange(long First, long Last)
{
    public bool Contains(long number) => First <= number && number <= Last;

    /// <summary>What is left of the range without <paramref name="number"/>.</summary>
    public IEnumerable<NumberRange> Without(long number) =>
        new[] { new NumberRange(First, number - 1), new NumberRange(number + 1, Last) }.Where(rest => rest.First <= rest.Last);
}
