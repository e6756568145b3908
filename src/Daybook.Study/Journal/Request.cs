using Daybook.Trial;

namespace Daybook.Study;

/// <summary>One command, as a caller asks it.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="By">Who asks.</param>
/// <param name="CommandId">The caller's own id of it: asking again under the same id does nothing twice.</param>
/// <param name="Site">The site to which the actor's role is bound; null for all.</param>
public sealed record Request(Command Command, Actor By, string CommandId, string? Site = null);
