using System.Reflection;

namespace Daybook.Cli;

/// <summary>The version of this build; it stands on every record, export and report.</summary>
public static class Software
{
    public static string Version { get; } =
        typeof(Software).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
