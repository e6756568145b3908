using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The first commands of a study: opened, protocol published, allocation sealed. Asked again they change nothing.</summary>
internal static class SettingUp
{
    /// <summary>Finds what would be refused before anything is made.</summary>
    public static void Check(StudySetUp setUp)
    {
        var reading = ProtocolReader.Read(setUp.Yaml, "protocol.yaml");
        if (reading.Protocol is null)
            throw new StudyException("protocol.invalid", $"The protocol has {reading.Problems.Count} problems; the first: {reading.Problems[0].What} Nothing was made. Run daybook check.");
    }

    public static async Task Run(RunningStudy study, StudySetUp setUp, StudyOptions options, CancellationToken cancellation)
    {
        var requests = new List<Request>
        {
            new(new OpenStudy(setUp.Study, setUp.Slug, setUp.Organisation, setUp.Title, setUp.Purpose), setUp.By, "set-up:open"),
            new(new PublishProtocol(setUp.Yaml), setUp.By, "set-up:publish"),
        };
        if (setUp.Allocation is { } allocation)
            requests.Add(new Request(Seal(study.Sealed, setUp, allocation, options.Entropy), setUp.By, "set-up:seal"));
        foreach (var reply in await study.Journal.DoBatch(requests, cancellation))
        {
            if (reply is Reply.Refused { Refusal: var refusal })
                throw new StudyException(refusal.Code, $"{refusal.What} {refusal.Meaning} {refusal.Remedy}");
        }
    }

    private static SealAllocation Seal(SealedStore store, StudySetUp setUp, AllocationSetUp allocation, IEntropy entropy)
    {
        if (!store.IsSealed)
        {
            var arms = ProtocolReader.Read(setUp.Yaml, "protocol.yaml").Protocol!.Arms;
            if (allocation.Salts is { } salts)
                store.Seal(allocation.List, arms, salts, allocation.Seed, allocation.Commitment);
            else
                store.Seal(allocation.List, arms, entropy, allocation.Seed, allocation.Commitment);
        }
        return new SealAllocation(store.Commitment!, Strata(allocation.List), allocation.Kits);
    }

    private static IReadOnlyList<StratumPlaces> Strata(AllocationList list) => list.Minimised is { } minimised
        ? [new StratumPlaces(AllocationPlaces.All, minimised.Draws.Count)]
        : [.. list.Places.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new StratumPlaces(p.Key, p.Value.Count))];
}
