using NodaTime;

namespace Daybook.Trial;

/// <summary>One act: who asks, when it reached the study, and what may be asked of the stores without opening them.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When the command reached the study.</param>
/// <param name="CommandId">The id that the caller gave the command; ids of new things derive from it.</param>
/// <param name="Vault">Questions that the sealed store answers.</param>
/// <param name="Root">The root over all entries so far, lower-case hexadecimal. Only a lock asks for it.</param>
public sealed record Act(Actor By, Instant At, string CommandId, IVault Vault, Func<string> Root)
{
    /// <summary>The local date of the act where the clock shows <paramref name="zone"/>.</summary>
    public LocalDate DateIn(string zone) => At.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
}
