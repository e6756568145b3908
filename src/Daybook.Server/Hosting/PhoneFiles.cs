using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The diary's application for the phone, as it was built, inside the assembly. It holds no data of a study: whoever opens it without a code sees that she needs one.</summary>
public static class PhoneFiles
{
    private const string Prefix = "phone/";
    private const string Page = "index.html";

    /// <summary>A file as it is and as it travels: a phone has a slow network.</summary>
    private sealed record Part(byte[] Plain, byte[] Brotli);

    private static readonly FrozenDictionary<string, Part> ByName = typeof(PhoneFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>What a browser asks for beside the page itself.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => name != Page);

    public static Task<IResult> Show(HttpContext http) => Task.FromResult(Send(http, Page));

    public static Task<IResult> Answer(HttpContext http) =>
        Task.FromResult(http.Request.RouteValues["part"] is string name && name != Page && ByName.ContainsKey(name) ? Send(http, name) : Answers.NotFound(http));

    private static IResult Send(HttpContext http, string name)
    {
        if (!ByName.TryGetValue(name, out var part))
            return Answers.NotFound(http);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForPhone;
        // A name with a hash never changes what it means. The page and the worker are asked for again, and not sent when they are the same.
        http.Response.Headers.CacheControl = name.Split('.').Length == 3 ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        var small = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (small)
            http.Response.Headers.ContentEncoding = "br";
        var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(part.Plain))[..16]}{(small ? "-br" : "")}\"");
        return Results.Bytes(small ? part.Brotli : part.Plain, TypeOf(name), entityTag: tag);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        ".webmanifest" => "application/manifest+json",
        _ => throw new System.Diagnostics.UnreachableException(name),
    };

    private static Part Read(string name)
    {
        using var stream = typeof(PhoneFiles).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var plain = memory.ToArray();
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(plain);
        return new Part(plain, packed.ToArray());
    }
}
