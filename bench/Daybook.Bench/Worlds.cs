using Daybook.Analysis;
using Daybook.Cli;
using Daybook.Cli.Demo;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>Synthetic studies for the benches, made as the demo makes them.</summary>
internal static class Worlds
{
    /// <summary>A finished minimal crossover in <paramref name="folder"/>, handed back open.</summary>
    public static Task<RunningStudy> Finished(string folder, ulong seed, int participants, CancellationToken cancellation = default) =>
        new VirtualStudy("minimal-crossover", Bundled.Text("minimal-crossover.yaml"), Bundled.Text("minimal-crossover.truth.yaml"), seed, participants, new LocalDate(2026, 1, 5), null)
            .Run(new StudyFolder(folder), null, cancellation);

    /// <summary>A synthetic study that has just begun: opened, published and sealed, nobody screened.</summary>
    public static async Task Begun(StudyFolder folder, string key)
    {
        var yaml = Bundled.Text("minimal-crossover.yaml");
        var protocol = ProtocolReader.Read(yaml, "minimal-crossover.yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(1));
        var setUp = new StudySetUp
        {
            Study = key, Slug = "bench", Organisation = "A synthetic organisation", Title = protocol.Title, Purpose = Purpose.Synthetic, Yaml = yaml,
            Allocation = new AllocationSetUp(drawn.List, drawn.Kits),
        };
        await using var study = await RunningStudy.Create(folder, setUp, new StudyOptions { Clock = TimeProvider.System, Entropy = new OsEntropy() });
    }

    public static string Temporary(string name) => Directory.CreateTempSubdirectory($"daybook-{name}-").FullName;
}
