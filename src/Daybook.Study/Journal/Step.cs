using Daybook.Trial;

namespace Daybook.Study;

/// <summary>One entry as the fold takes it.</summary>
/// <param name="Recorded">The event; of an erased entry what remains of it, which gives no values.</param>
/// <param name="Erased">Whether its payload was erased.</param>
internal readonly record struct Step(Recorded Recorded, bool Erased = false);
