using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using static Daybook.Tests.Study.StudyOnDisk;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Study;

/// <summary>A study that allocates by minimisation, in its folder: kits by arms that nobody has seen, and the arms again once the code is open.</summary>
public class MinimisedStudyTests
{
    private static readonly string Yaml = Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/minimisation.yaml");

    private static readonly Protocol Protocol = ProtocolReader.Read(Yaml, "minimisation").Protocol!;

    private static readonly DrawnAllocation Drawn = AllocationLists.Draw(Protocol, new SeededEntropy(5));

    [Fact]
    public async Task everybody_gets_what_the_levels_and_the_sealed_numbers_give_and_verify_computes_it_again()
    {
        await using var disk = await Lived(14);
        var arms = disk.Study.OpenCode().Places["all"];

        Assert.Equal(new MinimisedArms(Drawn.List.Minimised!, MinimisedAllocation.Choose).All(disk.State.Levels), arms);
        Assert.Equal(14, arms.Count);
        Assert.InRange(arms.Count(arm => arm == "A"), 5, 9);
        Assert.All(disk.State.Participants.Values, her => Assert.Equal(Protocol.Arms.Single(arm => arm.Id == arms[her.Place!.Index]).Treatments[0], Drawn.List.Kits[her.Kits[0]]));
        Assert.Empty((await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Flaws);
        Assert.True(StudyVerifier.VerifyFolder(disk.Folder, minimise: MinimisedAllocation.Choose, cancellation: TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public async Task a_kit_that_holds_something_else_than_the_place_takes_is_found()
    {
        await using var disk = await Lived(6);
        var found = StudyVerifier.VerifyFolder(disk.Folder, minimise: (_, _, _, _) => "A", cancellation: TestContext.Current.CancellationToken);

        var others = disk.Study.OpenCode().Places["all"].Count(arm => arm == "B");
        Assert.NotEqual(0, others);
        Assert.Equal(others, found.Flaws.Count);
        Assert.Contains("does not hold what the place takes", found.Flaws[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task before_the_code_is_open_verify_says_nothing_of_kits()
    {
        await using var disk = await Made();
        await Enrol(disk, 0);

        Assert.True(StudyVerifier.VerifyFolder(disk.Folder, minimise: (_, _, _, _) => throw new InvalidOperationException(), cancellation: TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public async Task after_it_was_opened_again_she_gets_the_same_arm()
    {
        await using var disk = await Made();
        await Enrol(disk, 0);
        await disk.Reopen();
        await Enrol(disk, 1);
        await Open(disk);

        Assert.Empty((await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Flaws);
    }

    private static async Task<StudyOnDisk> Lived(int people)
    {
        var disk = await Made();
        for (var number = 0; number < people; number++)
            await Enrol(disk, number);
        await Open(disk);
        return disk;
    }

    private static Task<StudyOnDisk> Made() => Make(setUp: SetUp(Yaml, new AllocationSetUp(Drawn.List, Drawn.Kits)));

    private static async Task Open(StudyOnDisk disk)
    {
        await disk.Done(new LockStudy(), Stan);
        await disk.Done(new ApproveUnblinding(), Stan);
        await disk.Done(new ApproveUnblinding(), Ines);
    }

    private static async Task Enrol(StudyOnDisk disk, int number)
    {
        var (her, day) = (new ParticipantKey($"p-{number}"), new LocalDate(2026, 6, 1));
        await disk.Done(new ScreenParticipant(her, number % 2 == 0 ? "north" : "south", day, "clinic", null));
        await disk.Done(new GiveConsent(her, "1.0", new string('d', 64)));
        await disk.Done(new AssessEligibility(her, [new CriterionAnswer("adult", new Answer.Number(44))]));
        await disk.Done(new EnrolParticipant(her, "Europe/Madrid"));
        await disk.Done(new HoldVisit(her, "v1", day));
        await disk.Done(new RecordForm(her, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(number % 3 == 0 ? 80 : 40)), new ItemAnswer("had-opioids", new Answer.Boolean(number % 5 == 0))]));
        await disk.Done(new RandomiseParticipant(her));
        await disk.Done(new DispenseKit(her, "v1", day, null));
    }
}
