namespace Daybook.Cli.Demo;

/// <summary>One of the studies that the demo shows.</summary>
/// <param name="Slug">Its short name.</param>
/// <param name="Protocol">The bundled protocol that it runs.</param>
/// <param name="DaysSoFar">How many days ago it began to screen; null when it has finished.</param>
internal sealed record DemoStudy(string Slug, string Protocol, int? DaysSoFar)
{
    private const string Pilot = "ldn-fibromyalgia-2009";
    private const string Crossover = "minimal-crossover";

    /// <summary>The pilot from its protocol to its report.</summary>
    public static DemoStudy Finished { get; } = new(Pilot, Pilot, null);

    /// <summary>The pilot with other people, most of them in the drug phase; and a crossover whose staff are masked, half-way through.</summary>
    public static IReadOnlyList<DemoStudy> Running { get; } = [new(Pilot + "-running", Pilot, 66), new(Crossover, Crossover, 38)];

    public static IReadOnlyList<DemoStudy> All { get; } = [Finished, .. Running];
}
