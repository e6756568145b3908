namespace Daybook.Trial;

/// <summary>What came of reading a protocol file: the protocol, or everything that is wrong with it.</summary>
/// <param name="Protocol">The protocol; null when there is any problem.</param>
/// <param name="Problems">The problems in the order of the file.</param>
public sealed record ProtocolReading(Protocol? Protocol, IReadOnlyList<Problem> Problems)
{
    /// <summary>The parts that could not be read whole, so that some rules of what they mean were not tried.</summary>
    public IReadOnlyList<string> Untried { get; init; } = [];
}
