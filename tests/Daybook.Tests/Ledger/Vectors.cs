using System.Text.Json;
using Daybook.Ledger;
using Xunit;

namespace Daybook.Tests.Ledger;

/// <summary>Reads language-neutral vectors: ours from <c>spec/vectors</c>, others from the folder in DAYBOOK_FIXTURES.</summary>
internal static class Vectors
{
    public static IReadOnlyList<JsonElement> Own(string name) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root(), "spec", "vectors", $"ledger-{name}.json"))).RootElement.EnumerateArray()];

    /// <summary>The file of each vector below a folder of the fixtures, or a skip when there are no fixtures.</summary>
    public static IReadOnlyList<(string File, JsonElement Vector)> ThirdParty(string folder)
    {
        var fixtures = Environment.GetEnvironmentVariable("DAYBOOK_FIXTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(fixtures), "DAYBOOK_FIXTURES names no folder with the third-party vectors.");
        var files = Directory.GetFiles(Path.Combine(fixtures!, "thirdparty", folder), "*.json", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(f => (f, JsonDocument.Parse(File.ReadAllBytes(f)).RootElement))];
    }

    public static string Description(this JsonElement vector) => vector.GetProperty("desc").GetString()!;

    public static bool WantsError(this JsonElement vector) => vector.GetProperty("wantErr").GetBoolean();

    public static string String(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    public static byte[] Hex(this JsonElement vector, string name) => Convert.FromHexString(vector.String(name));

    /// <summary>The hash, or null when it has not 32 bytes and so cannot even be asked about.</summary>
    public static Hash? Base64Hash(this JsonElement value)
    {
        var bytes = value.GetBytesFromBase64();
        return bytes.Length == Hash.Size ? new Hash(bytes) : null;
    }

    public static IReadOnlyList<Hash>? Base64Hashes(this JsonElement vector, string name)
    {
        var array = vector.GetProperty(name);
        if (array.ValueKind == JsonValueKind.Null)
            return [];
        var hashes = array.EnumerateArray().Select(h => h.Base64Hash()).ToList();
        return hashes.Contains(null) ? null : [.. hashes.Select(h => h!.Value)];
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "spec", "vectors")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No spec/vectors above {AppContext.BaseDirectory}.");
    }
}
