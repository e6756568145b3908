namespace Daybook.Cli.Fit;

/// <summary>A case file that cannot be run as it stands.</summary>
internal sealed class InvalidCaseException(string message) : Exception(message);
