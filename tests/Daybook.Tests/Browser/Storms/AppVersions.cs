using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Daybook.Server;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Browser.Storms;

/// <summary>The app as it was built, and further versions of it: other names for its files, another version of its database with one table more, another worker.</summary>
internal sealed partial class AppVersions
{
    private static readonly string Built = Repository.At("artifacts", "web", "diary");

    private const string Portal = "<!doctype html><title>Guests</title><p>Accept the terms of this network.";

    private Dictionary<string, string>? files;

    /// <summary>Whether a network answers with its own page, as one in a café does, where files of the app are asked for; the worker still comes through.</summary>
    public bool Intercepted { get; set; }

    /// <summary>How often it did.</summary>
    public int Answered { get; private set; }

    /// <summary>The route with the newest version behind it.</summary>
    public Route Serve(Route route) => route.Path switch
    {
        "/phone" or "/phone/{part}" when Versioned(route) is var versioned => versioned with { Answer = http => Intercepted && (string?)http.Request.RouteValues["part"] != "sw.js" ? Task.FromResult(Stranger()) : versioned.Answer(http) },
        _ => route,
    };

    private IResult Stranger()
    {
        Answered++;
        return Results.Content(Portal, "text/html");
    }

    private Route Versioned(Route route) => route.Path switch
    {
        "/phone" => route with { Answer = http => files is null ? route.Answer(http) : Task.FromResult(Send(http, "index.html")) },
        "/phone/{part}" => route with { Answer = http => files is null || !files.ContainsKey((string)http.Request.RouteValues["part"]!) ? route.Answer(http) : Task.FromResult(Send(http, (string)http.Request.RouteValues["part"]!)) },
        _ => route,
    };

    /// <summary>Puts a new version in place of the old one, as an update of the server does.</summary>
    public void Publish(int version)
    {
        var texts = Directory.EnumerateFiles(Built, "*.*").Where(path => Path.GetExtension(path) is ".js" or ".html").ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
        var index = texts.Keys.Single(name => name.StartsWith("index.", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal));
        var opening = texts.Keys.Where(name => Opening().Count(texts[name]) == 1 && Tables().Count(texts[name]) == 1).ToList();
        if (opening is not [var opens])
            throw new InvalidOperationException("The built app does not open its database as it did.");
        texts[opens] = Tables().Replace(Opening().Replace(texts[opens], string.Create(CultureInfo.InvariantCulture, $"this.name,{version + 1},")), string.Create(CultureInfo.InvariantCulture, $"$1card$1,$1v{version}$1]"));
        var renamed = new[] { index, opens }.Distinct().ToDictionary(name => name, name => string.Create(CultureInfo.InvariantCulture, $"{name.Split('.')[0]}.v{version}.js"), StringComparer.Ordinal);
        files = texts.ToDictionary(
            file => renamed.GetValueOrDefault(file.Key, file.Key),
            file => Version().Replace(renamed.Aggregate(file.Value, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal)), string.Create(CultureInfo.InvariantCulture, $"VERSION=\"v{version}\"")), StringComparer.Ordinal);
    }

    private IResult Send(HttpContext http, string name)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForPhone;
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Encoding.UTF8.GetBytes(files![name]), name.EndsWith(".html", StringComparison.Ordinal) ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
    }

    [GeneratedRegex(@"this\.name,[\w$]+,")]
    private static partial Regex Opening();

    [GeneratedRegex("([\"'`])card\\1\\]")]
    private static partial Regex Tables();

    [GeneratedRegex("VERSION=\"[0-9a-f]+\"")]
    private static partial Regex Version();
}
