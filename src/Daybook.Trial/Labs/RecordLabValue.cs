using System.Globalization;
using NodaTime;

namespace Daybook.Trial;

/// <summary>A laboratory value of a visit, in the protocol's unit. Outside the reference range it opens a query; beyond the plausible range it is refused.</summary>
public sealed record RecordLabValue(ParticipantKey Participant, string Visit, string Test, decimal Value, string Unit, LocalDate Drawn) : Command
{
    /// <summary>The form of laboratory values; each test is an item of it.</summary>
    public const string Form = "laboratory";

    public override ParticipantKey? About => Participant;

    public static Decision Decide(RecordLabValue command, StudyState study, Act act)
    {
        if (Sequence.AtVisit(study, command.Participant, command.Visit, out var her, out var visit) is { } refusal)
            return refusal;
        var test = study.ProtocolOf(her).Labs.FirstOrDefault(known => known.Id == command.Test);
        if (test is null || !visit.Labs.Contains(test.Id))
            return Refusals.LabUnknown(command.Test, command.Visit);
        if (Substudies.ClosedTo(study.ProtocolOf(her), her, test.Id) is { } closed)
            return Refusals.NotInSubstudy(her.Name, closed.Id, test.Id);
        if (her.Forms.Contains($"{visit.Id}/{test.Id}"))
            return Refusals.LabAlreadyRecorded(test.Id, visit.Id);
        if (command.Unit != test.Unit)
            return Refusals.LabWrongUnit(test.Id, command.Unit, test.Unit);
        if (!test.Plausible.Contains(command.Value))
            return Refusals.LabImplausible(test.Id, command.Value, test.Plausible);
        if (test.Kind == LabKind.Titre && !IsDilution(command.Value))
            return Refusals.LabNoTitre(test.Id, command.Value);
        if (command.Drawn > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The sample", command.Drawn);
        var answer = new ItemAnswer(test.Id, new Answer.Number(command.Value, command.Unit));
        var recorded = new ItemsRecorded(her.Key, Form, new Occasion(OccasionKind.Visit, visit.Id), [answer], command.Drawn);
        return test.Reference is { } reference && !reference.Contains(command.Value)
            ? Decision.Accept(recorded, Ask(command, test, reference, study, act))
            : Decision.Accept(recorded);
    }

    private static bool IsDilution(decimal value) => value >= 1 && value == decimal.Truncate(value);

    private static QueryOpened Ask(RecordLabValue command, LabTest test, Bounds reference, StudyState study, Act act)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{test.Name}: {command.Value} {test.Unit} lies outside the reference range {reference.Low} to {reference.High}. Is it right, and does it matter for her?");
        return new QueryOpened(command.Participant, new QueryIds(study, act).Next(), study.Size, test.Id, text, "lab.outside-reference");
    }
}
