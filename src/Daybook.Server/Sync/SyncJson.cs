using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Server;

/// <summary>The documents between phone and server. A key that this version does not know is passed over: phones of every age are answered.</summary>
public static class SyncJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
    };

    /// <exception cref="JsonException">The bytes are no such document.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The document is null.");

    public static byte[] Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);
}
