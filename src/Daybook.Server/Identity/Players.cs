using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The fixed cast of synthetic studies: who acts in demos, simulations and tests.</summary>
public static class Players
{
    public sealed record Player(string Account, string Name, Role Role, string Does);

    public static IReadOnlyList<Player> All { get; } =
    [
        new("ines", "Ines", Role.Investigator, "decides who may take part, looks after safety, opens the code with another person"),
        new("cora", "Cora", Role.Coordinator, "runs the visits and sees that diaries come in"),
        new("lara", "Lara", Role.LabOperator, "enters laboratory values"),
        new("phil", "Phil", Role.Pharmacist, "hands out kits and takes them back"),
        new("mona", "Mona", Role.Monitor, "reads everything, asks and closes queries"),
        new("stan", "Stan", Role.Statistician, "locks the study, opens the code with another person, reads the report"),
        new("adam", "Adam", Role.Administrator, "gives people accounts and roles"),
    ];

    public static Player? Find(string account) => All.FirstOrDefault(player => player.Account == account);
}
