using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>A person's account with her roles, per study and site.</summary>
public sealed record Account(string Id, string Name, ImmutableList<RoleGranted> Roles);
