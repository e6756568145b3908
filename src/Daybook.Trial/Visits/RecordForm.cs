namespace Daybook.Trial;

/// <summary>A visit form filled in by staff.</summary>
public sealed record RecordForm(ParticipantKey Participant, string Visit, string Form, IReadOnlyList<ItemAnswer> Answers) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RecordForm command, StudyState study, Act act)
    {
        if (Sequence.AtVisit(study, command.Participant, command.Visit, out var her, out var visit) is { } refusal)
            return refusal;
        var form = study.ProtocolOf(her).Forms.FirstOrDefault(known => known.Id == command.Form);
        if (form is null || !visit.Forms.Contains(form.Id))
            return Refusals.FormUnknown(command.Form, command.Visit);
        if (Substudies.ClosedTo(study.ProtocolOf(her), her, form.Id) is { } closed)
            return Refusals.NotInSubstudy(her.Name, closed.Id, form.Id);
        if (her.Forms.Contains($"{visit.Id}/{form.Id}"))
            return Refusals.FormAlreadyRecorded(form.Id, visit.Id);
        if (ItemRules.Broken(form.Items, command.Answers, whole: true) is { } broken)
            return broken;
        return Decision.Accept(new ItemsRecorded(her.Key, form.Id, new Occasion(OccasionKind.Visit, visit.Id), command.Answers));
    }
}
