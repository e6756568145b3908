using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server;

/// <summary>Two worlds of a bundled study with four people who live by one script, up to some day of it. They differ in their sealed files only: some people are in the other arm, and what their kits hold is exchanged with it.</summary>
internal sealed class SwappedWorlds : IAsyncDisposable
{
    private const int People = 4;
    private static readonly LocalDate First = new(2026, 3, 2);

    private readonly List<TemporaryFolder> folders = [];
    private readonly List<RunningStudy> studies = [];

    private SwappedWorlds(IReadOnlyList<ParticipantKey> keys) => Keys = keys;

    public List<LiveSite> Sites { get; } = [];

    /// <summary>The two studies as they stand.</summary>
    public IEnumerable<StudyState> States => studies.Select(study => study.State);

    /// <summary>Those who are randomised, in the order of their places; the first has changed sides.</summary>
    public IReadOnlyList<ParticipantKey> Keys { get; private set; }

    /// <param name="name">A study of one site with two arms: a bundled one, or one of the folder <c>worlds</c> beside this file.</param>
    /// <param name="number">Which pair: another seed, other people who change sides.</param>
    /// <param name="day">How many days after the first screening the worlds stop; a study that is over by then is not locked.</param>
    /// <param name="planted">Routes beside those of the product.</param>
    public static Task<SwappedWorlds> Make(string name, int number, int day, IEnumerable<Route>? planted = null)
    {
        var yaml = Read(name + ".yaml");
        var protocol = ProtocolReader.Read(yaml, name).Protocol!;
        return Make(yaml, Read(name + ".truth.yaml"), number, day, planted, (list, which) => Exchange(protocol, list, which));
    }

