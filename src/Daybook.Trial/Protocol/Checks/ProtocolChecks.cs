namespace Daybook.Trial;

/// <summary>One rule that a study must obey beyond its writing.</summary>
/// <param name="Reads">The parts of the protocol that the rule reads; it rests while one of them cannot be read.</param>
/// <param name="Run">Adds a problem for every breach.</param>
internal sealed record ProtocolCheck(IReadOnlyList<string> Reads, Action<Protocol, Places, ProblemList> Run)
{
    /// <summary>What no later rule can count on once this one is broken; a rule that reads it rests, or one slip would be reported as many.</summary>
    public string? Spoils { get; init; }
}

/// <summary>Every rule of meaning.</summary>
internal static class ProtocolChecks
{
    /// <summary>The days of visits and periods, as far as they agree.</summary>
    private const string Calendar = "calendar";

    /// <summary>Which period each visit measures.</summary>
    private const string Scored = "scored";

    public static IReadOnlyList<ProtocolCheck> All { get; } =
    [
        new(["diary"], DiaryWindowCheck.Run),
        new(["diary"], ItemCheck.OfDiary),
        new(["forms"], ItemCheck.OfForms),
        new(["diary"], BranchCheck.OfDiary),
        new(["forms"], BranchCheck.OfForms),
        new(["scores", "forms"], BranchCheck.OfScores),
        new(["events"], ItemCheck.OfEvents),
        new(["events"], BranchCheck.OfEvents),
        new(["events", "diary", "forms"], EventCheck.Run),
        new(["prompts"], ItemCheck.OfPrompts),
        new(["prompts"], BranchCheck.OfPrompts),
        new(["prompts", "events", "diary", "forms"], PromptCheck.Run) { Spoils = "prompts" },
        new(["analyses", "endpoints", "diary", "prompts", "forms", "events"], BranchCheck.OfPrimary),
        new(["diary", "periods", "visits"], RestingCheck.OfDiary),
        new(["forms", "prompts", "events"], RestingCheck.OfOthers),
        new(["masked", "periods", "diary"], RestingCheck.Boundaries),
        new(["analyses", "endpoints", "diary", "periods"], RestingCheck.Endpoints),
        new(["estimands", "rescue", "diary", "periods"], RestingCheck.Estimands),
        new(["supply", "diary", "periods"], RestingCheck.Taken),
        new(["consent"], ConsentCheck.Run),
        new(["languages", "consent", "supply", "diary", "prompts", "events", "alerts", "rescue"], TranslationCheck.Run),
        new(["diary", "forms", "prompts", "events"], BodyMapCheck.Run),
        new(["labs"], ItemCheck.OfLabs),
        new(["labs"], TitreCheck.OfLabs),
        new(["eligibility", "labs"], TitreCheck.OfCriteria),
        new(["sensory"], SensoryCheck.Run),
        new(["scores", "forms"], ScoreCheck.Run),
        new(["scores", "forms"], DirectionCheck.Run),
        new(["diary", "prompts", "forms", "events"], SameQuestionCheck.Run),
        new(["eligibility", "forms", "visits"], AskedAgainCheck.Run),
        new(["substudies", "forms", "labs", "sensory", "visits"], SubstudyCheck.Run),
        new(["diary", "prompts", "forms", "events", "treatments"], GuessCheck.Run),
        new(["alerts", "diary", "prompts", "events"], AlertCheck.Run),
        new(["rescue", "diary"], RescueCheck.Run),
        new(["stopping", "diary", "labs", "periods"], StoppingCheck.Run),
        new(["visits"], CalendarCheck.FirstVisit) { Spoils = Calendar },
        new(["visits"], CalendarCheck.Order) { Spoils = Calendar },
        new(["visits", "periods"], CalendarCheck.Anchors) { Spoils = Calendar },
        new(["visits", "periods", Calendar], CalendarCheck.Scores) { Spoils = Scored },
        new(["visits", "periods", Calendar], VisitWindowCheck.Run),
        new(["arms", "treatments", "periods", "visits", "supply", Calendar], TurnCheck.Run),
        new(["arms", "treatments", "periods", "design"], ArmCheck.Run),
        new(["treatments"], ArmCheck.Names),
        new(["factors", "treatments", "design"], FactorialCheck.Run),
        new(["arms", "allocation"], AllocationCheck.Blocks),
        new(["allocation", "visits", "periods", Calendar], AllocationCheck.Visits),
        new(["allocation", "eligibility", "visits", "forms", "diary", "labs", "sensory", "scores"], FactorCheck.Run),
        new(["matching", "eligibility", "forms", "visits", "substudies"], MatchingCheck.Run),
        new(["supply"], DoseCheck.Run),
        new(["analyses", "forms", "diary", "prompts", "events"], ModeratorCheck.Run),
        new(["supply", "treatments"], LowerKitCheck.Run),
        new(["supply", "visits", "periods", "arms", "treatments", Calendar], LowerKitCheck.Enough),
        new(["supply", "visits", "periods", Calendar], SupplyCheck.Kits),
        new(["supply", "visits", "periods", "arms", "treatments", Calendar], KitInHandCheck.Run),
        new(["supply", "diary", "prompts", "forms"], SupplyCheck.Asked),
        new(["supply", "visits", "periods", "arms", "allocation", "treatments", "sites", "participants", Calendar], StockCheck.Run),
        new(["supply", "visits", "allocation", "arms", "sites", "participants"], StockCheck.Planned),
        new(["visits", "supply", "periods", Calendar], VisitActsCheck.Run),
        new(["visits"], VisitActsCheck.Twice),
        new(["visits", "forms", "labs", "sensory", "eligibility"], CollectedCheck.Run),
        new(["endpoints", "events"], EventEndpointCheck.Run) { Spoils = "endpoints" },
        new(["endpoints", "diary", "prompts", "forms", "events", "labs", "sensory", "scores", "visits", "periods", "arms", "treatments"], EndpointCheck.Run),
        new(["endpoints", "diary", "prompts", "forms", "events", "labs", "sensory", "scores", "visits", "periods", "arms", "treatments", Scored], EndpointCheck.AtVisits),
        new(["endpoints", "diary", "prompts", "forms", "events", "labs", "sensory", "scores", "visits", "periods"], ChangeCheck.Run),
        new(["endpoints", "analyses", "diary", "prompts", "forms", "events", "labs", "sensory", "scores"], ImprovementCheck.Run),
        new(["endpoints", "diary", "prompts", "forms", "events", "labs", "sensory", "scores"], ImprovementCheck.Baselines),
        new(["analyses", "endpoints", "arms", "periods", "design", "visits", "treatments", "factors", "matching"], AnalysisCheck.Run),
        new(["analyses", "endpoints", "periods", "visits", "diary", "prompts", "forms", "events", "labs", "sensory", "scores", "arms", "treatments", Scored], PeriodAnalysisCheck.Run),
        new(["analyses"], AnalysisKeyCheck.Run),
        new(["analyses", "endpoints", "sensory", "design", "visits", "periods"], CensoredTimeCheck.Run),
        new(["analysis-sets", "supply", "diary"], AnalysisSetCheck.Run),
        new(["estimands", "analyses", "endpoints", "diary", "prompts", "forms", "rescue", "supply"], EstimandCheck.Run),
        new(["estimands", "analyses"], EstimandCheck.Analyses),
        new(["families", "analyses", "design"], FamilyCheck.Run),
        new(["families", "analyses"], FamilyCheck.Primary),
        new(["masked", "periods"], MaskedBoundaryCheck.Run),
        .. MaskedWordCheck.OfEveryPart,
    ];
}
