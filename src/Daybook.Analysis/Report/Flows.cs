using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Counts the flow of participants from the state at the lock.</summary>
internal static class Flows
{
    public static FlowCounts Of(AnalysisRun run)
    {
        var dataset = run.Dataset;
        var people = dataset.State.Participants.Values.ToList();
        var enrolled = people.Where(her => her.IsEnrolled).ToList();
        var placed = dataset.Participants;
        var trunk = new List<FlowStep>();
        if (!dataset.Imported)
        {
            trunk.Add(new("Screened", people.Count, Reasons(people.Where(her => !her.IsEnrolled))));
            trunk.Add(new("Enrolled", enrolled.Count, enrolled.Count > placed.Count ? [("Not allocated", enrolled.Count - placed.Count)] : []));
        }
        trunk.Add(new(dataset.Imported ? "In the imported file" : "Allocated", placed.Count, []));
        var groups = dataset.Open
            ? dataset.Protocol.Arms.Select(arm => (Words: Say(dataset.Protocol, arm), Members: placed.Where(p => p.Sequence == arm.Id).ToList()))
            : [(Words: "All sequences together", Members: placed.ToList())];
        return new FlowCounts(trunk, [.. groups.Select(group => Branch(run, group.Words, group.Members))]);
    }

    private static List<(string Reason, int Count)> Reasons(IEnumerable<Participant> left) =>
    [
        .. left.GroupBy(her => her.FirstFailing is { } criterion ? $"Criterion {criterion} not met" : her.Withdrawn is not null ? "Withdrew" : "Not enrolled")
            .OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => (reason.Key, reason.Count())),
    ];

    private static FlowBranch Branch(AnalysisRun run, string words, List<DatasetParticipant> members)
    {
        var steps = new List<FlowStep> { new("Allocated", members.Count, []) };
        var protocol = run.Dataset.Protocol;
        int turns = run.Dataset.Open ? Turns.Count(protocol) : protocol.Periods.Count(period => period.Treated);
        for (int number = 0; number < turns; number++)
        {
            var started = members.Where(her => Began(her, number)).ToList();
            int finished = started.Count(her => !WithdrewBy(her, number));
            if (!run.Dataset.Imported)
            {
                steps.Add(new($"Began period {number + 1}", started.Count, started.Count > finished ? [("Withdrew in it", started.Count - finished)] : []));
            }
        }
        string[] endpoints = [.. run.Dataset.Protocol.Analyses.Where(a => a.Rank == AnalysisRank.Primary).Select(a => a.Endpoint).Take(1)];
        int complete = members.Count(her => run.Dataset.Rows.Where(row => row.Participant == her.Key && endpoints.Contains(row.Endpoint)).All(row => row.Value is not null));
        int some = members.Count(her => run.Dataset.Rows.Any(row => row.Participant == her.Key && endpoints.Contains(row.Endpoint) && row.Value is not null));
        steps.Add(new("Primary endpoint in every period", complete, some > complete ? [("In some periods only", some - complete)] : []));
        return new FlowBranch(words, steps);
    }

    internal static bool Began(DatasetParticipant her, int number) =>
        her.Schedule?.Periods.FirstOrDefault(p => p.Treated == number) is { } period
        && (her.State.Withdrawn is not { } left || left.Date >= period.Start)
        && (period.Period.Anchor is not { } anchor || her.State.Visits.ContainsKey(anchor));

    private static bool WithdrewBy(DatasetParticipant her, int number) =>
        her.State.Withdrawn is { } left && her.Schedule!.Periods.First(p => p.Treated == number).End >= left.Date;

    private static string Say(Protocol protocol, Arm arm) =>
        $"{arm.Id}: {string.Join(", then ", arm.Treatments.Select(id => protocol.Treatments.First(t => t.Id == id).Name))}";
}
