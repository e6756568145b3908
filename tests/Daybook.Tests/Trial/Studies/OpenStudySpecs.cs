using Daybook.Trial;

namespace Daybook.Tests.Trial.Studies;

public sealed class OpenStudySpecs
{
    private static readonly OpenStudy Asked = new("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Rehearsal);

    [Fact]
    public void a_study_is_opened_with_its_purpose() =>
        Story.Empty.When(Asked).Then(new StudyOpened("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Rehearsal));

    [Fact]
    public void a_study_is_opened_once() => Stories.Opened.When(Asked with { Purpose = Purpose.Real }).ThenRefused("study.already-open");

    [Fact]
    public void a_study_has_a_name() => Story.Empty.When(Asked with { Title = " " }).ThenRefused("study.unnamed");

    [Fact]
    public void nothing_happens_before_the_study_is_open() =>
        Story.Empty.When(new ScreenParticipant(Stories.Ana, "north", Stories.FirstOfJune, "clinic", null)).ThenRefused("study.not-open");

    [Fact]
    public void nobody_is_screened_without_a_protocol() =>
        Stories.Opened.When(new ScreenParticipant(Stories.Ana, "north", Stories.FirstOfJune, "clinic", null)).ThenRefused("study.no-protocol");
}
