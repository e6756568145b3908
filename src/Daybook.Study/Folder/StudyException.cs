namespace Daybook.Study;

/// <summary>The study's files cannot do what was asked. The code is stable; the message says what happened and what to do.</summary>
/// <remarks>A command that the protocol forbids is no exception: it is answered by a refusal.</remarks>
public sealed class StudyException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>noun.reason, for example <c>folder.in-use</c>.</summary>
    public string Code { get; } = code;
}
