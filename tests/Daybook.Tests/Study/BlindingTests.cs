using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class BlindingTests
{
    private const string Arm1 = "w6t2q9x1arm", Arm2 = "z8r4m3k7arm", Treatment1 = "h5n1v7c2drug", Treatment2 = "j9b6p0d4drug";

    /// <summary>The arms and treatments stand in the protocol's blob, which everybody may read; who has which stands nowhere.</summary>
    [Fact]
    public async Task no_arm_and_no_treatment_is_in_a_file_beside_the_protocol()
    {
        var yaml = Renamed();
        await using var disk = await Make(setUp: SetUp(yaml, Allocation(Arm1, Arm2, Treatment1, Treatment2)));
        var her = await disk.Enrol("ana");
        await disk.Enrol("bea", "south");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        disk.Study.Identities.Put(her, new Identity("Ana Canario"));

        // The protocol's own bytes are published whole: in its blob and nowhere else.
        var files = Canary.Find(disk.Folder.Root, Arm1, Arm2, Treatment1, Treatment2, "Ana Canario")
            .Where(f => !f.StartsWith(disk.State.Current!.Value.Value, StringComparison.Ordinal));

        Assert.Empty(files);
    }

    [Fact]
    public async Task no_answer_to_a_masked_role_holds_an_arm_or_a_treatment()
    {
        await using var disk = await Make(setUp: SetUp(Renamed(), Allocation(Arm1, Arm2, Treatment1, Treatment2)));
        var her = await disk.Enrol("ana");
        var viewer = Coordinator;
        var ct = TestContext.Current.CancellationToken;

        string[] answers =
        [
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowOverview(viewer), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowToday(viewer, new Page()), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowMatrix(viewer, new Page()), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowTimeline(viewer, her), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowValues(viewer, her, new Page()), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowQueries(viewer, null, null, new Page()), ct)),
            JsonSerializer.Serialize(await disk.Study.Ask(new ShowLog(viewer, null, 0, 100), ct)),
        ];

        Assert.All(answers, a => Assert.All([Arm1, Arm2, Treatment1, Treatment2, "washout"], word => Assert.DoesNotContain(word, a, StringComparison.Ordinal)));
    }

    /// <summary>Two worlds that differ only in what is sealed have one ledger, byte for byte.</summary>
    [Fact]
    public async Task the_ledger_does_not_depend_on_the_sealed_list()
    {
        var commitment = new string('c', 64);
        var one = Allocation("AB", "BA", "active", "control") with { Commitment = commitment };
        // Allocation and contents are permuted together, so that the same kits go to the same people.
        var two = Allocation("BA", "AB", "control", "active") with { Commitment = commitment };
        var roots = new List<string>();
        foreach (var world in new[] { one, two })
        {
            await using var disk = await Make(setUp: SetUp(allocation: world));
            var her = await disk.Enrol("ana");
            await disk.Enrol("bea", "south");
            disk.Clock.Set("2026-06-01T19:00:00Z");
            await disk.Send(Diary(her, "2026-06-01", 1));
            roots.Add(disk.Study.Head.Root.ToString());
        }

        Assert.Equal(roots[0], roots[1]);
    }

    [Fact]
    public async Task the_code_opens_after_the_lock_by_two_people_and_keeps_its_promise()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        Assert.Equal("code.not-open", Assert.Throws<StudyException>(() => disk.Study.OpenCode()).Code);

        await disk.Done(new LockStudy(), Stan);
        await disk.Done(new ApproveUnblinding(), Stan);
        await disk.Done(new ApproveUnblinding(), Ines);

        Assert.Equal("AB", disk.Study.OpenCode().Places["north"][0]);
        var timeline = await disk.Study.Ask(new ShowTimeline(Coordinator, her), TestContext.Current.CancellationToken);
        Assert.Equal("AB", timeline!.Arm);
        Assert.Equal(["active", null, "control"], timeline.Periods.Select(p => p.Treatment));
        await disk.Reopen();
        Assert.Equal("AB", disk.Study.OpenCode().Places["north"][0]);
    }

    [Fact]
    public async Task a_list_that_is_not_the_promised_one_does_not_open()
    {
        await using var disk = await Make(setUp: SetUp(allocation: Allocation("AB", "BA", "active", "control") with { Commitment = new string('c', 64) }));
        await disk.Done(new LockStudy(), Stan);
        await disk.Done(new ApproveUnblinding(), Stan);
        await disk.Done(new ApproveUnblinding(), Ines);

        Assert.Equal("sealed.commitment-differs", Assert.Throws<StudyException>(() => disk.Study.OpenCode()).Code);
    }

    private static string Renamed() => Yaml
        .Replace("{ id: active", "{ id: " + Treatment1, StringComparison.Ordinal).Replace("{ id: control", "{ id: " + Treatment2, StringComparison.Ordinal)
        .Replace("[active, control]", $"[{Treatment1}, {Treatment2}]", StringComparison.Ordinal).Replace("[control, active]", $"[{Treatment2}, {Treatment1}]", StringComparison.Ordinal)
        .Replace("id: AB", "id: " + Arm1, StringComparison.Ordinal).Replace("id: BA", "id: " + Arm2, StringComparison.Ordinal);
}
