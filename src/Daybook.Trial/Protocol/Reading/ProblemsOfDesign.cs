namespace Daybook.Trial;

/// <summary>What can be wrong with how participants are allocated and compared.</summary>
internal static class ProblemsOfDesign
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0200", "a factor that is not known in time", "A participant is allocated by what is known of her when she is randomised: the answer to a criterion, or an item or a laboratory test that is collected until then."),
        new("DB0201", "levels that do not share out the values", "Every value that can be collected belongs to one level, and to one only; else somebody would have no stratum, or two."),
        new("DB0202", "too many strata", "Each combination of the levels is a stratum with blocks of its own. Where most strata hold a few people, most blocks are never filled and nothing is balanced any more."),
    ];
}
