using Daybook.Trial;

namespace Daybook.Study;

internal static class Permissions
{
    public static Refusal? Refuses(Actor by, string? site, Command command, StudyState state) => null;
}

internal static class Observations
{
    public static IEnumerable<Observation> From(Recorded recorded, VerdictGiven? verdict, StudyState before) => [];
}
