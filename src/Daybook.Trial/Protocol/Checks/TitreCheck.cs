namespace Daybook.Trial;

/// <summary>A titre is a dilution wherever it stands, and a laboratory value is judged where it is known.</summary>
internal static class TitreCheck
{
    private const string Unit = "{titer}";

    public static void OfLabs(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var lab in protocol.Labs.Where(lab => (lab.Kind == LabKind.Titre) != (lab.Unit == Unit)))
            problems.Add("DB0137", places.Of(lab, "unit"), $"{lab.Id} is a {Kebab.Of(lab.Kind.ToString())} in {lab.Unit}", lab.Kind == LabKind.Titre ? $"write unit: \"{Unit}\"" : "write kind: titre, or another unit");
    }

    public static void OfCriteria(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var criterion in protocol.Eligibility)
        {
            if (protocol.Labs.FirstOrDefault(lab => lab.Id == criterion.Lab) is not { } lab)
                continue;
            if (criterion.Step == ScreeningStep.Phone)
                problems.Add("DB0138", places.Of(criterion, "step"), $"{lab.Id} is drawn at a visit", "write step: visit");
            if (lab.Kind == LabKind.Titre != criterion.Require is Condition.Dilutes)
                problems.Add("DB0137", places.Of(criterion, "require"), lab.Kind == LabKind.Titre ? $"{lab.Id} is a titre" : $"{lab.Id} is a number", lab.Kind == LabKind.Titre ? "write a dilution, for example \"<= 1:80\"" : "write a number, for example \"<= 60\"");
            else if (criterion.Unit is { } unit && unit != lab.Unit)
                problems.Add("DB0138", places.Of(criterion, "unit"), $"{lab.Id} is given in {lab.Unit}", $"write unit: \"{lab.Unit}\"");
        }
    }
}
