using System.Security.Cryptography;
using System.Text;

namespace Daybook.Trial;

/// <summary>Reads a protocol file: its writing, its names and its meaning, every problem in one pass.</summary>
public static class ProtocolReader
{
    /// <summary>Reads a protocol file.</summary>
    /// <param name="yaml">The file.</param>
    /// <param name="fileName">The name that problems show.</param>
    /// <param name="everyWorld">Whether what can be found beside a value that nobody can read is looked for, too, which takes much longer: for an author. Whether the protocol is sound does not depend on it.</param>
    public static ProtocolReading Read(string yaml, string fileName, bool everyWorld = true)
    {
        var reading = StrictYaml.Read<Protocol>(yaml, fileName);
        if (reading.Value is not { } written)
            return new ProtocolReading(null, reading.Problems.InOrder());
        var whole = reading.Unreadable.Contains("arms") || reading.Unreadable.Contains("sequences") ? null : GeneratedArms.Of(written, reading);
        var slips = reading.Problems.InOrder();
        var untried = Check(whole ?? written, reading, whole is null ? [.. reading.Unreadable, "arms"] : [.. reading.Unreadable]);
        if (everyWorld && untried.Count > 0)
            reading.Problems.Add(EveryWorld.Problems(yaml, fileName, slips, reading.Problems.InOrder()));
        return new ProtocolReading(reading.Problems.Count == 0 ? whole : null, reading.Problems.InOrder()) { Untried = untried };
    }

    /// <summary>The problems of one of the worlds in which something stands where nobody can read what does; null where some of it cannot be guessed.</summary>
    internal static IReadOnlyList<Problem>? Problems(string yaml, string fileName, Guesses guesses)
    {
        var reading = StrictYaml.Read<Protocol>(yaml, fileName, guesses);
        if (reading.Unreadable.Count > 0 || reading.Value is not { } written || GeneratedArms.Of(written, reading) is not { } whole)
            return null;
        Check(whole, reading, []);
        return reading.Problems.InOrder();
    }

    /// <summary>Reads a version that was published. What it means was checked then, by the rules of then: a rule that came later must not make a running study unreadable.</summary>
    /// <param name="yaml">The file.</param>
    /// <param name="fileName">The name that problems show.</param>
    public static ProtocolReading ReadPublished(string yaml, string fileName)
    {
        var reading = StrictYaml.Read<Protocol>(yaml, fileName);
        var whole = reading.Value is { } written && reading.Problems.Count == 0 ? GeneratedArms.Of(written, reading) : null;
        return new ProtocolReading(reading.Problems.Count == 0 ? whole : null, reading.Problems.InOrder());
    }

    /// <summary>Tries every rule whose parts can be read; what could not be read and kept a rule from being tried.</summary>
    private static List<string> Check(Protocol protocol, YamlReading<Protocol> reading, HashSet<string> spoilt)
    {
        var untried = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var check in ProtocolChecks.All)
        {
            if (check.Reads.Any(spoilt.Contains))
            {
                untried.UnionWith(check.Reads.Where(reading.Unreadable.Contains));
                continue;
            }
            var before = reading.Problems.Count;
            check.Run(protocol, reading.Places, reading.Problems);
            if (check.Spoils is { } part && reading.Problems.Count > before)
                spoilt.Add(part);
        }
        return [.. untried];
    }

    /// <summary>The hash that names a protocol file: SHA-256 of its UTF-8 bytes.</summary>
    public static ProtocolHash HashOf(string yaml) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml))));
}
