
namespace Daybook.Trial;

/// <summary>Answers every criterion of the participant's protocol version.</summary>
public sealed record AssessEligibility(ParticipantKey Participant, IReadOnlyList<CriterionAnswer> Answers) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(AssessEligibility command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.IsEnrolled)
            return Refusals.AlreadyEnrolled(her.Name);
        var criteria = study.ProtocolOf(her).Eligibility;
        if (Misfit(command.Answers, criteria) is { } misfit)
            return misfit;
        var failing = criteria.FirstOrDefault(criterion => !Conditions.Meets(criterion.Require, AnswerTo(criterion, command.Answers)!));
        return Decision.Accept(new EligibilityAssessed(her.Key, command.Answers, failing?.Id));
    }

    private static Refusal? Misfit(IReadOnlyList<CriterionAnswer> answers, IReadOnlyList<Criterion> criteria)
    {
        var seen = new HashSet<string>();
        foreach (var answer in answers)
        {
            if (criteria.FirstOrDefault(asked => asked.Id == answer.Criterion) is not { } criterion)
                return Refusals.CriterionUnknown(answer.Criterion);
            if (!seen.Add(answer.Criterion))
                return Refusals.CriterionTwice(answer.Criterion);
            if (!IsOfKind(criterion.Require, answer.Answer))
                return Refusals.CriterionWrongAnswer(answer.Criterion);
        }
        return criteria.FirstOrDefault(criterion => !seen.Contains(criterion.Id)) is { } missing ? Refusals.CriterionMissing(missing.Id) : null;
    }

    private static bool IsOfKind(Condition required, Answer answer) => required switch
    {
        Condition.Is => answer is Answer.Boolean,
        Condition.Dilutes => answer is Answer.Number { IsKeepable: true } titre && titre.Value >= 1 && titre.Value == decimal.Truncate(titre.Value),
        _ => answer is Answer.Number { IsKeepable: true },
    };

    private static Answer? AnswerTo(Criterion criterion, IReadOnlyList<CriterionAnswer> answers) =>
        answers.First(answer => answer.Criterion == criterion.Id).Answer;
}
