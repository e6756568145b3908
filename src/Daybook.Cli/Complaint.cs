using System.Text.Json.Nodes;

namespace Daybook.Cli;

#pragma warning disable CA1710 // A complaint is what a person reads; its name says so.
/// <summary>An expected end of a verb: what happened, how to mend it, and the exit code. Anything else that is thrown is a bug.</summary>
public sealed class Complaint(ExitCode code, string what, string? remedy = null, JsonObject? details = null) : Exception(what)
{
    public ExitCode Code { get; } = code;

    /// <summary>What a program is told beside the words: one JSON document is all that a verb prints.</summary>
    public JsonObject? Details { get; } = details;

    /// <summary>What to do now.</summary>
    public string? Remedy { get; } = remedy;
}
