namespace Daybook.Trial;

/// <summary>What a criterion asks of everybody is not asked again in a form that is filled in once; what changes is measured at several visits.</summary>
internal static class AskedAgainCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var form in protocol.Forms.Where(form => protocol.Visits.Count(visit => visit.Forms.Contains(form.Id)) == 1))
            foreach (var item in form.Items)
                if (protocol.Eligibility.FirstOrDefault(criterion => Turned.Same(criterion.Ask, BodyMaps.Question(form.Items, item))) is { } criterion)
                    problems.Add("DB0132", places.Of(item, "ask"), $"the criterion {criterion.Id} asks the same", "ask once, or say how the questions differ", new RelatedLine(places.Of(criterion, "ask").Line, criterion.Ask));
    }
}
