using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What came of reading a truth file: the truth, or everything that is wrong with it.</summary>
public sealed record TruthReading(Truth? Truth, IReadOnlyList<Problem> Problems);

/// <summary>Reads a truth file as strictly as a protocol, and checks that it speaks of that protocol.</summary>
public static class TruthReader
{
    public static TruthReading Read(string yaml, string fileName, Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var reading = StrictYaml.Read<Truth>(yaml, fileName);
        if (reading.Value is { } truth && reading.Problems.Count == 0)
        {
            new TruthChecks(protocol, truth, reading.Places, reading.Problems).Run();
        }
        return new TruthReading(reading.Problems.Count == 0 ? reading.Value : null, reading.Problems.InOrder());
    }
}
