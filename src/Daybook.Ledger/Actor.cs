namespace Daybook.Ledger;

/// <summary>Who caused an entry.</summary>
/// <param name="Kind">Person, device, system or virtual.</param>
/// <param name="Id">An opaque key; never a name.</param>
/// <param name="Role">The role in which the actor acted, such as <c>investigator</c>.</param>
public sealed record Actor(ActorKind Kind, string Id, string Role);
