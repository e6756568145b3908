using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The style sheet and the icon, inside the assembly, each under a name that holds its hash: it may be cached for ever.</summary>
public static class OwnFiles
{
    private sealed record Asset(string Type, byte[] Bytes);

    private static readonly FrozenDictionary<string, Asset> ByName;

    static OwnFiles()
    {
        var files = new[] { ("daybook", "css", "text/css; charset=utf-8"), ("icon", "svg", "image/svg+xml") };
        var named = files.Select(file => (file, bytes: Read($"{file.Item1}.{file.Item2}")))
            .ToDictionary(pair => pair.file.Item1, pair => (Name: $"{pair.file.Item1}.{Hash(pair.bytes)}.{pair.file.Item2}", Asset: new Asset(pair.file.Item3, pair.bytes)));
        Style = "/assets/" + named["daybook"].Name;
        Icon = "/assets/" + named["icon"].Name;
        ByName = named.Values.ToFrozenDictionary(pair => pair.Name, pair => pair.Asset, StringComparer.Ordinal);
    }

    public static string Style { get; }

    public static string Icon { get; }

    public static IEnumerable<string> Names => ByName.Keys;

    public static Task<IResult> Answer(HttpContext http)
    {
        if (http.Request.RouteValues["file"] is not string name || !ByName.TryGetValue(name, out var asset))
            return Task.FromResult(Answers.NotFound(http));
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.FromResult(Results.Bytes(asset.Bytes, asset.Type));
    }

    /// <summary>A file of the assembly by its own name.</summary>
    internal static byte[] Read(string name)
    {
        using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The asset {name} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
}
