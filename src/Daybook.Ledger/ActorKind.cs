namespace Daybook.Ledger;

/// <summary>What sort of actor caused an entry. The numbers are part of the canonical encoding and never change.</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in: staff, or a participant in a browser.</summary>
    Person = 1,

    /// <summary>An enrolled device, acting for the participant who holds it.</summary>
    Device = 2,

    /// <summary>The software itself: a verdict, a timer, an import.</summary>
    System = 3,

    /// <summary>A virtual participant or virtual staff member of a rehearsal or simulation.</summary>
    Virtual = 4,
}
