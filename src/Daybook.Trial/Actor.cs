namespace Daybook.Trial;

/// <summary>Who did it (21 CFR Part 11, 11.10(e); ICH E6(R3) 4.2.2).</summary>
/// <param name="Kind">A person, a device, the system itself, or a virtual participant or member of staff.</param>
/// <param name="Id">The account, device or participant key.</param>
/// <param name="Role">The role in which it was done.</param>
public sealed record Actor(ActorKind Kind, string Id, Role Role);

/// <summary>The kinds of actor.</summary>
public enum ActorKind
{
    Person,
    Device,
    System,
    Virtual,
}
