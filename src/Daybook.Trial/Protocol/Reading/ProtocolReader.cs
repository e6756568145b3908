using System.Security.Cryptography;
using System.Text;

namespace Daybook.Trial;

/// <summary>Reads a protocol file: its writing, its names and its meaning, every problem in one pass.</summary>
public static class ProtocolReader
{
    /// <summary>Reads <paramref name="yaml"/>; <paramref name="fileName"/> is the name that problems show.</summary>
    public static ProtocolReading Read(string yaml, string fileName)
    {
        var reading = StrictYaml.Read<Protocol>(yaml, fileName);
        if (reading.Value is not { } written)
            return new ProtocolReading(null, reading.Problems.InOrder());
        var whole = reading.Unreadable.Contains("arms") || reading.Unreadable.Contains("sequences") ? null : GeneratedArms.Of(written, reading);
        Check(whole ?? written, reading, whole is null ? [.. reading.Unreadable, "arms"] : [.. reading.Unreadable]);
        return new ProtocolReading(reading.Problems.Count == 0 ? whole : null, reading.Problems.InOrder());
    }

    private static void Check(Protocol protocol, YamlReading<Protocol> reading, HashSet<string> spoilt)
    {
        foreach (var check in ProtocolChecks.All)
        {
            if (check.Reads.Any(spoilt.Contains))
                continue;
            var before = reading.Problems.Count;
            check.Run(protocol, reading.Places, reading.Problems);
            if (check.Spoils is { } part && reading.Problems.Count > before)
                spoilt.Add(part);
        }
    }

    /// <summary>The hash that names a protocol file: SHA-256 of its UTF-8 bytes.</summary>
    public static ProtocolHash HashOf(string yaml) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml))));
}
