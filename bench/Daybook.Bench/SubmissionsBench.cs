using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Tests.Browser.Storms;
using Daybook.Tests.Server.Sync;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>The same entries from 64 connections at once to the real server, each in an order of its own: one event for each entry. Then other bytes under the ids of a thousand: each kept once as a conflict.</summary>
internal static class SubmissionsBench
{
    private const int Connections = 64, Batch = 20;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var (clock, count) = (Stopwatch.StartNew(), args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000);
        var changed = count / 10;
        await using var site = await StormSite.Open();
        using var phone = new SigningPhone();
        using var web = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = site.Address, Timeout = TimeSpan.FromMinutes(10) };
        (await web.PostAsJsonAsync(JoinEndpoint.Path, new { code = site.Code(), key = phone.Key })).EnsureSuccessStatusCode();
        var first = Enumerable.Range(1, count).Select(n => Signed(phone, n, n)).ToList();
        var receipts = await FromEverywhere(web, phone, first);
        var other = Enumerable.Range(1, changed).Select(n => Signed(phone, n, count + n)).ToList();
        var conflicts = await FromEverywhere(web, phone, other);
        var written = await site.Written();
        var kept = site.Study.Entries().Count(entry => entry.Type == "conflicting-entry-kept/1");
        var whole = written.Count == count && written.Select(row => row.Number).Order().SequenceEqual(Enumerable.Range(1, count).Select(n => (long)n));
        var one = receipts.Count == count && receipts.Values.All(places => places.Count == 1) && conflicts.Values.All(places => places.Count == 1);
        return new BenchResult(whole && one && kept == changed, new JsonObject
        {
            ["connections"] = Connections, ["entries"] = count, ["submissions"] = Connections * (count + changed), ["eventsOfEntries"] = written.Count,
            ["changedUnderTheirId"] = changed, ["conflictsKept"] = kept, ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 1),
        });
    }

    /// <summary>Where each entry stands in the record, by what every connection was told.</summary>
    private static async Task<Dictionary<string, HashSet<long>>> FromEverywhere(HttpClient web, SigningPhone phone, IReadOnlyList<SyncEntry> entries)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(() => From(web, phone, entries, connection))));
        return all.SelectMany(one => one).GroupBy(told => told.Id, told => told.Seq).ToDictionary(told => told.Key, told => told.ToHashSet());
    }

    private static async Task<List<(string Id, long Seq)>> From(HttpClient web, SigningPhone phone, IReadOnlyList<SyncEntry> entries, int connection)
    {
        var order = new Random(connection);
        var told = new List<(string, long)>();
        foreach (var batch in entries.OrderBy(_ => order.Next()).Chunk(Batch))
            told.AddRange((await Send(web, phone, batch)).Results.Select(result => (result.Id, result.Receipt?.Seq ?? throw new InvalidOperationException($"{result.Id} was refused: {result.Refused}"))));
        return told;
    }

    private static async Task<SyncReply> Send(HttpClient web, SigningPhone phone, IReadOnlyList<SyncEntry> entries)
    {
        var body = SyncJson.Write(new SyncRequest("", null, null, entries));
        while (true)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/s/demo/sync") { Content = new ByteArrayContent(body) };
            message.Headers.Add("X-Daybook-Device", phone.Device);
            message.Headers.Add("X-Daybook-Signature", phone.Sign(DeviceKey.RequestText("POST", "/s/demo/sync", body)));
            message.Content.Headers.ContentType = new("application/json");
            using var answer = await web.SendAsync(message);
            if (answer.StatusCode == HttpStatusCode.OK)
                return SyncJson.Read<SyncReply>(await answer.Content.ReadAsByteArrayAsync());
            // A busy server says when to come again.
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? throw new HttpRequestException($"{(int)answer.StatusCode}"));
        }
    }

    private static SyncEntry Signed(SigningPhone phone, int number, int written)
    {
        var at = PhoneStudy.Begin.AddSeconds(number);
        var key = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var payload = $$$"""{"participant":"{{{PhoneStudy.Her}}}","form":"attack","occasion":{"kind":"event","key":"{{{key}}}","repeat":0},"answers":[{"item":"n","answer":{"number":{{{written}}}},"place":null,"trial":1},{"item":"strength","answer":{"number":5},"place":null,"trial":1},{"item":"lying","answer":{"boolean":false},"place":null,"trial":1}],"collected":null}""";
        var clock = PhoneStudy.Begin.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var id = new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0).ToString();
        var entry = phone.Signed("demo", new SubmitEntry(PhoneStudy.Her, id, "", number, Encoding.UTF8.GetBytes(payload), clock, "Europe/Madrid", null, null, clock));
        return new SyncEntry(id, number, payload, clock, "Europe/Madrid", clock, entry.Signature!);
    }
}
