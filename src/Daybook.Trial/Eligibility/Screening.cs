namespace Daybook.Trial;

/// <summary>What screening found.</summary>
internal static class Screening
{
    public static StudyState Evolve(StudyState study, ParticipantScreened screened) => study with
    {
        Participants = study.Participants.Add(screened.Participant, new Participant
        {
            Key = screened.Participant,
            Site = screened.Site,
            Screened = screened.Date,
            Route = screened.Route,
            FirstFailing = screened.FirstFailing,
        }),
    };

    public static StudyState Evolve(StudyState study, EligibilityAssessed assessed, Recorded recorded) =>
        study.Change(assessed.Participant, her => BaselineFactors.Learn(study.ProtocolOf(her), her, recorded.Seq, assessed) with { Eligible = assessed.FirstFailing is null, FirstFailing = assessed.FirstFailing });
}
