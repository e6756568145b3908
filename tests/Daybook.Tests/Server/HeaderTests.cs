using System.Net;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>What every answer carries, whatever it answers.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task every_answer_forbids_scripts_frames_guessing_and_keeping()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 1000 });
        foreach (var who in new[] { null, "mona", "adam", Story.People[0].Key.Value })
        {
            using var visitor = who is null ? site.Stranger() : await site.As(who);
            foreach (var request in Crawl.Of(Routes.All))
            {
                var reading = await Crawl.Send(visitor, request);
                var policy = reading.Header("Content-Security-Policy");
                Assert.NotNull(policy);
                Assert.StartsWith("default-src 'none'; style-src 'self'", policy, StringComparison.Ordinal);
                Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
                Assert.Equal("nosniff", reading.Header("X-Content-Type-Options"));
                Assert.Equal("no-referrer", reading.Header("Referrer-Policy"));
                Assert.Null(reading.Header("Server"));
                if (request.Path.StartsWith("/phone", StringComparison.Ordinal))
                    Assert.Contains(reading.Header("Cache-Control"), new[] { "no-cache", "public, max-age=31536000, immutable" });
                else
                    Assert.Equal(reading.Status == HttpStatusCode.OK && request.Path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-store", reading.Header("Cache-Control"));
            }
        }
    }

    [Fact]
    public async Task everything_that_shows_data_of_a_study_that_is_not_real_is_stamped()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 1000 });
        foreach (var who in Cast.All.Select(member => member.Id).Append(Story.People[0].Key.Value))
        {
            using var visitor = await site.As(who);
            foreach (var request in Crawl.Of(Routes.All).Where(request => request.Path.StartsWith("/s/", StringComparison.Ordinal) && !request.Path.EndsWith("/checkpoint", StringComparison.Ordinal) && !request.Route.IsWrite))
            {
                var reading = await Crawl.Send(visitor, request);
                if (reading.Status == HttpStatusCode.OK)
                    Assert.Contains("synthetic", reading.Text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task no_masked_role_ever_reads_a_word_for_a_treatment()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 1000 });
        string[] words = [.. world.Protocol.Treatments.SelectMany(treatment => new[] { $">{treatment.Id}<", treatment.Name }), "Naltrexone", "Placebo", ">AB<", ">BA<"];
        var pages = 0;
        foreach (var who in Cast.All.Where(member => world.Protocol.Masked.Contains(member.Role)).Select(member => member.Id).Append(Story.People[0].Key.Value))
        {
            using var visitor = await site.As(who);
            // The report's shell states the planned comparison in words, which no masked person's data enter.
            foreach (var request in Crawl.Of(Routes.All).Where(request => !request.Path.EndsWith("/report/shell", StringComparison.Ordinal)))
            {
                var text = (await Crawl.Send(visitor, request)).Text;
                pages++;
                Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
            }
        }
        Assert.True(pages > 200);
    }

    [Fact]
    public async Task an_answer_for_another_name_of_this_machine_is_refused()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var visitor = site.Stranger();
        using var message = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        message.Headers.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(message)).Status);
    }

    [Fact]
    public async Task a_body_that_is_no_readable_form_is_the_sender_s_fault_and_not_the_server_s()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var stranger = site.Stranger();
        using var mona = await site.As("mona");
        (HttpStatusCode Expected, byte[] Body, string? Type)[] bodies =
        [
            (HttpStatusCode.UnsupportedMediaType, "{}"u8.ToArray(), "application/json"),
            (HttpStatusCode.UnsupportedMediaType, [], null),
            (HttpStatusCode.BadRequest, "account=ines"u8.ToArray(), "multipart/form-data"),
            (HttpStatusCode.BadRequest, "--b\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\nin"u8.ToArray(), "multipart/form-data; boundary=b"),
            (HttpStatusCode.BadRequest, System.Text.Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(n => $"f{n}=1"))), "application/x-www-form-urlencoded"),
        ];
        foreach (var (visitor, path) in new[] { (stranger, "/sign-in"), (stranger, "/invitation"), (mona, $"/s/demo/participants/{Story.People[0].Key}/queries"), (mona, "/sign-out") })
            foreach (var (expected, body, type) in bodies)
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
                message.Headers.Add("X-Daybook-Token", mona.Token);
                message.Content.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
                var reading = await visitor.Send(message);
                Assert.True(expected == reading.Status, $"{path} {type}: {reading.Status}");
            }
    }

    [Fact]
    public async Task a_synthetic_study_is_served_on_this_machine_only()
    {
        await using var world = await World.Make();
        var refused = Assert.Throws<ServeRefusedException>(() => DaybookServer.Build(new ServerOptions { Studies = [world.Study], Address = new Uri("http://0.0.0.0:0") }));
        Assert.Equal("serve.demo-not-local", refused.Refusal.Code);
        await using var real = await World.Make(purpose: Purpose.Real);
        var open = Assert.Throws<ServeRefusedException>(() => DaybookServer.Build(new ServerOptions { Studies = [real.Study], Address = new Uri("http://0.0.0.0:0") }));
        Assert.Equal("serve.not-encrypted", open.Refusal.Code);
        // Behind a proxy neither the host nor the cookies would be right: it is not advised.
        Assert.DoesNotContain("proxy", open.Refusal.Remedy, StringComparison.OrdinalIgnoreCase);
    }
}
