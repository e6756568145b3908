using Daybook.Analysis;
using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Xunit;

namespace Daybook.Tests.Study;

/// <summary>Kits of the lower dose in the sealed store: the same numbers go out in the same order, whoever takes what, and all treatments run out at once.</summary>
public sealed class LowerKitStoreTests : IDisposable
{
    private static readonly Protocol Protocol = ProtocolReader.Read(FixtureStory.Yaml("fallback-kits"), "fallback-kits.yaml").Protocol!;

    private static readonly DrawnAllocation Drawn = AllocationLists.Draw(Protocol, new SeededEntropy(9));

    private readonly List<string> folders = [];

    public void Dispose() => folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public void she_gets_what_her_place_takes_of_those_kept_for_that_handing_out()
    {
        using var store = Sealed(Drawn.List);
        for (var handing = 0; handing < 24; handing++)
            foreach (var place in Enumerable.Range(0, 40))
            {
                var kit = Choose(store, place, handing)!.Value;
                Assert.Contains(kit, Drawn.List.Lower["clinic"][handing]);
                Assert.Equal(Drawn.List.Places["all"][place] == "A" ? "ldn" : "dummy", Drawn.List.Kits[kit]);
            }
    }

    [Fact]
    public void all_treatments_run_out_at_once()
    {
        using var store = Sealed(Drawn.List);
        Assert.All(Enumerable.Range(0, 40), place => Assert.Null(Choose(store, place, 24)));
    }

    [Fact]
    public void a_kit_that_is_not_there_has_no_other_in_its_place()
    {
        using var store = Sealed(Drawn.List);
        var kept = Drawn.List.Lower["clinic"][3];
        Assert.Null(store.Choose(Drawn.Kits[0].Lower!.Except(kept), "all", 0, Turn(3), []));
    }

    [Fact]
    public void the_order_is_read_again_from_the_disk()
    {
        var folder = Folder();
        using (var store = SealedStore.Open(folder))
            store.Seal(Drawn.List, Protocol.Arms, new SeededEntropy(4));
        using var again = SealedStore.Open(folder);
        Assert.Equal(Drawn.List.Lower["clinic"][5].Single(kit => Drawn.List.Kits[kit] == (Drawn.List.Places["all"][0] == "A" ? "ldn" : "dummy")), Choose(again, 0, 5));
    }

    private static KitId? Choose(SealedStore store, int place, int handing) => store.Choose(Drawn.Kits[0].Lower!, "all", place, Turn(handing), []);

    private static KitTurn Turn(int handing) => new(0, 0, new Dictionary<string, int>()) { Lower = new LowerHanding("clinic", handing) };

    private SealedStore Sealed(AllocationList list)
    {
        var store = SealedStore.Open(Folder());
        store.Seal(list, Protocol.Arms, new SeededEntropy(4));
        return store;
    }

    private StudyFolder Folder()
    {
        folders.Add(StudyOnDisk.NewFolder());
        var folder = new StudyFolder(Path.Combine(folders[^1], "study"));
        folder.Make();
        return folder;
    }
}
