using Daybook.Trial;

namespace Daybook.Tests.Trial.Allocation;

public sealed class RandomiseParticipantSpecs
{
    private static readonly RandomiseParticipant Asked = new(Stories.Ana);

    [Fact]
    public void she_gets_the_next_place_of_her_site() =>
        Stories.Enrolled.When(Asked).Then(new ParticipantRandomised(Stories.Ana, "north", 0));

    [Fact]
    public void the_next_one_gets_the_next_place() =>
        Enrol(Stories.Randomised, Stories.Bea).When(new RandomiseParticipant(Stories.Bea)).Then(new ParticipantRandomised(Stories.Bea, "north", 1));

    [Fact]
    public void only_the_enrolled_are_randomised() => Stories.Assessed.When(Asked).ThenRefused("participant.not-enrolled");

    [Fact]
    public void nobody_is_randomised_twice() => Stories.Randomised.When(Asked).ThenRefused("participant.already-randomised");

    [Fact]
    public void who_has_left_is_not_randomised() =>
        Stories.Enrolled.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).When(Asked).ThenRefused("participant.withdrawn");

    [Fact]
    public void nobody_is_randomised_before_the_allocation_is_sealed() => Enrol(Stories.Published, Stories.Ana).When(Asked).ThenRefused("allocation.not-sealed");

    [Fact]
    public void the_list_is_not_extended() =>
        Enrol(Enrol(Stories.Published.Done(Stories.Seal(places: 1)), Stories.Ana).Done(Asked), Stories.Bea)
            .When(new RandomiseParticipant(Stories.Bea))
            .ThenRefused("allocation.exhausted");

    [Fact]
    public void nobody_is_randomised_in_a_study_with_one_arm() =>
        Enrol(Stories.Opened.Done(Stories.Publish(OneArm)), Stories.Ana).When(Asked).ThenRefused("allocation.one-arm");

    /// <summary>The minimal crossover with its first arm only, and so without its comparisons.</summary>
    internal static string OneArm { get; } = string.Join('\n', Stories.Yaml[..Stories.Yaml.IndexOf("analyses:", StringComparison.Ordinal)].Split('\n').Where(line => !line.StartsWith("allocation:", StringComparison.Ordinal) && !line.Contains("id: BA", StringComparison.Ordinal)))
        .Replace("[randomise, dispense]", "[dispense]", StringComparison.Ordinal).Replace("design: crossover", "design: crossover\nparticipants: 24", StringComparison.Ordinal);

    internal static Story Enrol(Story story, ParticipantKey her) => story
        .Done(new ScreenParticipant(her, "north", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(her, Stories.Criteria(50, opioids: false)))
        .Done(new EnrolParticipant(her, "Europe/Madrid"));
}
