using System.Net;
using System.Threading.RateLimiting;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Daybook.Server;

/// <summary>Builds the web server of one or more studies.</summary>
public static class DaybookServer
{
    internal const string SignInLimit = "sign-in";
    private const string RetryAfterSeconds = "5";

    /// <summary>The server, ready to start. It opens no study and closes none: they are the caller's.</summary>
    /// <exception cref="ServeRefusedException">The address is not one on which these studies may be served.</exception>
    public static WebApplication Build(ServerOptions options) => Build(options, Routes.All);

    /// <summary>The same with other routes, and another log than the console; only tests plant any.</summary>
    internal static WebApplication Build(ServerOptions options, IEnumerable<Route> routes, ILoggerProvider? log = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        // No configuration file, environment variable or argument changes what the options say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "daybook", EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().UseUrls(options.Address.ToString()).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestRequest;
        });
        if (options.Https)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        _ = log is null ? builder.Logging.AddSimpleConsole() : builder.Logging.AddProvider(log);
        AddParts(builder.Services, options);
        var app = builder.Build();
        app.UseHostFiltering();
        SecurityHeaders.Use(app, options.Clock, options.Https);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Fail,
            // What is foreseen is answered and no fault: the log is for faults.
            SuppressDiagnosticsCallback = context => Foreseen(context.Exception) is not null,
        });
        app.UseStatusCodePages(context => Bare(context.HttpContext));
        app.UseRouting();
        app.UseRateLimiter();
        Routes.Map(app, routes);
        return app;
    }

    private static void AddParts(IServiceCollection parts, ServerOptions options)
    {
        parts.AddSingleton(new FrontDesk(options));
        parts.AddSingleton(options);
        parts.AddHostedService<ReminderClock>();
        parts.AddRouting(routing => routing.AppendTrailingSlash = false);
        // A signed consent holds a name: no part of a body is ever put into a temporary file.
        parts.Configure<FormOptions>(forms => forms.MemoryBufferThreshold = GiveConsentEndpoint.LargestBody);
        // Another name that resolves to this machine is not this server (DNS rebinding).
        parts.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = options.Address.IsLoopback ? ["127.0.0.1", "localhost", "[::1]"] : [options.Address.Host]);
        parts.AddRateLimiter(limits => limits.AddPolicy(SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress ?? IPAddress.None,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
    }

    private static void Check(ServerOptions options)
    {
        if (!options.Address.IsLoopback && options.Studies.Any(study => study.State.Opened!.Purpose == Purpose.Synthetic))
            throw new ServeRefusedException(new Refusal("serve.demo-not-local", $"A synthetic study lets anybody in without a password, and {options.Address.Host} is not this machine",
                "Nothing was served.", "Serve it on 127.0.0.1, or serve only real studies on that address."));
        if (!options.Address.IsLoopback && !options.Https)
            throw new ServeRefusedException(new Refusal("serve.not-encrypted", $"{options.Address} is not this machine and not encrypted",
                "Nothing was served.", "Use an https address."));
    }

    private static Task Fail(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, refusal) = (error is null ? null : Foreseen(error)) ?? (StatusCodes.Status500InternalServerError, Answers.Broken);
        if (status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Answers.Error(http, status, refusal).ExecuteAsync(http);
    }

    /// <summary>The answer to an exception that is no fault of the program; null for one that is.</summary>
    private static (int Status, Refusal Refusal)? Foreseen(Exception error) => error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, Answers.TooLarge),
        BadHttpRequestException => (StatusCodes.Status400BadRequest, Answers.Unreadable("The request cannot be read")),
        StudyException { Code: "journal.closed" } => (StatusCodes.Status503ServiceUnavailable, Answers.Closing),
        StudyException { Code: var code } when IsOfWriting(code) => (StatusCodes.Status503ServiceUnavailable, Answers.NotWriting),
        _ => null,
    };

    /// <summary>Whether the writer, not the act, is the reason: the same act may be sent again.</summary>
    private static bool IsOfWriting(string code) => code.StartsWith("journal.", StringComparison.Ordinal) || code.StartsWith("commit.", StringComparison.Ordinal);

    /// <summary>An error without a body gets the one body.</summary>
    private static Task Bare(HttpContext http) => Answers.Error(http, http.Response.StatusCode, http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Answers.NoSuchPage,
        StatusCodes.Status429TooManyRequests => new Refusal("sign-in.too-often", "Too many sign-ins from this address", "Nothing was opened.", "Wait a minute and try again."),
        _ => Answers.Broken,
    }).ExecuteAsync(http);
}
