namespace Daybook.Trial;

/// <summary>One step of a dose that goes up, or down, by days of taking.</summary>
public sealed record DoseStep
{
    [Key("The day of taking on which the step begins: 1 is the first day. Days count from the start of taking, and again from each treated period that starts in public; through a masked boundary they go on.", Least = 1, Most = 3660)]
    public required int Day { get; init; }

    [Key("How many units are taken a day from then on.", Least = 0, Most = 100)]
    public required int PerDay { get; init; }
}