    /// <param name="yaml">The protocol, of two arms.</param>
    /// <param name="truth">What its people are like.</param>
    /// <param name="number">Which pair.</param>
    /// <param name="day">How many days after the first screening the worlds stop.</param>
    /// <param name="planted">Routes beside those of the product.</param>
    /// <param name="exchange">The list of the other world.</param>
    public static async Task<SwappedWorlds> Make(string yaml, string truth, int number, int day, IEnumerable<Route>? planted, Func<AllocationList, int, AllocationList> exchange)
    {
        var seed = (ulong)(500 + number);
        var protocol = ProtocolReader.Read(yaml, "swapped").Protocol!;
        var lived = TruthReader.Read(truth, "swapped.truth.yaml", protocol);
        Assert.Equal("", ProblemText.Render(lived.Problems));
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(seed));
        var pair = new SwappedWorlds([]);
        var routes = Routes.All.Concat(planted ?? []).ToList();
        var script = new List<VirtualStep>();
        foreach (var which in new[] { 0, 1 })
        {
            var list = which == 0 ? drawn.List : LowerToo(drawn.List, exchange(drawn.List, number), pair.studies[0].State);
            var clock = new SetClock(First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant().ToDateTimeOffset());
            var study = await pair.Open(protocol, yaml, new AllocationSetUp(list, drawn.Kits) { Commitment = World.Injected }, clock, seed);
            foreach (var step in script.Count > 0 ? script : Steps(protocol, lived.Truth!, drawn.List, study, seed, day))
            {
                clock.Now = step.At.ToDateTimeOffset();
                await Do(study, step);
                if (pair.studies.Count == 1)
                    script.Add(step);
            }
            pair.Keys = [.. study.State.Participants.Values.Where(her => her.Place is not null).OrderBy(her => her.Place!.Index).ThenBy(her => her.Place!.Stratum, StringComparer.Ordinal).Select(her => her.Key)];
            clock.Now = (First.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(20)).ToDateTimeOffset();
            pair.Sites.Add(await LiveSite.Open(new ServerOptions { Studies = [study], Clock = clock, Entropy = new SeededEntropy(seed), SignInsPerMinute = 1000 }, routes));
        }
        return pair;
    }

    /// <summary>The protocol or the truth file of a study.</summary>
    public static string Read(string file)
    {
        var own = Repository.At("tests", "Daybook.Tests", "Server", "worlds", file);
        return File.ReadAllText(File.Exists(own) ? own : Repository.At("protocols", file));
    }

    private async Task<RunningStudy> Open(Protocol protocol, string yaml, AllocationSetUp allocation, SetClock clock, ulong seed)
    {
        folders.Add(new TemporaryFolder());
        var setUp = new StudySetUp { Study = "demo", Slug = protocol.Id, Organisation = "Daybook", Title = protocol.Title, Purpose = Purpose.Synthetic, Yaml = yaml, Allocation = allocation };
        studies.Add(await RunningStudy.Create(new StudyFolder(folders[^1]["study"]), setUp, new StudyOptions { Clock = clock, Entropy = new SeededEntropy(seed), Minimise = MinimisedAllocation.Choose }));
        return studies[^1];
    }

    /// <summary>What virtual people and their staff ask, in the first world; the second is asked the same. Nothing that anybody takes does anything.</summary>
    private static IEnumerable<VirtualStep> Steps(Protocol protocol, Truth truth, AllocationList list, RunningStudy study, ulong seed, int day)
    {
        var idle = truth with
        {
            Leave = null, Withdraw = 0, Screening = truth.Screening with { Fail = 0, PerWeek = 28 },
            Measures = [.. truth.Measures.Select(measure => measure with { Effects = [] })],
            AdverseEvents = [.. truth.AdverseEvents.Select(kind => kind with { Treatment = null, PerHundredDays = 1 })],
        };
        var trial = new VirtualTrial(protocol, idle, new VirtualPlan(seed, People, First), VirtualTrial.Taking(protocol, list, () => study.State));
        var end = First.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return trial.Steps(() => study.State).TakeWhile(step => step.At < end && !step.Requests.Any(request => request.Command is LockStudy));
    }

    private static async Task Do(RunningStudy study, VirtualStep step)
    {
        var replies = await study.Journal.DoBatch([.. step.Requests.Select(request => new Request(request.Command, request.By, request.CommandId))]);
        foreach (var (reply, request) in replies.Zip(step.Requests))
            Assert.False(reply is Reply.Refused, $"{request.Command}: {(reply as Reply.Refused)?.Refusal}");
    }

    /// <summary>The first person of every stratum is always among those who change sides; the number says who else.</summary>
    private static AllocationList Exchange(Protocol protocol, AllocationList list, int number)
    {
        var places = list.Places.ToDictionary(stratum => stratum.Key, stratum => stratum.Value.ToList(), StringComparer.Ordinal);
        var contents = list.Kits.ToDictionary();
        foreach (var (stratum, arms) in places)
            foreach (var index in Enumerable.Range(0, People).Where(index => index == 0 || (number >> (index - 1) & 1) == 1))
            {
                arms[index] = protocol.Arms.Single(arm => arm.Id != arms[index]).Id;
                var handed = Turns.Handed(protocol, protocol.Arms.Single(arm => arm.Id == arms[index]));
                foreach (var (kit, content) in list.Reserved[stratum][index].Zip(handed))
                    contents[kit] = content;
            }
        return list with { Places = places.ToDictionary(stratum => stratum.Key, stratum => (IReadOnlyList<string>)stratum.Value, StringComparer.Ordinal), Kits = contents };
    }

    /// <summary>Who has changed sides was handed the same kits of the lower dose: of those that were kept for that handing out, two hold each other's.</summary>
    private static AllocationList LowerToo(AllocationList one, AllocationList other, StudyState lived)
    {
        var contents = other.Kits.ToDictionary();
        foreach (var kit in lived.Kits.Values.Where(kit => kit is { Lower: true, Holder: not null }))
            if (lived.Participants[kit.Holder!.Value].Place is { } place && one.Places[place.Stratum][place.Index] != other.Places[place.Stratum][place.Index])
                foreach (var kept in one.Lower[kit.Site].Single(handing => handing.Contains(kit.Id)))
                    contents[kept] = one.Lower[kit.Site].Single(handing => handing.Contains(kit.Id)).Where(beside => beside != kept).Select(beside => one.Kits[beside]).Single();
        return other with { Kits = contents };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in Sites)
            await site.DisposeAsync();
        foreach (var study in studies)
            await study.DisposeAsync();
        folders.ForEach(folder => folder.Dispose());
    }
}
