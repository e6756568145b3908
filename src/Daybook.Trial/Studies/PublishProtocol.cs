namespace Daybook.Trial;

/// <summary>Publishes a version of the protocol: the file's bytes become a blob and are never changed.</summary>
public sealed record PublishProtocol(string Yaml) : Command;
