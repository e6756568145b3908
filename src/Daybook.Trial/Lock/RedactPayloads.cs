namespace Daybook.Trial;

/// <summary>Erases what entries said, with the justification (ICH E6(R3) 4.2.2). That they were there stays provable.</summary>
public sealed record RedactPayloads(IReadOnlyList<long> Entries, string Justification) : Command;
