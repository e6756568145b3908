using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The fixed cast: the staff of every synthetic study.</summary>
public static class Cast
{
    public static Actor Ines { get; } = Member("ines", Role.Investigator);

    public static Actor Cora { get; } = Member("cora", Role.Coordinator);

    public static Actor Lara { get; } = Member("lara", Role.LabOperator);

    public static Actor Phil { get; } = Member("phil", Role.Pharmacist);

    public static Actor Mona { get; } = Member("mona", Role.Monitor);

    public static Actor Stan { get; } = Member("stan", Role.Statistician);

    public static Actor Adam { get; } = Member("adam", Role.Administrator);

    public static IReadOnlyList<Actor> All { get; } = [Ines, Cora, Lara, Phil, Mona, Stan, Adam];

    /// <summary>The phone of a participant.</summary>
    public static Actor Phone(string device) => new(ActorKind.Device, device, Role.Participant);

    private static Actor Member(string id, Role role) => new(ActorKind.Virtual, id, role);
}
