namespace Daybook.Trial;

/// <summary>One rule that a study must obey beyond its writing.</summary>
/// <param name="Reads">The parts of the protocol that the rule reads; it rests while one of them cannot be read.</param>
/// <param name="Run">Adds a problem for every breach.</param>
internal sealed record ProtocolCheck(IReadOnlyList<string> Reads, Action<Protocol, Places, ProblemList> Run);

/// <summary>Every rule of meaning.</summary>
internal static class ProtocolChecks
{
    public static IReadOnlyList<ProtocolCheck> All { get; } =
    [
    ];
}
