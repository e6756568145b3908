using System.Net;
using System.Security.Cryptography;
using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server.Enrolment;

/// <summary>The way into the study, by forms alone: from first contact to the place on the sealed list.</summary>
public sealed class WayInTests
{
    private static readonly byte[] Signed = "%PDF-1.7 signed by Ana Ejemplo"u8.ToArray();

    [Fact]
    public async Task a_coordinator_takes_a_person_from_first_contact_to_randomised()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var her = await Randomised(cora, []);
        var participant = world.Study.State.Participants[new ParticipantKey(her)];
        Assert.Equal(("P-003", "Europe/Lisbon"), (participant.Label, participant.Zone));
        Assert.NotNull(participant.Place);
        Assert.Equal(Signed, world.Study.Identities.ReadConsent(participant.Key, participant.Consents[0].DocumentHash));
        var recorded = Assert.Single(participant.Consents);
        Assert.Equal("1.0", recorded.Version);
        // The copy stands in the identity store alone; the record holds its hash.
        var log = (await cora.Get($"/s/demo/audit?participant={her}")).Text;
        Assert.DoesNotContain("Ana", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_way_in_answers_with_the_same_bytes_in_both_worlds()
    {
        await using var pair = await Pair.Make(1);
        var readings = new List<List<Reading>>();
        foreach (var site in pair.Sites)
        {
            using var cora = await site.As("cora");
            var seen = new List<Reading>();
            await Randomised(cora, seen);
            readings.Add(seen);
        }
        Assert.True(readings[0].Count > 20);
        Assert.All(readings[0].Zip(readings[1]), both => Assert.Null(TwoWorldsTests.Difference(both.First, both.Second)));
    }

    [Fact]
    public async Task the_log_names_the_first_criterion_that_failed_and_nothing_more_is_asked_of_her()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var screened = await cora.Post("/s/demo/screening", ("site", "north"), ("date", "2026-06-20"), ("route", "advertisement"), ("failing", "no-opioids"));
        Assert.Equal("/s/demo/screening", screened.Header("Location"));
        var log = (await cora.Get("/s/demo/screening")).Text;
        Assert.Contains("Opioids now or in the last month? (no-opioids)", log, StringComparison.Ordinal);
        var her = world.Study.State.Participants.Values.Single(participant => participant.Route == "advertisement").Key;
        Assert.Contains("Her screening ended.", (await cora.Get($"/s/demo/participants/{her}/consent")).Text, StringComparison.Ordinal);
        var refused = await cora.PostFile($"/s/demo/participants/{her}/consent", "copy", Signed, ("version", "1.0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Null(world.Study.Identities.ReadConsent(her, HashOf(Signed)));
    }

    [Fact]
    public async Task the_criterion_that_refuses_her_is_named_and_she_is_not_enrolled()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var ines = await site.As("ines");
        var path = $"/s/demo/participants/{Newcomers.Consented}";
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post(path + "/eligibility", ("criterion-adult", "16"), ("criterion-no-opioids", "no"))).Status);
        var page = (await ines.Get(path + "/eligibility")).Text;
        Assert.Contains("The criterion that refuses her: <strong>Age in years (adult)</strong>, which must be at least 18.", page, StringComparison.Ordinal);
        var refused = await ines.Post(path + "/enrolment", ("zone", "Europe/Madrid"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("participant.not-eligible", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_consent_that_stands_is_not_replaced_by_another_copy()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var path = $"/s/demo/participants/{Newcomers.Screened}/consent";
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.PostFile(path, "copy", Signed, ("version", "1.0"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.PostFile(path, "copy", Signed, ("version", "1.0"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.PostFile(path, "copy", "another"u8.ToArray(), ("version", "1.0"))).Status);
        Assert.Equal(Signed, world.Study.Identities.ReadConsent(Newcomers.Screened, HashOf(Signed)));
        Assert.Null(world.Study.Identities.ReadConsent(Newcomers.Screened, HashOf("another"u8)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.PostFile($"/s/demo/participants/{Newcomers.Consented}/consent", "copy", [], ("version", "1.0"))).Status);
    }

    [Fact]
    public async Task of_copies_sent_at_the_same_time_the_one_that_the_record_names_is_kept_and_no_other()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var copies = Enumerable.Range(0, 8).Select(n => System.Text.Encoding.UTF8.GetBytes($"copy {n}")).ToList();
        var answers = await Task.WhenAll(copies.Select(copy => cora.PostFile($"/s/demo/participants/{Newcomers.Screened}/consent", "copy", copy, ("version", "1.0"))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
        var named = Assert.Single(world.Study.State.Participants[Newcomers.Screened].Consents).DocumentHash;
        Assert.Equal([named], copies.Select(copy => HashOf(copy)).Where(hash => world.Study.Identities.ReadConsent(Newcomers.Screened, hash) is not null));
    }

    private static string HashOf(ReadOnlySpan<byte> copy) => Convert.ToHexStringLower(SHA256.HashData(copy));

    [Fact]
    public async Task a_scan_may_be_larger_than_other_bodies_and_not_without_end()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        using var lara = await site.As("lara");
        var path = $"/s/demo/participants/{Newcomers.Screened}/consent";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await cora.PostFile(path, "copy", new byte[GiveConsentEndpoint.LargestCopy + 100_000], ("version", "1.0"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lara.PostFile(path, "copy", new byte[1000], ("version", "1.0"))).Status);
        var scan = RandomNumberGenerator.GetBytes(GiveConsentEndpoint.LargestCopy - 1000);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.PostFile(path, "copy", scan, ("version", "1.0"))).Status);
        Assert.Equal(scan, world.Study.Identities.ReadConsent(Newcomers.Screened, HashOf(scan)));
    }

    [Fact]
    public async Task the_schedule_is_moved_by_what_a_masked_person_may_know()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var path = $"/s/demo/participants/{Story.People[0].Key}/schedule";
        Assert.Contains("what begins on Mon 2026-06-22, with visit V2", (await cora.Get(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(path, ("start", "3"), ("date", "2026-06-24"), ("reason", "her holiday"))).Status);
        Assert.Equal(new LocalDate(2026, 6, 24), world.Study.State.Participants[Story.People[0].Key].Moved["second"]);
        Assert.Contains("Sat 2026-07-04", (await cora.Get(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.Post(path, ("start", "4"), ("date", "2026-06-24"), ("reason", "x"))).Status);
    }

    [Fact]
    public void every_criterion_of_a_bundled_study_is_said_in_words()
    {
        foreach (var file in Directory.GetFiles(Repository.At("protocols"), "*.yaml").Where(file => !file.EndsWith(".truth.yaml", StringComparison.Ordinal)))
            Assert.All(ProtocolReader.Read(File.ReadAllText(file), file).Protocol!.Eligibility, criterion =>
            {
                Assert.StartsWith("must be ", CriterionWords.Required(criterion), StringComparison.Ordinal);
                Assert.DoesNotContain("{", CriterionWords.Asked(criterion), StringComparison.Ordinal);
            });
    }

    /// <summary>Every page and form of the way; what was answered is added to <paramref name="seen"/>.</summary>
    private static async Task<string> Randomised(Visitor cora, List<Reading> seen)
    {
        seen.Add(await cora.Get("/s/demo/screening"));
        var screened = Done(await cora.Post("/s/demo/screening", ("site", "north"), ("date", "2026-06-20"), ("route", "letter"), ("failing", "")));
        var her = screened.Header("Location")!.Split('/')[4];
        var path = "/s/demo/participants/" + her;
        await Look();
        Done(await cora.PostFile(path + "/consent", "copy", Signed, ("version", "1.0")));
        await Look();
        Done(await cora.Post(path + "/eligibility", ("criterion-adult", "44"), ("criterion-no-opioids", "no")));
        await Look();
        Done(await cora.Post(path + "/enrolment", ("zone", "Europe/Lisbon")));
        Done(await cora.Post(path + "/devices", ("device", "her-phone")));
        await Look();
        Done(await cora.Post(path + "/visits/v1/hold", ("date", "2026-06-23")));
        Done(await cora.Post(path + "/visits/v1/randomise"));
        await Look();
        seen.Add(await cora.Get("/s/demo/screening"));
        return her;

        Reading Done(Reading reading)
        {
            Assert.Equal(HttpStatusCode.SeeOther, reading.Status);
            seen.Add(reading);
            return reading;
        }

        async Task Look()
        {
            foreach (var page in new[] { "", "/consent", "/eligibility", "/enrolment", "/schedule" })
            {
                var reading = await cora.Get(path + page);
                Assert.Equal(HttpStatusCode.OK, reading.Status);
                seen.Add(reading);
            }
        }
    }
}
