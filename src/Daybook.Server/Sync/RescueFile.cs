namespace Daybook.Server;

/// <summary>What a phone could not send, as a file: the very requests that it would have sent, each with its signature. Anybody can read it; nobody can change it unnoticed.</summary>
/// <param name="Format">The name and version of this document.</param>
/// <param name="Study">The study's key.</param>
/// <param name="Device">The device.</param>
/// <param name="Requests">The requests, in order.</param>
public sealed record RescueFile(string Format, string Study, string Device, IReadOnlyList<RescueRequest> Requests)
{
    public const string Version = "daybook-rescue/1";
}

/// <summary>One request to the sync endpoint as the phone signed it.</summary>
public sealed record RescueRequest(string Body, string Signature);
