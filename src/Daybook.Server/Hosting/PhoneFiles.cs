using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The diary's application for the phone, as it was built, inside the assembly. It holds no data of a study: whoever opens it without a code sees that she needs one.</summary>
public static class PhoneFiles
{
    private const string Prefix = "phone/";
    private const string Page = "index.html";
    private const string ManifestEnds = ".webmanifest";

    /// <summary>A file as it is and as it travels: a phone has a slow network.</summary>
    private sealed record Part(byte[] Plain, byte[] Brotli);

    private static readonly FrozenDictionary<string, Part> ByName = typeof(PhoneFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>What stands under the icon on her home screen, in each language that the diary speaks.</summary>
    private static readonly FrozenDictionary<string, Part> Manifests = PhoneTexts.Languages.ToFrozenDictionary(language => language, Manifest);

    /// <summary>What a browser asks for beside the page itself.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => name != Page);

    public static Task<IResult> Show(HttpContext http) => Task.FromResult(Send(http, Page));

    public static Task<IResult> Answer(HttpContext http) =>
        Task.FromResult(http.Request.RouteValues["part"] is string name && name != Page && ByName.ContainsKey(name) ? Send(http, name) : Answers.NotFound(http));

    private static IResult Send(HttpContext http, string name)
    {
        if (!ByName.TryGetValue(name, out var part))
            return Answers.NotFound(http);
        if (Path.GetExtension(name) == ManifestEnds)
            part = Manifests[LanguageOf(http)];
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForPhone;
        // A name with a hash never changes what it means. The page and the worker are asked for again, and not sent when they are the same.
        http.Response.Headers.CacheControl = name.Split('.').Length == 3 ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = Path.GetExtension(name) == ManifestEnds ? "Accept-Encoding, Accept-Language" : "Accept-Encoding";
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
        ManifestEnds => "application/manifest+json",
        _ => throw new System.Diagnostics.UnreachableException(name),
    };

    /// <summary>The language that her browser likes best, of those that the diary speaks.</summary>
    private static string LanguageOf(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
        .Select(one => Tongues.Nearest(one.Value.Value, PhoneTexts.Languages)).FirstOrDefault(one => one is not null) ?? "en";

    private static Part Manifest(string language)
    {
        var manifest = JsonNode.Parse(ByName["diary" + ManifestEnds].Plain)!;
        foreach (var name in new[] { "name", "short_name" })
            manifest[name] = PhoneTexts.In(language)["diary"];
        manifest["lang"] = language;
        manifest["dir"] = language == "ar" ? "rtl" : "ltr";
        return Packed(JsonSerializer.SerializeToUtf8Bytes(manifest));
    }

    private static Part Read(string name)
    {
        using var stream = typeof(PhoneFiles).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Packed(memory.ToArray());
    }

    private static Part Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(plain);
        return new Part(plain, packed.ToArray());
    }
}
