namespace Daybook.Trial;

/// <summary>Who acts in a study. A role says what a person may do and, through the protocol's masked list, what she may not learn.</summary>
public enum Role
{
    Participant,
    Investigator,
    Coordinator,
    LabOperator,
    Pharmacist,
    Monitor,
    Statistician,
    Administrator,
}
