using System.Collections.Concurrent;
using System.Text;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Server;

/// <summary>Non-interference: nothing that a masked role can fetch depends on who takes what. Two worlds that differ in their sealed files only answer with the same bytes.</summary>
public sealed class TwoWorldsTests(ITestOutputHelper output)
{
    private const int Pairs = 50;

    private static IReadOnlyList<string> Masked { get; } =
        [.. Cast.All.Where(member => World.Read().Masked.Contains(member.Role)).Select(member => member.Id), Story.People[0].Key.Value];

    [Fact]
    public async Task no_byte_for_a_masked_role_depends_on_who_takes_what()
    {
        var compared = 0;
        var found = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Pairs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            await using var pair = await Pair.Make(number);
            var (differences, requests) = await Compare(pair, Routes.All);
            Interlocked.Add(ref compared, requests);
            foreach (var difference in differences)
                found.Add($"pair {number}: {difference}");
        });
        Assert.Empty(found);
        output.WriteLine($"{compared} requests compared over {Pairs} pairs of worlds and {Masked.Count} masked roles");
        Assert.True(compared > Pairs * Masked.Count * Routes.All.Count);
    }

    [Fact]
    public async Task a_kit_that_the_server_picks_is_handed_out_with_the_same_bytes_in_both_worlds()
    {
        // In the pair of that number it is the third person who takes the treatments in the other order.
        await using var pair = await Pair.Make(3);
        using var here = await pair.Sites[0].As("cora");
        using var there = await pair.Sites[1].As("cora");
        var dispense = Crawl.Of(Routes.All.Single(route => route.Path.EndsWith("/dispense", StringComparison.Ordinal)))
            .Single(request => request.Path.Contains(Story.People[2].Key.Value, StringComparison.Ordinal));
        var (one, other) = (await Crawl.Send(here, dispense), await Crawl.Send(there, dispense));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, one.Status);
        Assert.Null(Difference(one, other));
        foreach (var page in new[] { dispense.Path.Replace("/dispense", "", StringComparison.Ordinal), "/s/demo/kits", "/s/demo/audit" })
            Assert.Null(Difference(await here.Get(page), await there.Get(page)));
    }

    [Fact]
    public void every_route_is_crawled()
    {
        var uncovered = Routes.All.Where(route => Crawl.Of(route).Count == 0).Select(route => $"{route.Method} {route.Path}");
        Assert.Empty(uncovered);
        // A pattern with an unknown placeholder is what "uncovered" means.
        Assert.Empty(Crawl.Of(Routes.All[0] with { Path = "/s/{study}/something/{new}" }));
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task a_planted_leak_is_found(string what)
    {
        var leak = Planted[what];
        await using var pair = await Pair.Make(0, [leak]);
        var (differences, _) = await Compare(pair, [leak]);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Contains("/s/demo/leak", difference, StringComparison.Ordinal));
    }

    public static TheoryData<string> Leaks => [.. Planted.Keys];

    /// <summary>Three ways in which code could tell: in words, by the order of a list, by the size of an answer.</summary>
    private static Dictionary<string, Route> Planted { get; } = new()
    {
        ["a page says what a kit holds"] = Leak(request => FitsSecond(request, Kit(request)) ? "K holds A" : "K holds B"),
        ["a list is sorted by arm"] = Leak(request => string.Join(' ', request.State.Participants.Values.Where(her => her.Place is not null)
            .OrderBy(her => request.Study.Sealed.Fits(Kit(request), her.Place!.Stratum, her.Place.Index, 0)).ThenBy(her => her.Key).Select(her => her.Key))),
        ["an answer is longer for one arm"] = Leak(request => FitsSecond(request, Kit(request)) ? "x" : "xx"),
    };

    private static Route Leak(Func<StudyRequest, string> tell) => new("GET", "/s/{study}/leak", new Access.Only(Enum.GetValues<Role>()), "planted",
        http => Task.FromResult(Results.Text(tell(StudyRequest.Of(http)))));

    private static KitId Kit(StudyRequest request) => request.State.Kits.Values.First(kit => kit.Holder == Story.People[0].Key).Id;

    /// <summary>Whether the first person's kit would fit the second person: in these pairs one of them has changed sides, and her kit with her.</summary>
    private static bool FitsSecond(StudyRequest request, KitId kit)
    {
        var place = request.State.Participants[Story.People[1].Key].Place!;
        return request.Study.Sealed.Fits(kit, place.Stratum, place.Index, 0);
    }

    private static async Task<(List<string> Differences, int Requests)> Compare(Pair pair, IReadOnlyList<Route> routes)
    {
        var differences = new List<string>();
        var requests = 0;
        foreach (var who in Masked)
        {
            using var here = await pair.Sites[0].As(who);
            using var there = await pair.Sites[1].As(who);
            foreach (var request in Crawl.Of(routes))
            {
                var (one, other) = (await Crawl.Send(here, request), await Crawl.Send(there, request));
                requests++;
                if (Difference(one, other) is { } difference)
                    differences.Add($"{who} {request.Route.Method} {request.Path}: {difference}");
            }
        }
        return (differences, requests);
    }

    /// <summary>Status, every header in order, every byte.</summary>
    internal static string? Difference(Reading one, Reading other)
    {
        if (one.Status != other.Status)
            return $"{one.Status} and {other.Status}";
        var (left, right) = (Settled(one), Settled(other));
        if (!left.Headers.SequenceEqual(right.Headers))
            return string.Join(" | ", left.Headers.Except(right.Headers).Concat(right.Headers.Except(left.Headers)));
        if (left.Body.AsSpan().SequenceEqual(right.Body))
            return null;
        var at = left.Body.AsSpan().CommonPrefixLength(right.Body);
        return $"byte {at} of {left.Body.Length} and {right.Body.Length}: {Around(left.Body, at)} | {Around(right.Body, at)}";
    }

    /// <summary>One thing is left out, by name: the ECDSA signature of a checkpoint, its last line, whose value and length are drawn anew at every signing. What it signs is compared.</summary>
    private static Reading Settled(Reading reading)
    {
        if (!reading.Text.StartsWith("daybook/demo\n", StringComparison.Ordinal))
            return reading;
        var signed = reading.Text[..reading.Text.TrimEnd('\n').LastIndexOf('\n')];
        return reading with { Headers = [.. reading.Headers.Where(header => !header.StartsWith("Content-Length", StringComparison.Ordinal))], Body = Encoding.UTF8.GetBytes(signed) };
    }

    private static string Around(byte[] body, int at) => Encoding.UTF8.GetString(body.AsSpan(Math.Max(0, at - 40), Math.Min(80, body.Length - Math.Max(0, at - 40)))).ReplaceLineEndings(" ");
}
