using NodaTime;

namespace Daybook.Trial;

/// <summary>Kits of the lower dose, where it has kits of its own. Which kits they are anybody may know: every treatment has them, a placebo too.</summary>
public static class LowerKits
{
    /// <summary>Whether a kit that she is handed on that day is of the lower dose.</summary>
    public static bool Takes(Protocol protocol, Participant her, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(her);
        return protocol.Supply?.FallbackKits is not null && her.Reduced is { } lower && lower.Date <= date;
    }

    /// <summary>Whether the kit that she was given last, at that visit, is exchanged now: it is not of the dose that she takes, and she still takes something.</summary>
    public static bool Exchanges(StudyState study, Participant her, string visit, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(her);
        return her.Withdrawn is null && her.Kits is [.., var last] && study.Kits[last] is var kit && kit.Visit == visit && study.ProtocolOf(her) is var protocol
            && kit.Lower != Takes(protocol, her, date) && Schedule.Of(protocol, her) is { } schedule && DoseSteps.On(schedule, date) > 0;
    }

    /// <summary>How many of a site can still be handed out, whatever they hold; null when it has received none.</summary>
    public static int? Left(StudyState study, string site)
    {
        ArgumentNullException.ThrowIfNull(study);
        var all = study.Kits.Values.Count(kit => kit.Lower && kit.Site == site);
        return all == 0 || study.Current is not { } current ? null : (all / study.Versions[current].Treatments.Count) - Handed(study, site);
    }

    /// <summary>Which of the site's kits of the lower dose is next.</summary>
    internal static LowerHanding Next(StudyState study, string site) => new(site, Handed(study, site));

    private static int Handed(StudyState study, string site) => study.Kits.Values.Count(kit => kit.Lower && kit.Site == site && kit.Holder is not null);
}

/// <summary>One handing out of a kit of the lower dose.</summary>
/// <param name="Site">Where.</param>
/// <param name="Number">How many the site has handed out before.</param>
public sealed record LowerHanding(string Site, int Number);
