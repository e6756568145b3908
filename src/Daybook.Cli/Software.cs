using Daybook.Server;

namespace Daybook.Cli;

/// <summary>The version of this build; it stands on every record, export and report.</summary>
public static class Software
{
    public static string Version => StudyReport.Software;
}
