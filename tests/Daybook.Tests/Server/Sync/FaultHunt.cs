using System.Collections.Concurrent;

namespace Daybook.Tests.Server.Sync;

/// <summary>Is the simulation blind? Each planted fault is looked for, seed by seed, until a promise breaks.</summary>
internal static class FaultHunt
{
    private const int Workers = 2;

    /// <summary>What was found: how many seeds it took, and what was seen.</summary>
    public sealed record Found(PlantedFault Fault, int Seed, int Seeds, string How);

    /// <summary>Looks for every fault.</summary>
    /// <param name="template">The study.</param>
    /// <param name="most">So many seeds, and the fault counts as not found.</param>
    /// <param name="fromNoted">Whether the seed that once found it comes first: the short way, for a fault that was found before.</param>
    public static async Task<IReadOnlyList<Found>> All(SyncTemplate template, int most, bool fromNoted)
    {
        var script = await File.ReadAllTextAsync(PhoneProcess.Script);
        var found = new ConcurrentBag<Found>();
        await Parallel.ForEachAsync(PlantedFaults.All.Index(), new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (planted, _) =>
            found.Add(await One(template, planted.Item, planted.Item.Plant(script, Path.Combine(template.Folder, $"planted-{planted.Index}.mjs")), most, fromNoted)));
        return [.. found.OrderBy(one => one.Fault.Row).ThenBy(one => one.Fault.Name, StringComparer.Ordinal)];
    }

    private static async Task<Found> One(SyncTemplate template, PlantedFault fault, string script, int most, bool fromNoted)
    {
        using var phone = PhoneProcess.Start(script);
        var seeds = Enumerable.Range(1, most);
        foreach (var (index, seed) in (fromNoted ? seeds.Prepend(fault.Seed) : seeds).Index())
            if ((await template.Run(phone, seed, fault.Server?.Invoke())).Violation is { } how)
                return new Found(fault, seed, index + 1, how);
        return new Found(fault, 0, most + 1, "not found");
    }
}
