using Daybook.Analysis;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server;

/// <summary>A running synthetic study with everything of the story up to a moment in it.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>In place of the true commitment where two worlds must publish the same.</summary>
    public const string Injected = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

    private readonly TemporaryFolder folder;

    private World(TemporaryFolder folder, RunningStudy study, SetClock clock, Story story, Protocol protocol) =>
        (this.folder, Study, Clock, Story, Protocol) = (folder, study, clock, story, protocol);

    public RunningStudy Study { get; }

    public SetClock Clock { get; }

    /// <summary>The folder of studies in which it stands, as the command line knows it.</summary>
    public string Data => folder.Path;

    public Story Story { get; }

    public Protocol Protocol { get; }

    public static string Yaml { get; } = File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml"));

    /// <summary>The same protocol with a number to call, and a word from the phone to whoever is in much pain.</summary>
    public static string Caring { get; } = Yaml.Replace("zone: Europe/Madrid }", "zone: Europe/Madrid, telephone: \"+34 600 100 200\" }", StringComparison.Ordinal)
        .Replace("forms:\n", "alerts: [{ id: worst-pain, item: pain, when: \">= 60\", contact: investigator, hours: 24, say: If you cannot bear it call for help now. }]\nforms:\n", StringComparison.Ordinal);

    public static Protocol Read() => ProtocolReader.Read(Yaml, "minimal-crossover.yaml").Protocol!;

    /// <summary>A world as the draw of that seed makes it.</summary>
    public static Task<World> Make(ulong seed = 7, string study = "demo", Purpose purpose = Purpose.Synthetic, string? yaml = null)
    {
        var drawn = AllocationLists.Draw(Read(), new SeededEntropy(seed));
        return Make(new AllocationSetUp(drawn.List, drawn.Kits), Choice.Of(drawn), seed, study, purpose, yaml);
    }

    /// <summary>A world with that list, in which those kits go to those people.</summary>
    public static async Task<World> Make(AllocationSetUp allocation, Choice choice, ulong seed, string key = "demo", Purpose purpose = Purpose.Synthetic, string? yaml = null)
    {
        var protocol = yaml is null ? Read() : ProtocolReader.Read(yaml, "minimal-crossover.yaml").Protocol!;
        var folder = new TemporaryFolder();
        var clock = new SetClock(Story.On(-7, 8).ToDateTimeOffset());
        var setUp = new StudySetUp { Study = key, Slug = protocol.Id, Organisation = "Daybook", Title = protocol.Title, Purpose = purpose, Yaml = yaml ?? Yaml, Allocation = allocation };
        var study = await RunningStudy.Create(new StudyFolder(Path.Combine(folder.Path, "studies", protocol.Id)), setUp, new StudyOptions { Clock = clock, Entropy = new SeededEntropy(seed) });
        var story = new Story(protocol, choice.KitOf);
        var world = new World(folder, study, clock, story, protocol);
        await world.Play(story.Acts());
        world.Clock.Now = Story.On(23, 18, 30).ToDateTimeOffset();
        return world;
    }

    /// <summary>Locks and opens the code.</summary>
    public Task End() => Play(Story.Ending(Study.State));

    /// <summary>Every act must be done: a refusal is a fault of the story.</summary>
    private async Task Play(IEnumerable<Story.Act> acts)
    {
        foreach (var batch in acts.GroupBy(act => act.At))
        {
            Clock.Now = batch.Key.ToDateTimeOffset();
            var requests = batch.Select((act, n) => new Request(act.Command, act.By, $"{batch.Key}-{n}")).ToList();
            var replies = await Study.Journal.DoBatch(requests);
            foreach (var (reply, request) in replies.Zip(requests))
                Assert.False(reply is Reply.Refused, $"{request.Command}: {(reply as Reply.Refused)?.Refusal}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Study.DisposeAsync();
        folder.Dispose();
    }
}
