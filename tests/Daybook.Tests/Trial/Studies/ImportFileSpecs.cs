using Daybook.Trial;

namespace Daybook.Tests.Trial.Studies;

public sealed class ImportFileSpecs
{
    private static readonly ParticipantKey One = new("one");

    private static readonly ItemsRecorded Value = new(One, "intake", new Occasion(OccasionKind.Visit, "v1"), [new ItemAnswer("usual-pain", new Answer.Number(60))]);

    private static readonly ImportFile File = new(new byte[] { 1 }, new byte[] { 2 }, 1, [new ImportedParticipant(One, "1", "north", "north", 0)], [Value]);

    [Fact]
    public void a_file_comes_in_whole()
    {
        var outcome = Stories.Sealed.When(File);
        Assert.Equal(
            ["file-imported/1", "participant-screened/1", "participant-enrolled/1", "protocol-adopted/1", "participant-randomised/1", "items-recorded/1"],
            outcome.Events.Select(TrialJson.TypeOf));
        Assert.Equal(2, ((Decision.Accepted)outcome.Decision).Blobs.Count);
        Assert.True(outcome.Accepted().Her(One).Imported);
    }

    [Fact]
    public void its_values_are_flagged_imported()
    {
        var story = Stories.Sealed.Done(File);
        Assert.Equal("imported", Assert.Single(Observations.From(story.Ledger[^1], null, story.Study)).Flags);
    }

    [Fact]
    public void a_study_with_participants_takes_no_file() => Stories.Screened.When(File).ThenRefused("import.not-empty");

    [Fact]
    public void the_allocation_is_sealed_before_the_file() => Stories.Published.When(File).ThenRefused("allocation.not-sealed");

    public static TheoryData<ImportFile> Misfits { get; } =
    [
        File with { Participants = [] },
        File with { Entries = [] },
        File with { Participants = [.. File.Participants, new ImportedParticipant(One, "2", "north", "north", 1)] },
        File with { Participants = [.. File.Participants, new ImportedParticipant(new("two"), "1", "north", "north", 1)] },
        File with { Participants = [.. File.Participants, new ImportedParticipant(new("two"), "2", "north", "north", 0)] },
        File with { Participants = [File.Participants[0] with { Site = "east" }] },
        File with { Participants = [File.Participants[0] with { Index = 24 }] },
        File with { Entries = [Value with { Participant = new("two") }] },
    ];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void a_file_that_does_not_fit_is_refused_whole(ImportFile file) => Stories.Sealed.When(file).ThenRefused("import.unfit");

    [Fact]
    public void nothing_is_added_to_imported_data() =>
        Stories.Sealed.Done(File).When(new HoldVisit(One, "v1", Stories.FirstOfJune)).ThenRefused("participant.imported");
}
