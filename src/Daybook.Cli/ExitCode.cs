namespace Daybook.Cli;

/// <summary>What the shell is told. The numbers are documented and never change.</summary>
public enum ExitCode
{
    Ok = 0,
    Failed = 1,
    Usage = 2,
    InvalidInput = 3,
    Refused = 4,
    NotFound = 5,
    Interrupted = 130,
}
