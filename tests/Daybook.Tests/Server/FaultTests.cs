using System.Net;
using Daybook.Server;
using Daybook.Trial;
using Microsoft.Extensions.Logging;
using Route = Daybook.Server.Route;

namespace Daybook.Tests.Server;

/// <summary>What cannot be served is answered in words; only what nobody foresaw is logged as a fault.</summary>
public sealed class FaultTests
{
    private static string Queries => $"/s/demo/participants/{Story.People[0].Key}/queries";

    [Theory]
    [InlineData("text/html", "text/html; charset=utf-8")]
    [InlineData("application/json", "application/problem+json")]
    public async Task a_body_that_is_too_large_is_refused_whole_and_is_no_fault(string accept, string type)
    {
        await using var world = await World.Make();
        var size = world.Study.State.Size;
        Assert.Empty(await Faults(new ServerOptions { Studies = [world.Study], Clock = world.Clock, LargestRequest = 4096 }, Routes.All, async mona =>
        {
            var form = await mona.Post(Queries, accept, mona.Token, [("text", new string('x', 5000))]);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, type), (form.Status, form.Header("Content-Type")));
            Assert.Contains("larger than this server takes", form.Text, StringComparison.Ordinal);
            var command = await mona.Command("demo", "too-large", new byte[5000]);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (command.Status, command.Header("Content-Type")));
        }));
        Assert.Equal(size, world.Study.State.Size);
    }

    [Fact]
    public async Task a_study_that_is_closing_says_when_to_come_again_and_is_no_fault()
    {
        await using var world = await World.Make();
        Assert.Empty(await Faults(new ServerOptions { Studies = [world.Study], Clock = world.Clock }, Routes.All, async mona =>
        {
            await world.Study.Journal.DisposeAsync();
            var page = await mona.Post(Queries, ("text", "Is it so?"));
            var problem = await mona.Command("demo", "closing", TrialJson.WriteCommand(new OpenQuery(Story.People[0].Key, "Q-9", null, null, "Is it so?")));
            foreach (var reading in new[] { page, problem })
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, reading.Status);
                Assert.Equal("5", reading.Header("Retry-After"));
                Assert.Contains("this act was not confirmed", reading.Text, StringComparison.Ordinal);
            }
            Assert.Equal("application/problem+json", problem.Header("Content-Type"));
        }));
    }

    [Fact]
    public async Task what_nobody_foresaw_is_logged()
    {
        await using var world = await World.Make();
        var broken = new Route("GET", "/broken", new Access.Anyone(), "planted", _ => throw new InvalidOperationException("planted"));
        var faults = await Faults(new ServerOptions { Studies = [world.Study], Clock = world.Clock }, [.. Routes.All, broken], async mona =>
            Assert.Equal(HttpStatusCode.InternalServerError, (await mona.Get("/broken")).Status));
        Assert.Contains("unhandled", Assert.Single(faults), StringComparison.Ordinal);
    }

    /// <summary>What the server logs as errors. A request is logged after it was answered, so they are all there only when the server has stopped.</summary>
    private static async Task<IEnumerable<string>> Faults(ServerOptions options, IEnumerable<Route> routes, Func<Visitor, Task> visit)
    {
        using var log = new Log();
        await using (var site = await LiveSite.Open(options, routes, log))
        {
            using var mona = await site.As("mona");
            await visit(mona);
        }
        return log.Lines;
    }

    private sealed class Log : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
