namespace Daybook.Trial;

/// <summary>A kind of problem.</summary>
/// <param name="Code">DB and four digits; never used again for another meaning.</param>
/// <param name="Title">The problem in one line.</param>
/// <param name="Explanation">Why it is refused and what to do, for <c>daybook explain</c>.</param>
public sealed record CatalogueEntry(string Code, string Title, string Explanation);

/// <summary>Every kind of problem that a file can have. The list is closed.</summary>
public static class ProblemCatalogue
{
    /// <summary>All kinds, by code.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        .. ProblemsOfWriting.All.Concat(ProblemsOfMeaning.All).Concat(ProblemsOfDesign.All).Concat(ProblemsOfPlans.All).Concat(ProblemsOfMaps.All).OrderBy(entry => entry.Code, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, CatalogueEntry> ByCode = All.ToDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The entry of <paramref name="code"/>.</summary>
    /// <exception cref="KeyNotFoundException">No kind of problem has this code.</exception>
    public static CatalogueEntry Entry(string code) => ByCode[code];

    /// <summary>The entry of <paramref name="code"/>, or null.</summary>
    public static CatalogueEntry? Find(string code) => ByCode.GetValueOrDefault(code);
}
