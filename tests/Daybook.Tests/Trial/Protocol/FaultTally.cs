using System.Globalization;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>How the checker does on the seeded faults of one protocol.</summary>
internal sealed class FaultTally
{
    private readonly List<(SeededFault Fault, IReadOnlyList<Problem> Problems)> tried;

    /// <param name="file">The name of the protocol, for the table.</param>
    /// <param name="yaml">The protocol, which has no problem.</param>
    /// <param name="seeds">One fault each.</param>
    public FaultTally(string file, string yaml, IEnumerable<int> seeds)
    {
        File = file;
        tried = [.. seeds.Select(seed => SeededFault.Plant(yaml, seed)).Select(fault => (fault, ProtocolReader.Read(fault.Yaml, file).Problems))];
    }

    public string File { get; }

    public int Faults => tried.Count;

    /// <summary>How many were the first problem, on the right line.</summary>
    public int Found => tried.Count(one => one.Fault.IsFoundBy(one.Problems));

    public int Misspelt => tried.Count(one => one.Fault.Meant is not null);

    /// <summary>How many misspellings were answered with what was meant.</summary>
    public int Righted => tried.Count(one => one.Fault.Meant is not null && one.Fault.IsRightedBy(one.Problems));

    /// <summary>What was not found, in words.</summary>
    public IReadOnlyList<string> Missed => Described(one => !one.Fault.IsFoundBy(one.Problems));

    /// <summary>What was found and not righted, in words.</summary>
    public IReadOnlyList<string> NotRighted => Described(one => one.Fault.Meant is not null && !one.Fault.IsRightedBy(one.Problems));

    /// <summary>A row for each kind of fault.</summary>
    public string Table()
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{File}: {Found} of {Faults} on the right line, {Righted} of {Misspelt} misspellings righted\n");
        foreach (var kind in tried.GroupBy(one => one.Fault.Kind))
        {
            var misspelt = kind.Count(one => one.Fault.Meant is not null);
            var righted = misspelt == 0 ? "" : FormattableString.Invariant($", righted {kind.Count(one => one.Fault.IsRightedBy(one.Problems))}");
            table.Append(CultureInfo.InvariantCulture, $"  {kind.Key,-14} {kind.Count(),5} faults, on the right line {kind.Count(one => one.Fault.IsFoundBy(one.Problems)),5}{righted}\n");
        }
        return table.ToString();
    }

    private IReadOnlyList<string> Described(Func<(SeededFault Fault, IReadOnlyList<Problem> Problems), bool> where) => [.. tried.Where(where).Select(one =>
        $"{File}: {one.Fault.Kind}{(one.Fault.Meant is { } meant ? $" of {meant}" : "")} on line {one.Fault.Line}: {one.Fault.Yaml.Split('\n')[one.Fault.Line - 1].Trim()}\n"
        + (one.Problems is [var first, ..] ? $"    first {first.Code} on line {first.Line}: {first.What} ({first.Suggestion})" : "    no problem was reported"))];
}
