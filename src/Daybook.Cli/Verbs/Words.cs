using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>The words of closed families as they are written on the command line.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    public static string Of(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    public static bool TryRole(string word, out Role role)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            role = candidate;
            if (Of(candidate) == word) return true;
        }
        role = default;
        return false;
    }
}
