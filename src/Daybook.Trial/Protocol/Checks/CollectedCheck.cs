namespace Daybook.Trial;

/// <summary>Everything that the protocol describes is collected at some visit.</summary>
internal static class CollectedCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var form in protocol.Forms.Where(form => !protocol.Visits.Any(visit => visit.Forms.Contains(form.Id))))
            Never(form, form.Id, "forms");
        foreach (var lab in protocol.Labs.Where(lab => !protocol.Visits.Any(visit => visit.Labs.Contains(lab.Id)) && !protocol.Eligibility.Any(criterion => criterion.Lab == lab.Id)))
            Never(lab, lab.Id, "labs");
        foreach (var test in protocol.Sensory.Where(test => !protocol.Visits.Any(visit => visit.Sensory.Contains(test.Id))))
            Never(test, test.Id, "sensory");

        void Never(object record, string id, string key) => problems.Add("DB0266", places.Of(record, "id"), $"no visit collects {id}", $"add {key}: [{id}] to a visit, or leave {id} out");
    }
}
