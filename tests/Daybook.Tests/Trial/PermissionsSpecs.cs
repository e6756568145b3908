using Daybook.Trial;

namespace Daybook.Tests.Trial;

public sealed class PermissionsSpecs
{
    private static readonly HoldVisit Visit = new(Stories.Ana, "v1", Stories.FirstOfJune);

    [Fact]
    public void every_command_has_a_row() => Assert.Equal(Commands.All.Order(Names), Permissions.All.Keys.Order(Names));

    [Fact]
    public void every_role_may_do_something() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(Permissions.All, row => row.Value.Contains(role)));

    [Fact]
    public void a_monitor_reads_and_asks_and_no_more() => Assert.Equal([typeof(CloseQuery), typeof(OpenQuery)], CommandsOf(Role.Monitor));

    [Fact]
    public void a_participant_sends_entries_and_what_her_device_found_and_no_more() => Assert.Equal([typeof(ReportRollback), typeof(SubmitEntry)], CommandsOf(Role.Participant));

    [Fact]
    public void a_role_that_may_not_is_told_so() => Refused("role.not-permitted", By("mona", Role.Monitor), null, Visit);

    [Fact]
    public void a_person_of_one_site_acts_for_it()
    {
        Assert.Null(Permissions.Refuses(By("cora", Role.Coordinator), "north", Visit, Stories.Randomised.Study));
        Refused("role.other-site", By("cora", Role.Coordinator), "south", Visit);
        Refused("role.other-site", By("cora", Role.Coordinator), "south", new ScreenParticipant(Stories.Bea, "north", Stories.FirstOfJune, "clinic", null));
    }

    [Fact]
    public void a_person_of_one_site_does_nothing_to_the_whole_study()
    {
        var adam = By("adam", Role.Administrator);
        Refused("role.one-site", adam, "north", new LockStudy());
        Refused("role.one-site", adam, "north", new UnlockStudy("a slip"));
        Refused("role.one-site", adam, "north", new ImportFile(default, default, 0, [], []));
        Refused("role.one-site", adam, "north", new GrantRole("cora", "study-1", Role.Monitor, null));
        Refused("role.other-site", adam, "north", new GrantRole("cora", "study-1", Role.Monitor, "south"));
        Assert.Null(Permissions.Refuses(adam, "north", new GrantRole("cora", "study-1", Role.Monitor, "north"), Stories.Randomised.Study));
    }

    [Theory]
    [InlineData(null, "role.one-site")]
    [InlineData("south", "role.other-site")]
    [InlineData("north", null)]
    public void a_person_of_one_site_takes_no_role_beyond_it(string? held, string? code)
    {
        var story = Stories.Randomised.Done(new CreateAccount("mo", "Mo")).Done(new GrantRole("mo", "study-1", Role.Monitor, held));
        Assert.Equal(code, Permissions.Refuses(By("adam", Role.Administrator), "north", new RevokeRole("mo", "study-1", Role.Monitor, "left"), story.Study)?.Code);
    }

    [Fact]
    public void a_person_of_one_site_erases_its_entries_only()
    {
        var story = Stories.WithPhone.Done(Stories.Submit(Stories.Diary())).Done(Stories.Submit([0xFF], number: 2));
        var entries = story.Ledger.Where(recorded => recorded.Event is ItemsRecorded or UnreadableEntryKept).Select(recorded => recorded.Seq).ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry =>
        {
            var redact = new RedactPayloads([entry], "a name");
            Assert.Null(Permissions.Refuses(By("adam", Role.Administrator), "north", redact, story.Study));
            Assert.Equal("role.other-site", Permissions.Refuses(By("adam", Role.Administrator), "south", redact, story.Study)?.Code);
        });
    }

    [Fact]
    public void a_person_of_every_site_acts_for_all() => Assert.Null(Permissions.Refuses(By("ines", Role.Investigator), null, Visit, Stories.Randomised.Study));

    [Theory]
    [InlineData("ana", ActorKind.Person, true)]
    [InlineData("phone-1", ActorKind.Device, true)]
    [InlineData("bea", ActorKind.Virtual, false)]
    [InlineData("phone-2", ActorKind.Device, false)]
    public void a_participant_sends_her_own_entries_only(string id, ActorKind kind, bool hers) =>
        Assert.Equal(hers ? null : "role.other-participant", Permissions.Refuses(new Actor(kind, id, Role.Participant), null, Stories.Submit(Stories.Diary()), Stories.WithPhone.Study)?.Code);

    [Fact]
    public void the_system_is_not_asked() =>
        Assert.Null(Permissions.Refuses(new Actor(ActorKind.System, "daybook", Role.Administrator), null, Visit, Stories.Randomised.Study));

    private static Comparer<Type> Names { get; } = Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name));

    private static IEnumerable<Type> CommandsOf(Role role) => Permissions.All.Where(row => row.Value.Contains(role)).Select(row => row.Key).Order(Names);

    private static Actor By(string person, Role role) => new(ActorKind.Person, person, role);

    private static void Refused(string code, Actor by, string? site, Command command) =>
        Assert.Equal(code, Permissions.Refuses(by, site, command, Stories.Randomised.Study)?.Code);
}
