using System.Net;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>Ways in, and ways that are shut.</summary>
public sealed class SignInTests
{
    private const string Password = "four plain words here";
    private static readonly Actor Installer = new(ActorKind.System, "daybook", Role.Administrator);

    [Fact]
    public async Task a_link_sets_a_password_once_and_roles_open_what_they_should()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "root", Role.Administrator, null);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        var link = book.MakeLink("root", TimeSpan.FromHours(1));
        using var root = site.Stranger();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Post("/invitation", ("invitation", link), ("password", "short"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await root.Post("/invitation", ("invitation", link), ("password", Password))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Post("/invitation", ("invitation", link), ("password", Password))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Post("/sign-in", ("account", "root"), ("password", "not the password"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Post("/sign-in", ("account", "nobody"), ("password", "not the password"))).Status);
        await root.SignInWith("root", Password);
        Assert.Equal(HttpStatusCode.OK, (await root.Get("/s/demo/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await root.Get("/s/demo/queries")).Status);

        var log = File.ReadAllText(folder["sign-ins.jsonl"]);
        Assert.Contains("password-set", log, StringComparison.Ordinal);
        Assert.Equal(2, log.Split("\"failed\"").Length - 1);
        Assert.DoesNotContain(Password, log + File.ReadAllText(folder["passwords.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_administrator_gives_a_role_at_one_site_and_takes_it_away_at_once()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "root", Role.Administrator, null);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var root = site.Stranger();
        await root.Post("/invitation", ("invitation", book.MakeLink("root", TimeSpan.FromHours(1))), ("password", Password));
        await root.SignInWith("root", Password);

        var granted = await root.Post("/s/demo/people/grant", ("account", "carla"), ("name", "Carla"), ("role", "coordinator"), ("site", "south"));
        Assert.Equal(HttpStatusCode.SeeOther, granted.Status);
        var shown = await root.Get(granted.Header("Location")!);
        Assert.DoesNotContain("/invitation/", (await root.Get("/s/demo/people")).Text, StringComparison.Ordinal);
        var link = shown.Text.Split("/invitation/")[1].Split('<')[0];
        Assert.Contains("is carla from then on, in every study", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<td>link-made</td><td>carla</td><td>root</td>", (await root.Get("/s/demo/audit")).Text, StringComparison.Ordinal);
        Assert.Contains("\"what\":\"link-made\",\"account\":\"carla\",\"by\":\"root\"", File.ReadAllText(folder["sign-ins.jsonl"]), StringComparison.Ordinal);
        using var carla = site.Stranger();
        Assert.Equal(HttpStatusCode.SeeOther, (await carla.Post("/invitation", ("invitation", link), ("password", Password))).Status);
        await carla.SignInWith("carla", Password);

        Assert.Equal(HttpStatusCode.OK, (await carla.Get($"/s/demo/participants/{Story.People[2].Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/s/demo/participants/{Story.People[0].Key}")).Status);
        Assert.DoesNotContain(Story.People[0].Key.Value, (await carla.Get("/s/demo/participants")).Text + (await carla.Get("/s/demo/export/observations.csv")).Text, StringComparison.Ordinal);
        var elsewhere = await carla.Command("demo", "elsewhere", TrialJson.WriteCommand(new WithdrawParticipant(Story.People[0].Key, Story.DayOne.PlusDays(20), null)));
        Assert.NotEqual(HttpStatusCode.OK, elsewhere.Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await root.Post("/s/demo/people/revoke", ("account", "carla"), ("role", "coordinator"), ("reason", "left the clinic"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await carla.Get("/s/demo/participants")).Status);
    }

    [Fact]
    public async Task giving_a_role_to_somebody_who_has_a_password_makes_no_link_to_her_account()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "root", Role.Administrator, null);
        await Give(book, "vera", Role.Investigator, null);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var vera = await SignedIn(site, book, "vera");
        using var root = await SignedIn(site, book, "root");

        var granted = await root.Post("/s/demo/people/grant", ("account", "vera"), ("name", "Vera"), ("role", "monitor"));
        Assert.DoesNotContain("/invitation/", granted.Text, StringComparison.Ordinal);
        var page = await root.Get("/s/demo/people");
        Assert.DoesNotContain("/invitation/", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, book.State.Accounts["vera"].Roles.Count);
    }

    [Fact]
    public async Task the_cast_does_not_open_a_real_study()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        await using var site = await LiveSite.Open(world);
        using var visitor = site.Stranger();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in", ("study", "demo"), ("account", "ines"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in", ("study", "demo"), ("participant", Story.People[0].Key.Value))).Status);
    }

    [Theory]
    [InlineData(Purpose.Real)]
    [InlineData(Purpose.Rehearsal)]
    public async Task who_plays_adam_without_a_password_is_not_the_account_adam_of_another_study(Purpose purpose)
    {
        await using var demo = await World.Make();
        await using var other = await World.Make(8, "other", purpose);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = demo.Clock, Entropy = new OsEntropy() });
        await Give(book, "adam", Role.Administrator, null, "other");
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [demo.Study, other.Study], Book = book, Folder = folder.Path, Clock = demo.Clock });

        using var player = await site.As("adam");
        Assert.Equal(HttpStatusCode.OK, (await player.Get("/s/demo/people")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await player.Get("/s/other/people")).Status);
        using var participant = await site.As(Story.People[0].Key.Value);
        Assert.Equal(HttpStatusCode.OK, (await participant.Get("/s/demo/diary")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await participant.Get("/s/other/diary")).Status);
        using var adam = await SignedIn(site, book, "adam");
        Assert.Equal(HttpStatusCode.OK, (await adam.Get("/s/other/people")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await adam.Get("/s/demo/people")).Status);
    }

    [Fact]
    public async Task a_role_that_stands_in_a_study_s_own_record_opens_nothing()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "root", Role.Administrator, null);
        await Give(book, "vera", Role.Investigator, null, "elsewhere");
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var root = await SignedIn(site, book, "root");
        using var vera = await SignedIn(site, book, "vera");
        var size = world.Study.State.Size;
        foreach (var command in new Command[] { new CreateAccount("vera", "Vera"), new GrantRole("vera", "demo", Role.Investigator, null), new RevokeRole("vera", "demo", Role.Investigator, "no") })
            Assert.Equal(HttpStatusCode.Forbidden, (await root.Command("demo", command.GetType().Name, TrialJson.WriteCommand(command))).Status);
        Assert.Equal(size, world.Study.State.Size);

        // Not even one that got in there by another way.
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new CreateAccount("vera", "Vera"), Installer, "account-vera"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new GrantRole("vera", "demo", Role.Investigator, null), Installer, "role-vera"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.Get("/s/demo/queries")).Status);
    }

    [Fact]
    public async Task an_administrator_of_one_site_gives_and_takes_roles_at_that_site_only()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "north-admin", Role.Administrator, "north");
        await Give(book, "stan", Role.Statistician, null);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var admin = await SignedIn(site, book, "north-admin");
        var entries = book.State.Size;
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post("/s/demo/people/grant", ("account", "eve"), ("name", "Eve"), ("role", "monitor"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post("/s/demo/people/grant", ("account", "eve"), ("name", "Eve"), ("role", "monitor"), ("site", "south"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post("/s/demo/people/revoke", ("account", "stan"), ("role", "statistician"), ("reason", "mine now"))).Status);
        Assert.Equal(entries, book.State.Size);
        await admin.Post("/s/demo/people/grant", ("account", "eve"), ("name", "Eve"), ("role", "monitor"), ("site", "north"));
        Assert.Equal("north", Assert.Single(book.State.Accounts["eve"].Roles).Site);

        await Give(book, "root", Role.Administrator, null);
        using var root = await SignedIn(site, book, "root");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Post("/s/demo/people/grant", ("account", "ada"), ("name", "Ada"), ("role", "monitor"), ("site", "atlantis"))).Status);
        Assert.False(book.State.Accounts.ContainsKey("ada"));
    }

    [Fact]
    public async Task who_is_bound_to_a_site_does_not_read_other_sites_people_in_the_report_s_shell()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "north-cora", Role.Coordinator, "north");
        await Give(book, "mona", Role.Monitor, null);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var bound = await SignedIn(site, book, "north-cora");
        using var free = await SignedIn(site, book, "mona");
        Assert.Equal(HttpStatusCode.OK, (await free.Get("/s/demo/report/shell")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bound.Get("/s/demo/report/shell")).Status);
        var report = await bound.Get("/s/demo/report");
        Assert.Equal(HttpStatusCode.OK, report.Status);
        Assert.DoesNotContain("/report/shell", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_session_ends_after_half_an_hour_unused_and_signing_out_ends_it_at_once()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var ines = await site.As("ines");
        Assert.Equal(HttpStatusCode.OK, (await ines.Get("/s/demo/")).Status);
        world.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Get("/s/demo/")).Status);
        await ines.SignIn("ines", "demo");
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post("/sign-out")).Status);
        Assert.Equal("/sign-in", (await ines.Get("/s/demo/")).Header("Location"));
    }

    [Fact]
    public async Task too_many_sign_ins_from_one_address_have_to_wait()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 3 });
        using var visitor = site.Stranger();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
            answers.Add((await visitor.Post("/sign-in", ("study", "demo"), ("account", "nobody"))).Status);
        Assert.Equal(2, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task the_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var visitor = site.Stranger();
        var cookie = (await visitor.Post("/sign-in", ("study", "demo"), ("account", "ines"))).Header("Set-Cookie");
        Assert.Matches("^daybook=[A-Za-z0-9_-]{43}; path=/; samesite=strict; httponly$", cookie);
    }

    private static async Task<Visitor> SignedIn(LiveSite site, ServerBook book, string account)
    {
        var visitor = site.Stranger();
        await visitor.Post("/invitation", ("invitation", book.MakeLink(account, TimeSpan.FromHours(1))), ("password", Password));
        await visitor.SignInWith(account, Password);
        return visitor;
    }

    private static async Task Give(ServerBook book, string account, Role role, string? site, string study = "demo")
    {
        Assert.IsType<Reply.Done>(await book.Journal.Do(new CreateAccount(account, account), Installer, "account-" + account));
        Assert.IsType<Reply.Done>(await book.Journal.Do(new GrantRole(account, study, role, site), Installer, "role-" + account));
    }
}
