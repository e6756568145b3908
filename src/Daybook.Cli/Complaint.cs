namespace Daybook.Cli;

#pragma warning disable CA1710 // A complaint is what a person reads; its name says so.
/// <summary>An expected end of a verb: what happened, how to mend it, and the exit code. Anything else that is thrown is a bug.</summary>
public sealed class Complaint(ExitCode code, string what, string? remedy = null) : Exception(what)
{
    public ExitCode Code { get; } = code;

    /// <summary>What to do now.</summary>
    public string? Remedy { get; } = remedy;
}
