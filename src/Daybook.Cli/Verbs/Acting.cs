using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>How a verb that issues commands is told who acts, and says that a command was refused.</summary>
internal static class Acting
{
    public static Actor Person(string text)
    {
        var at = text.LastIndexOf(':');
        if (at > 0 && Words.TryRole(text[(at + 1)..], out var role)) return new Actor(ActorKind.Person, text[..at], role);
        throw new Complaint(ExitCode.Usage, $"'{text}' does not say who acts.", $"write account:role, with role one of {string.Join(", ", Words.Roles)}.");
    }

    public static ExitCode Refused(Terminal terminal, Refusal refusal)
    {
        terminal.Answer(
            new JsonObject { ["refused"] = refusal.Code, ["what"] = refusal.What, ["meaning"] = refusal.Meaning, ["remedy"] = refusal.Remedy },
            $"refused ({refusal.Code}): {refusal.What}", $"  {refusal.Meaning}", $"  {refusal.Remedy}");
        return ExitCode.Refused;
    }
}
