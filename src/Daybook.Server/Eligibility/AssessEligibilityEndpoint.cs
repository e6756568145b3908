using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Answers every criterion; the study says which of them refuses her.</summary>
public static class AssessEligibilityEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var answers = (request.ProtocolOf(participant)?.Eligibility ?? []).Select(criterion => new CriterionAnswer(criterion.Id, Read(criterion, form))).ToList();
        return await request.Do(form, new AssessEligibility(participant.Key, answers), $"/participants/{participant.Key}/eligibility", refusal => EligibilityEndpoint.Page(request, refusal));
    }

    private static Answer Read(Criterion criterion, FormAnswers form) => criterion.Require is Condition.Is
        ? new Answer.Boolean(form.YesNo(CriterionWords.Field(criterion), criterion.Ask))
        : new Answer.Number(form.Number(CriterionWords.Field(criterion), criterion.Ask), criterion.Unit);
}
