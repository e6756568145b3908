using System.Net;
using System.Text.RegularExpressions;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>A refused form comes back with what was typed into it, whatever act it asks for.</summary>
public sealed partial class RefusedFormTests
{
    private const string Demo = "/s/demo", P = "/s/{study}/participants/{participant}", V = P + "/visits/{visit}";
    private static readonly string One = "/participants/" + Story.People[0].Key, Five = "/participants/" + Story.People[4].Key;
    private static readonly string History = "?form=diary&kind=diary-day&key=2026-06-02&item=pain";

    /// <summary>A form that the act refuses.</summary>
    /// <param name="Path">Where it is sent, inside the study.</param>
    /// <param name="Hidden">What the page itself filled in; without a value it is the number of the kit that she holds.</param>
    /// <param name="Typed">What a person filled in.</param>
    private sealed record Form(string Who, string Path, (string Name, string? Value)[] Hidden, params (string Name, string Value)[] Typed);

    /// <summary>For every act a form that it refuses.</summary>
    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["/s/{study}/screening"] = new("cora", "/screening", [], ("site", "south"), ("date", "2030-01-01"), ("route", "a \"letter\""), ("failing", "no-opioids")),
        [P + "/eligibility"] = new("cora", $"/participants/{Newcomers.Consented}/eligibility", [], ("criterion-adult", "forty"), ("criterion-no-opioids", "no")),
        [P + "/enrolment"] = new("cora", $"/participants/{Newcomers.Eligible}/enrolment", [], ("zone", "Europe/Nowhere")),
        [P + "/devices"] = new("cora", One + "/devices", [], ("device", "phone-" + Story.People[0].Key.Value[..8])),
        [P + "/devices/revoke"] = new("cora", One + "/devices/revoke", [], ("revoked", "phone-" + Story.People[0].Key.Value[..8]), ("reason", " ")),
        [P + "/schedule"] = new("cora", One + "/schedule", [], ("start", "2"), ("date", "2020-01-01"), ("reason", "holiday")),
        [P + "/appointments"] = new("cora", One + "/appointments", [], ("visit", "v3"), ("date", "2020-01-01"), ("time", "10:30")),
        [P + "/contact"] = new("cora", One + "/contact", [], ("name", "Ana"), ("telephone", "0034 600"), ("mail", "ana at example"), ("own", "half past eight")),
        [P + "/withdraw"] = new("cora", One + "/withdraw", [], ("date", "2030-01-01"), ("reason", "she <moved> \"away\"")),
        [P + "/withdraw/correct"] = new("ines", $"/participants/{Story.People[3].Key}/withdraw/correct", [], ("date", "2030-01-01"), ("reason", "she <said> \"June\"")),
        [P + "/withdraw/rescind"] = new("ines", $"/participants/{Story.People[3].Key}/withdraw/rescind", [], ("reason", " ")),
        [P + "/history"] = new("cora", One + "/history" + History, [("entry", "57")], ("new-pain", "forty"), ("reason", "read wrong")),
        [P + "/adverse-events/record"] = new("ines", One + "/adverse-events/record", [], ("adverse-event", "AE-009"), ("term", "nausea"), ("onset", "2030-06-20"), ("resolved", "soon"),
            ("severity", "mild"), ("serious", "no"), ("relatedness", "possible"), ("action", "dose-reduced"), ("outcome", "unknown")),
        [P + "/queries"] = new("mona", One + "/queries", [], ("text", " ")),
        [P + "/queries/{query}/answer"] = new("cora", $"/participants/{Story.People[1].Key}/queries/{{query}}/answer", [], ("text", " ")),
        [V + "/hold"] = new("cora", One + "/visits/v3/hold", [], ("date", "tomorrow")),
        [V + "/forms/{form}"] = new("cora", Five + "/visits/v1/forms/intake", [], ("intake-usual-pain", "a lot")),
        [V + "/labs/{test}"] = new("lara", Five + "/visits/v1/labs/esr", [], ("value", "12,5"), ("drawn", "2026-06-01")),
        [V + "/dispense"] = new("phil", $"/participants/{Story.People[2].Key}/visits/v2/dispense", [], ("kit", "K-9999"), ("date", "2026-06-22")),
        [V + "/return"] = new("phil", One + "/visits/v3/return", [("kit", null)], ("units", "eight"), ("date", "2026-06-23"), ("reason", "she counted")),
        ["/s/{study}/lock"] = new("stan", "/lock", [], ("confirm", "minimal")),
        ["/s/{study}/diary/{day}/{step:int}"] = new(Story.People[0].Key.Value, "/diary/2026-06-23/4", [], ("answer", "7")),
    };

    /// <summary>Acts whose form has no field to give back: none at all, or a file, which no page may fill in.</summary>
    private static readonly string[] Fieldless =
        [P + "/consent", P + "/consent/code", P + "/joining", P + "/rescue", P + "/queries/{query}/close", V + "/randomise", "/s/{study}/unblinding", "/s/{study}/diary/{day}/start", "/s/{study}/diary/{day}/send", CommandsEndpoint.Path];

    /// <summary>Acts that this world's protocol has not; <see cref="SensoryTesting.RecordSensoryTrialsTests"/> and <see cref="Dispensing.ReduceDoseTests"/> give their forms back; of one language nobody changes to another, which <see cref="Enrolment.ChangeLanguageTests"/> does, and events are of <see cref="Diary.RecordEventTests"/>.</summary>
    private static readonly string[] OfThePilot = [V + "/sensory/{test}", P + "/dose", P + "/dose/cancel", P + "/language", RecordEventEndpoint.Path];

    private static readonly string[] OfPeople = ["/s/{study}/people/grant", "/s/{study}/people/revoke"];

    [Fact]
    public void every_act_is_covered() =>
        Assert.Equal(Routes.All.Where(route => route.IsWrite && route.Access is Access.Only).Select(route => route.Path).Order(), Forms.Keys.Concat(Fieldless).Concat(OfPeople).Concat(OfThePilot).Order());

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task what_was_typed_comes_back(string act)
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        var form = Forms[act];
        using var visitor = await site.As(form.Who);
        var (path, hidden) = (Demo + form.Path.Replace("{query}", AnOpenQuery(world), StringComparison.Ordinal), form.Hidden.Select(field => (field.Name, field.Value ?? TheKit(world))).ToList());
        var size = world.Study.State.Size;
        var reading = await visitor.Post(path, hidden.Concat(form.Typed));
        Assert.Equal(size, world.Study.State.Size);
        GivesBack(reading, path, hidden, form.Typed);
    }

    private static string AnOpenQuery(World world) => world.Study.State.Queries.Values.First(query => query.Status == QueryStatus.Open && query.Opened.Participant == Story.People[1].Key).Opened.Query;

    private static string TheKit(World world) => world.Study.State.Kits.Values.First(kit => kit.Holder == Story.People[0].Key && kit.Returned is null).Id.Value;

    public static TheoryData<string> Acts => [.. Forms.Keys];

    [Fact]
    public async Task a_question_about_a_value_comes_back_to_the_value()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var mona = await site.As("mona");
        var path = $"{Demo}{One}/queries{History}";
        (string, string)[] hidden = [("entry", "57"), ("item", "pain")];
        GivesBack(await mona.Post(path, hidden.Append(("text", " "))), path, hidden, [("text", " ")]);
    }

    [Fact]
    public async Task what_was_typed_about_people_comes_back()
    {
        await using var world = await World.Make(purpose: Purpose.Real);
        using var folder = new TemporaryFolder();
        await using var book = await ServerBook.CreateOrOpen(folder.Path, new StudyOptions { Clock = world.Clock, Entropy = new OsEntropy() });
        await Give(book, "root", Role.Administrator);
        await Give(book, "vera", Role.Monitor);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Book = book, Folder = folder.Path, Clock = world.Clock });
        using var root = site.Stranger();
        await root.Post("/invitation", ("invitation", book.MakeLink("root", TimeSpan.FromHours(1))), ("password", "four plain words here"));
        await root.SignInWith("root", "four plain words here");
        (string, string)[] typed = [("account", "ada"), ("name", "Ada & Co"), ("role", "monitor"), ("site", "atlantis")];
        GivesBack(await root.Post(Demo + "/people/grant", typed), Demo + "/people/grant", [], typed);
        (string, string)[] hidden = [("account", "vera"), ("role", "monitor")];
        var revoked = await root.Post(Demo + "/people/revoke", hidden.Append(("reason", " ")));
        GivesBack(revoked, Demo + "/people/revoke", hidden, [("reason", " ")]);
        // The form that was refused stands open; the others stay folded.
        Assert.Single(Regex.Matches(revoked.Text, "<details open"));
    }

    /// <summary>422, and in the form of that path every field as it was typed.</summary>
    private static void GivesBack(Reading reading, string path, IEnumerable<(string Name, string Value)> hidden, IEnumerable<(string Name, string Value)> typed)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reading.Status);
        var page = reading.Text;
        var form = Assert.Single(AForm().Matches(page).Select(match => match.Value), form =>
            WebUtility.HtmlDecode(form).Contains($"action=\"{path}\"", StringComparison.Ordinal) && hidden.All(field => form.Contains($"name=\"{field.Name}\" value=\"{field.Value}\"", StringComparison.Ordinal)));
        Assert.All(typed, field => Assert.True(Shows(form, field.Name, field.Value), $"{path}: {field.Name} is not {field.Value} in {form}"));
    }

    private static bool Shows(string form, string name, string value)
    {
        var given = Regex.Escape(WebUtility.HtmlEncode(value));
        return Regex.IsMatch(Encoded(form), $"<input(?=[^>]*\\sname=\"{name}\")(?=[^>]*\\svalue=\"{given}\")(?![^>]*type=\"radio\")")
            || Regex.IsMatch(Encoded(form), $"<input(?=[^>]*type=\"radio\")(?=[^>]*\\sname=\"{name}\")(?=[^>]*\\svalue=\"{given}\")(?=[^>]*\\schecked)")
            || Regex.IsMatch(Encoded(form), $"<textarea[^>]*\\sname=\"{name}\"[^>]*>{given}</textarea>")
            || Regex.IsMatch(Encoded(form), $"<select[^>]*\\sname=\"{name}\"[^>]*>(?:(?!</select>).)*<option(?=[^>]*\\svalue=\"{given}\")(?=[^>]*\\sselected)", RegexOptions.Singleline);
    }

    /// <summary>One way to write a character that HTML writes in several.</summary>
    private static string Encoded(string form) => form.Replace("&#x27;", "&#39;", StringComparison.Ordinal).Replace("&#x22;", "&quot;", StringComparison.Ordinal);

    private static async Task Give(ServerBook book, string account, Role role)
    {
        var installer = new Actor(ActorKind.System, "daybook", Role.Administrator);
        Assert.IsType<Reply.Done>(await book.Journal.Do(new CreateAccount(account, account), installer, "account-" + account));
        Assert.IsType<Reply.Done>(await book.Journal.Do(new GrantRole(account, "demo", role, null), installer, "role-" + account));
    }

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex AForm();
}
