namespace Daybook.Trial;

/// <summary>One rule that a study must obey beyond its writing.</summary>
/// <param name="Reads">The parts of the protocol that the rule reads; it rests while one of them cannot be read.</param>
/// <param name="Run">Adds a problem for every breach.</param>
internal sealed record ProtocolCheck(IReadOnlyList<string> Reads, Action<Protocol, Places, ProblemList> Run);

/// <summary>Every rule of meaning.</summary>
internal static class ProtocolChecks
{
    public static IReadOnlyList<ProtocolCheck> All { get; } =
    [
        new(["diary"], DiaryWindowCheck.Run),
        new(["diary"], ItemCheck.OfDiary),
        new(["forms"], ItemCheck.OfForms),
        new(["labs"], ItemCheck.OfLabs),
        new(["diary", "forms"], SameQuestionCheck.Run),
        new(["visits"], CalendarCheck.FirstVisit),
        new(["visits"], CalendarCheck.Order),
        new(["visits", "periods"], CalendarCheck.Anchors),
        new(["visits", "periods"], CalendarCheck.Scores),
        new(["arms", "treatments", "periods", "design"], ArmCheck.Run),
        new(["arms", "allocation"], AllocationCheck.Blocks),
        new(["allocation", "visits", "periods"], AllocationCheck.Visits),
        new(["supply", "visits", "periods"], SupplyCheck.Kits),
        new(["supply", "visits", "periods", "arms", "allocation", "treatments", "sites"], SupplyCheck.Stock),
        new(["endpoints", "diary", "forms", "labs", "visits", "periods"], EndpointCheck.Run),
        new(["analyses", "endpoints", "arms", "periods", "design"], AnalysisCheck.Run),
        new(["masked", "periods"], MaskedBoundaryCheck.Run),
        new(["masked", "treatments", "sites", "supply", "periods", "visits", "labs", "forms", "diary"], MaskedWordCheck.Run),
    ];
}
